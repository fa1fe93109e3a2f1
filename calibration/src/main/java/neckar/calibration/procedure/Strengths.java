package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.Folded;
import neckar.calibration.feature.SynapticPotential;
import neckar.calibration.fit.Linear;
import neckar.calibration.fit.PotentialFit;
import neckar.calibration.fit.Robust;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipBench.WrittenChip;
import neckar.calibration.lab.ChipProgram;
import neckar.calibration.lab.Stimuli;
import neckar.calibration.lab.Wiring;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.HicannCalibration.Rows;
import neckar.spec.calib.HicannCalibration.Weights;
import neckar.spec.calib.MapState;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.unit.MembraneCapacitance;

/**
 * Strength of synapses (calibration reference 2.11): the curve of the weights for the chip, a gain for each input of each denmem by
 * the mean of several rows, and a gain for each row by joined membranes, on each of which 32 synapses of a row act at once.
 */
public final class Strengths implements Procedure {
    private static final int[] WEIGHTS = {15, 9, 4};
    private static final int ROW_STEP = 0;
    private static final int EXCITATORY = 100;
    private static final int INHIBITORY = 200;
    /** Divisor of the rows. */
    public static final int DIVISOR = 30;

    /** V_gmax of the rows. */
    public static final int GMAX = 450;

    private static final int FIRST_DRIVER = 20;
    private static final int DRIVERS = 12;
    private static final double SLOT_SEC = 8e-6;
    private static final double BEFORE_SEC = 0.5e-6;
    private static final int ROUNDS = 2;
    /** Potentials at which the inputs act: events of either sign push the membrane well away. */
    private static final double EXCITATORY_REST_VOLT = 0.62;

    private static final double INHIBITORY_REST_VOLT = 0.8;
    static final double TAU_SYN_SEC = 0.3e-6;
    private static final double EXCITATORY_VOLT = 1.2;
    private static final double INHIBITORY_VOLT = 0.4;
    /** Rows outside this range of the chip's median are broken (calibration reference 6). */
    private static final double LEAST_GAIN = 0.3;

    private static final double MOST_GAIN = 3;

    @Override
    public String name() {
        return "weights";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public double readingSec() {
        return SLOT_SEC * 2 * DRIVERS * ROUNDS * DenmemOnHicann.COUNT;
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(List.of(new Step(ROW_STEP, 0), new Step(ROW_STEP, 1)));
        for (int weight : WEIGHTS) {
            steps.add(new Step(EXCITATORY + weight, 0));
            steps.add(new Step(INHIBITORY + weight, 0));
        }
        return steps;
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        if (step.code() == ROW_STEP) {
            return new Features(rows(bench, known));
        }
        boolean excitatory = step.code() < INHIBITORY;
        int weight = step.code() - (excitatory ? EXCITATORY : INHIBITORY);
        List<SynapseRowOnHicann> rows = EventTrain.rows(DRIVERS, FIRST_DRIVER);
        return new Features(new float[][] {siemens(bench, known, excitatory, weight, rows)});
    }

    /** Mean conductance of the rows, one after the other, at each denmem. */
    static float[] siemens(
            Bench bench, Knowledge known, boolean excitatory, int weight, List<SynapseRowOnHicann> rows) {
        SynapticPotential[] found = potentials(bench, known, excitatory, (row, denmem) -> weight, rows, ROUNDS);
        double force = force(excitatory);
        float[] siemens = new float[found.length];
        for (int d = 0; d < siemens.length; d++) {
            // strength = force g tau/C, with the sign of the force.
            siemens[d] =
                    (float) (found[d].strengthVolt() * MembraneCapacitance.BIG_FARAD / (force * found[d].tauSec()));
        }
        return siemens;
    }

    /** Weight 0..15 of the cell that lies in a row and belongs to a denmem. */
    public interface CellWeight {
        /** The weight. */
        int of(SynapseRowOnHicann row, int denmem);
    }

    /**
     * Heights of the mean potentials of the rows at each denmem, in volt.
     *
     * @param bench the bench
     * @param known what all parameters are set by
     * @param excitatory input of the rows
     * @param weight weight of each cell
     * @param rows rows of both halves in equal number, those of the top half first
     * @param rounds how often each is stimulated
     */
    public static float[] heights(
            Bench bench,
            Knowledge known,
            boolean excitatory,
            CellWeight weight,
            List<SynapseRowOnHicann> rows,
            int rounds) {
        SynapticPotential[] found = potentials(bench, known, excitatory, weight, rows, rounds);
        float[] volt = new float[found.length];
        for (int d = 0; d < volt.length; d++) {
            volt[d] = (float) StrictMath.abs(found[d].heightVolt());
        }
        return volt;
    }

    private static SynapticPotential[] potentials(
            Bench bench,
            Knowledge known,
            boolean excitatory,
            CellWeight weight,
            List<SynapseRowOnHicann> rows,
            int rounds) {
        DenmemParameter time = excitatory ? DenmemParameter.V_SYNTCX : DenmemParameter.V_SYNTCI;
        ChipProgram program = operating(known, excitatory);
        Stimuli stimuli = new Stimuli(known.hicann());
        int slots = rows.size() / 2;
        // The halves of the chip do not see each other's rows: both are stimulated in the same slots.
        for (int i = 0; i < rows.size(); i++) {
            SynapseRowOnHicann row = rows.get(i);
            int half = row.id() / (SynapseRowOnHicann.COUNT / 2);
            program.row(
                    row,
                    excitatory,
                    column -> weight.of(row, half * DenmemOnHicann.COLUMNS + column),
                    DIVISOR,
                    Wiring.address(row));
            for (int round = 0; round <= rounds; round++) {
                double at = (round * slots + i % slots) * SLOT_SEC + BEFORE_SEC;
                stimuli.add(row, Wiring.address(row), Bench.ticks(at));
            }
        }
        double once = slots * SLOT_SEC;
        List<AdcTrace> traces = Bench.readAll(bench.write(program), stimuli.build(), once, once * rounds);
        int slot = (int) StrictMath.round(SLOT_SEC * ChipBench.SAMPLE_HZ);
        double[][] folded = new double[traces.size()][];
        double[] mean = new double[slot];
        for (int d = 0; d < folded.length; d++) {
            folded[d] = Folded.mean(traces.get(d), slot);
            for (int i = 0; i < slot; i++) {
                mean[i] += folded[d][i] / folded.length;
            }
        }
        double onset = SynapticPotential.onsetSec(
                mean, EventTrain.BEFORE_SAMPLES, PotentialRun.TAU_MEM_SEC, TAU_SYN_SEC, ChipBench.SAMPLE_HZ);
        double force = force(excitatory);
        SynapticPotential[] found = new SynapticPotential[folded.length];
        for (int d = 0; d < found.length; d++) {
            double tauMem = given(known, d, DenmemParameter.I_GL, PotentialRun.TAU_MEM_SEC);
            double tau = given(known, d, time, TAU_SYN_SEC);
            found[d] = SynapticPotential.withTimes(
                    folded[d], EventTrain.BEFORE_SAMPLES, onset, tauMem, tau, force, ChipBench.SAMPLE_HZ);
        }
        return found;
    }

    private static double given(Knowledge known, int denmem, DenmemParameter parameter, double value) {
        int code = known.code(denmem, parameter, AnalogMode.NORMAL, value);
        return known.value(denmem, parameter, AnalogMode.NORMAL, code);
    }

    /** Driving force at rest, with its sign. */
    private static double force(boolean excitatory) {
        return excitatory ? EXCITATORY_VOLT - EXCITATORY_REST_VOLT : INHIBITORY_VOLT - INHIBITORY_REST_VOLT;
    }

    static ChipProgram operating(Knowledge known, boolean excitatory) {
        double rest = excitatory ? EXCITATORY_REST_VOLT : INHIBITORY_REST_VOLT;
        return LeakPotential.resting(known)
                .each(DenmemParameter.E_L, d -> known.code(d, DenmemParameter.E_L, AnalogMode.NORMAL, rest))
                .each(
                        DenmemParameter.I_GL,
                        d -> known.code(d, DenmemParameter.I_GL, AnalogMode.NORMAL, PotentialRun.TAU_MEM_SEC))
                .each(
                        DenmemParameter.V_SYNTCX,
                        d -> known.code(d, DenmemParameter.V_SYNTCX, AnalogMode.NORMAL, TAU_SYN_SEC))
                .each(
                        DenmemParameter.V_SYNTCI,
                        d -> known.code(d, DenmemParameter.V_SYNTCI, AnalogMode.NORMAL, TAU_SYN_SEC))
                .shared(SharedParameter.V_GMAX0, GMAX);
    }

    /** Strength of each row at eight joined membranes, in volt. */
    private static float[][] rows(Bench bench, Knowledge known) {
        ChipProgram program = operating(known, true).joinBlocks();
        Stimuli stimuli = new Stimuli(known.hicann());
        for (SynapseRowOnHicann row : SynapseRowOnHicann.all()) {
            program.row(row, true, WeightMap.MAX_WEIGHT, DIVISOR, Wiring.address(row));
            stimuli.add(row, Wiring.address(row), Bench.ticks((row.id() + 1) * SLOT_SEC + BEFORE_SEC));
        }
        WrittenChip written = bench.write(program);
        StimulusEvents events = stimuli.build();
        int[] denmems = new int[8];
        Arrays.setAll(
                denmems, block -> DenmemOnHicann.at(32 * block + 7, block % 2).id());
        long from = Bench.ticks(SLOT_SEC);
        long to = Bench.ticks(SLOT_SEC * (SynapseRowOnHicann.COUNT + 1));
        List<AdcTrace> traces = written.read(denmems, Readout::channel, events, from, to);
        int slot = (int) StrictMath.round(SLOT_SEC * ChipBench.SAMPLE_HZ);
        float[][] strength = new float[denmems.length][SynapseRowOnHicann.COUNT];
        for (int b = 0; b < denmems.length; b++) {
            double[] mean = Folded.mean(traces.get(b), slot);
            double onset = SynapticPotential.onsetSec(
                    mean, EventTrain.BEFORE_SAMPLES, PotentialRun.TAU_MEM_SEC, TAU_SYN_SEC, ChipBench.SAMPLE_HZ);
            for (int row = 0; row < SynapseRowOnHicann.COUNT; row++) {
                double[] y = new double[slot];
                for (int i = 0; i < slot; i++) {
                    y[i] = traces.get(b).volt(row * slot + i);
                }
                strength[b][row] = (float)
                        PotentialFit.strength(y, onset, PotentialRun.TAU_MEM_SEC, TAU_SYN_SEC, 1 / ChipBench.SAMPLE_HZ);
            }
        }
        return strength;
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        List<Step> steps = steps();
        List<String> rowReasons = new ArrayList<>();
        double[] gains = rowGains(measured, rowReasons);
        Rows rows = rowMaps(gains, rowReasons);
        double stimulated = Robust.mean(EventTrain.rows(DRIVERS, FIRST_DRIVER).stream()
                .mapToDouble(row -> gains[row.id()] > LEAST_GAIN ? gains[row.id()] : Double.NaN)
                .toArray());
        double[][] conductance = new double[steps.size()][];
        double[] curve = new double[WeightMap.MAX_WEIGHT + 1];
        for (int s = 2; s < steps.size(); s++) {
            conductance[s] = measured.get(s).row(0);
            for (int d = 0; d < conductance[s].length; d++) {
                conductance[s][d] /= stimulated;
            }
            curve[steps.get(s).code() % 100] += Robust.median(conductance[s]) / 2;
        }
        WeightMap map = quadratic(curve);
        List<String> reasons = new ArrayList<>();
        float[][] gain = new float[2][DenmemOnHicann.COUNT];
        for (int d = 0; d < DenmemOnHicann.COUNT; d++) {
            String why = "";
            for (int input = 0; input < 2; input++) {
                // Least squares: the noise of all three is the same.
                double product = 0;
                double square = 0;
                for (int w = 0; w < WEIGHTS.length; w++) {
                    double expected = map.siemens(WEIGHTS[w], GMAX, DIVISOR);
                    product += conductance[2 + 2 * w + input][d] * expected;
                    square += expected * expected;
                }
                double found = product / square;
                boolean credible = found > LEAST_GAIN && found < MOST_GAIN;
                gain[input][d] = credible ? (float) found : 1;
                why = credible ? why : (input == 0 ? "excitatory" : "inhibitory") + " gain not credible";
            }
            reasons.add(why);
        }
        FitTable denmems = new FitTable(
                name(),
                "S",
                true,
                steps.stream().skip(2).mapToDouble(Step::code).toArray(),
                Arrays.copyOfRange(conductance, 2, conductance.length),
                fitted(map, gain),
                reasons);
        double[][] oneRow = {gains};
        FitTable rowTable = new FitTable("rows", "1", true, new double[] {0}, oneRow, oneRow, rowReasons);
        return new Outcome(known.with(new Weights(map, gain[0], gain[1]), rows), List.of(denmems, rowTable));
    }

    private static double[][] fitted(WeightMap map, float[][] gain) {
        double[][] fitted = new double[2 * WEIGHTS.length][DenmemOnHicann.COUNT];
        for (int s = 0; s < fitted.length; s++) {
            for (int d = 0; d < DenmemOnHicann.COUNT; d++) {
                fitted[s][d] = map.siemens(WEIGHTS[s / 2], GMAX, DIVISOR) * gain[s % 2][d];
            }
        }
        return fitted;
    }

    private static double[] rowGains(List<Features> measured, List<String> reasons) {
        int n = SynapseRowOnHicann.COUNT;
        double[] gain = new double[n];
        for (int repetition = 0; repetition < 2; repetition++) {
            for (int b = 0; b < 8; b++) {
                double[] strength = measured.get(repetition).row(b);
                for (int half = 0; half < 2; half++) {
                    double median = Robust.median(Arrays.copyOfRange(strength, half * n / 2, (half + 1) * n / 2));
                    for (int row = half * n / 2; row < (half + 1) * n / 2; row++) {
                        gain[row] += strength[row] / median / 16;
                    }
                }
            }
        }
        for (double value : gain) {
            reasons.add(value > LEAST_GAIN && value < MOST_GAIN ? "" : "gain outside 0.3..3 of the chip's median");
        }
        return gain;
    }

    private static Rows rowMaps(double[] gains, List<String> reasons) {
        float[] gain = new float[gains.length];
        MapState[] state = new MapState[gains.length];
        for (int row = 0; row < gain.length; row++) {
            gain[row] = (float) gains[row];
            state[row] = reasons.get(row).isEmpty() ? MapState.OK : MapState.NOT_CREDIBLE;
        }
        return new Rows(gain, state);
    }

    /** Parabola through the medians of the three weights, at the reference setting of the nominal map. */
    private static WeightMap quadratic(double[] curve) {
        double scale = WeightMap.NOMINAL.scale(GMAX, DIVISOR);
        double[][] equations = new double[WEIGHTS.length][];
        for (int i = 0; i < WEIGHTS.length; i++) {
            int w = WEIGHTS[i];
            equations[i] = new double[] {1, w, w * w, curve[w] / scale};
        }
        double[] p = Linear.solve(equations);
        WeightMap map = new WeightMap(
                p[0], p[1], p[2], WeightMap.NOMINAL.referenceGmaxDac(), WeightMap.NOMINAL.referenceDivisor());
        boolean rising = map.siemens(0) >= 0;
        for (int w = 1; w <= WeightMap.MAX_WEIGHT; w++) {
            rising &= map.siemens(w) > map.siemens(w - 1);
        }
        if (rising) {
            return map;
        }
        // Noise can bend the parabola: then the nominal shape, scaled at the largest weight.
        double ratio = curve[WEIGHTS[0]] / scale / WeightMap.NOMINAL.siemens(WEIGHTS[0]);
        return new WeightMap(
                WeightMap.NOMINAL.p0() * ratio,
                WeightMap.NOMINAL.p1() * ratio,
                WeightMap.NOMINAL.p2() * ratio,
                WeightMap.NOMINAL.referenceGmaxDac(),
                WeightMap.NOMINAL.referenceDivisor());
    }
}
