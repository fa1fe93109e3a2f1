package neckar.calibration.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import neckar.base.Parallel;
import neckar.base.Seeds;
import neckar.calibration.feature.FiringShape;
import neckar.calibration.fit.Robust;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipProgram;
import neckar.calibration.procedure.Bench;
import neckar.calibration.procedure.EventTrain;
import neckar.calibration.procedure.Features;
import neckar.calibration.procedure.Knowledge;
import neckar.calibration.procedure.LeakPotential;
import neckar.calibration.procedure.Plasticity;
import neckar.calibration.procedure.Procedure;
import neckar.calibration.procedure.ReadoutShift;
import neckar.calibration.procedure.ResetPotential;
import neckar.calibration.procedure.Step;
import neckar.calibration.procedure.Strengths;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.unit.FloatingGateScale;

/** Judges the calibration of one chip. All writings are new ones. */
public final class Verification {
    private static final int TRIALS = 2;
    /** Keeps the writings of a verification apart from those of calibrations of equal seed. */
    private static final long KEY = 0x76657269;

    private static final double RESET_VOLT = 0.5;
    private static final double SMALL_RESET_VOLT = 0.005;
    private static final int FINGERPRINT_DAC = 470;
    private static final int OTHER_DRIVERS = 60;
    /** How often each row is stimulated, so that the noise of the reading stays small beside the spread of the inputs. */
    private static final int ROUNDS = 6;

    private final ChipBench bench;
    private final long seed;
    private final int threads;
    private Knowledge calibrated;

    /**
     * A verification.
     *
     * @param bench the wafer
     * @param calibrated what is judged
     * @param seed decides about the writings
     * @param threads worker threads
     */
    public Verification(ChipBench bench, Knowledge calibrated, long seed, int threads) {
        this.bench = bench;
        this.calibrated = calibrated;
        this.seed = seed;
        this.threads = threads;
    }

    private Bench writing(long... keys) {
        return new Bench(
                bench, Seeds.split(Seeds.split(seed, KEY, calibrated.hicann().id()), keys) >>> 1);
    }

    /**
     * Measures the readout anew and judges all targets whose parameters were calibrated.
     *
     * @param chosen names of the procedures that are judged
     */
    public List<Judgement> run(Predicate<String> chosen) {
        calibrated = calibrated.with(readout(0).readout());
        List<Target> known = Target.all();
        List<Target> targets = known.stream()
                .filter(target -> chosen.test(target.name()))
                .filter(target -> calibrated
                        .maps(target.procedure().parameter(), target.procedure().mode())
                        .isPresent())
                .toList();
        List<Supplier<Judgement>> jobs = new ArrayList<>();
        for (int t = 0; t < targets.size(); t++) {
            Target target = targets.get(t);
            // The writings of a target do not depend on which others are chosen.
            jobs.add(() -> judge(target, known.indexOf(target)));
        }
        if (chosen.test("readout")) {
            jobs.add(this::readoutShift);
        }
        if (chosen.test("V_reset")
                && calibrated.chip().block(SharedParameter.V_RESET).isPresent()) {
            jobs.add(() -> reset(true));
            jobs.add(() -> reset(false));
        }
        if (chosen.test("weights") && calibrated.weights().isPresent()) {
            jobs.add(() -> heights(SynapticInput.EXCITATORY));
            jobs.add(() -> heights(SynapticInput.INHIBITORY));
        }
        if (chosen.test("firing")) {
            jobs.add(this::rates);
        }
        Judgement[] results = new Judgement[jobs.size()];
        Parallel.forRange(results.length, threads, i -> results[i] = jobs.get(i).get());
        List<Judgement> all = new ArrayList<>(Arrays.asList(results));
        if (chosen.test(Plasticity.NAME) && calibrated.chip().plasticity().isPresent()) {
            all.addAll(new PlasticityTargets(key -> writing(7, key), calibrated, nominal(), threads).judge());
        }
        return all;
    }

    /** Correlation of leak potentials with those that a calibration stored: near 1 on the same die, near 0 on another. */
    public double likeness(List<Double> fingerprint) {
        float[] volt = new LeakPotential().observe(writing(2, 0, 0), calibrated, d -> FINGERPRINT_DAC, 0.8);
        double[] now = new double[fingerprint.size()];
        double[] then = new double[now.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = volt[i * (DenmemOnHicann.COUNT / now.length)];
            then[i] = fingerprint.get(i);
        }
        double sxy = 0;
        for (int i = 0; i < now.length; i++) {
            sxy += (now[i] - Robust.mean(now)) * (then[i] - Robust.mean(then));
        }
        return sxy / (now.length - 1) / Robust.deviation(now) / Robust.deviation(then);
    }

    private Judgement judge(Target target, int number) {
        double[] before = target.errors(writing(1, number, 0), calibrated, nominal());
        List<double[]> after = new ArrayList<>();
        for (int trial = 1; trial <= TRIALS; trial++) {
            after.add(target.errors(writing(1, number, trial), calibrated, calibrated));
        }
        double[] again = target.errors(writing(1, number, 1).later(), calibrated, calibrated);
        return target.judge(calibrated, before, after, again);
    }

    private Knowledge nominal() {
        return Knowledge.none(calibrated.hicann()).with(calibrated.readout());
    }

    private Knowledge readout(int trial) {
        Procedure procedure = new ReadoutShift();
        List<Step> steps = procedure.steps();
        Features[] features = new Features[steps.size()];
        Parallel.forRange(
                features.length,
                threads,
                i -> features[i] = procedure.measure(writing(3, trial, i), calibrated, steps.get(i)));
        return procedure.fit(calibrated, Arrays.asList(features)).known();
    }

    private Judgement readoutShift() {
        Knowledge again = readout(1);
        double[] raw = new double[DenmemOnHicann.COUNT];
        double[] rest = new double[raw.length];
        for (int d = 0; d < raw.length; d++) {
            raw[d] = again.readout().shift(d);
            rest[d] = raw[d] - calibrated.readout().shift(d);
        }
        Spread spread = Spread.of(List.of(rest));
        return new Judgement(
                "readout shift",
                0,
                false,
                spread.count(),
                Robust.mean(raw),
                Robust.deviation(raw),
                spread.mean(),
                spread.deviation(),
                spread.deviation() / StrictMath.sqrt(2),
                0.002,
                Double.NaN);
    }

    private Judgement reset(boolean ofBlocks) {
        List<double[]> after = new ArrayList<>();
        double[] before = resetErrors(nominal(), 0, ofBlocks);
        for (int trial = 1; trial <= TRIALS; trial++) {
            after.add(resetErrors(calibrated, trial, ofBlocks));
        }
        Spread spread = Spread.of(after);
        return new Judgement(
                ofBlocks ? "V_reset, block mean" : "V_reset, denmem",
                RESET_VOLT,
                false,
                spread.count(),
                Robust.mean(before),
                Robust.deviation(before),
                spread.mean(),
                // Four cells say little about a deviation: their errors about the target, not about their mean.
                ofBlocks ? rms(after) : spread.deviation(),
                spread.floor(),
                ofBlocks ? 0.0065 : StrictMath.hypot(0.0065, 1.3 * SMALL_RESET_VOLT),
                Double.NaN);
    }

    /** Root of the mean square of the errors of all trials; NaN if one is missing. */
    static double rms(List<double[]> trials) {
        double sum = 0;
        int n = 0;
        for (double[] trial : trials) {
            for (double error : trial) {
                sum += error * error;
                n++;
            }
        }
        return StrictMath.sqrt(sum / n);
    }

    private double[] resetErrors(Knowledge setting, int trial, boolean ofBlocks) {
        int around = FloatingGateScale.dacOfVolt(RESET_VOLT);
        float[] volt = new ResetPotential()
                .observe(
                        writing(4, ofBlocks ? 1 : 0, trial),
                        calibrated,
                        b -> setting.code(b, SharedParameter.V_RESET, RESET_VOLT),
                        around);
        double[] errors = new double[volt.length];
        for (int d = 0; d < errors.length; d++) {
            errors[d] = volt[d] - RESET_VOLT;
        }
        if (!ofBlocks) {
            return errors;
        }
        double[] blocks = new double[FgBlockOnHicann.COUNT];
        for (int b = 0; b < blocks.length; b++) {
            double[] own = new double[errors.length];
            for (int d = 0; d < own.length; d++) {
                own[d] = ResetPotential.block(d) == b ? errors[d] : Double.NaN;
            }
            blocks[b] = Robust.mean(own);
        }
        return blocks;
    }

    /** Mean heights of 16 rows that no gain was measured with, all parameters nominal or all calibrated. */
    private Judgement heights(SynapticInput input) {
        boolean excitatory = input == SynapticInput.EXCITATORY;
        List<SynapseRowOnHicann> rows = EventTrain.rows(8, OTHER_DRIVERS);
        WeightMap map = calibrated.weightMap();
        double wanted = map.siemens(8);
        List<double[]> after = new ArrayList<>();
        double[] before = logs(Strengths.heights(
                writing(5, excitatory ? 1 : 0, 0), nominal(), excitatory, (row, denmem) -> 8, rows, ROUNDS));
        for (int trial = 1; trial <= TRIALS; trial++) {
            after.add(logs(Strengths.heights(
                    writing(5, excitatory ? 1 : 0, trial),
                    calibrated,
                    excitatory,
                    (row, denmem) -> map.nearestWeight(wanted / calibrated.synapseGain(row, denmem, input)),
                    rows,
                    ROUNDS)));
        }
        return relative("PSP height, 16 rows, " + (excitatory ? "x" : "i"), before, after, 0.09);
    }

    private static Judgement relative(String name, double[] before, List<double[]> after, double limit) {
        Spread spread = Spread.of(after);
        Spread old = Spread.of(List.of(before));
        // There is no target in absolute terms: heights are compared with their mean.
        return new Judgement(
                name,
                StrictMath.exp(spread.mean()),
                true,
                spread.count(),
                old.mean() - spread.mean(),
                old.deviation(),
                0,
                spread.deviation(),
                spread.floor(),
                limit,
                Double.NaN);
    }

    private static double[] logs(float[] values) {
        double[] logs = new double[values.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = values[i] > 0 ? StrictMath.log(values[i]) : Double.NaN;
        }
        return logs;
    }

    /** Rates of regularly firing neurons (calibration reference 4.3). */
    private Judgement rates() {
        List<double[]> after = new ArrayList<>();
        double[] before = logs(intervals(nominal(), 0));
        for (int trial = 1; trial <= TRIALS; trial++) {
            after.add(logs(intervals(calibrated, trial)));
        }
        return relative("firing rate, E_l - V_t = 0.1 V", before, after, 0.11);
    }

    private float[] intervals(Knowledge setting, int trial) {
        ChipProgram program = new ChipProgram(calibrated.hicann())
                .firing()
                .each(DenmemParameter.V_CONVOFFX, d -> setting.workingPoint(d, DenmemParameter.V_CONVOFFX))
                .each(DenmemParameter.V_CONVOFFI, d -> setting.workingPoint(d, DenmemParameter.V_CONVOFFI))
                .each(DenmemParameter.V_T, d -> setting.code(d, DenmemParameter.V_T, AnalogMode.NORMAL, 0.7))
                .each(DenmemParameter.E_L, d -> setting.code(d, DenmemParameter.E_L, AnalogMode.NORMAL, 0.8))
                .each(DenmemParameter.I_GL, d -> setting.code(d, DenmemParameter.I_GL, AnalogMode.NORMAL, 1e-6))
                .each(DenmemParameter.I_PL, d -> setting.code(d, DenmemParameter.I_PL, AnalogMode.NORMAL, 0.1e-6))
                .sharedEach(SharedParameter.V_RESET, b -> setting.code(b, SharedParameter.V_RESET, 0.5));
        List<AdcTrace> traces = writing(6, trial).readAll(program, StimulusEvents.EMPTY, 60e-6);
        float[] sec = new float[traces.size()];
        for (int d = 0; d < sec.length; d++) {
            sec[d] = (float) FiringShape.of(traces.get(d), 0.5e-6, 0.08).intervalSec();
        }
        return sec;
    }
}
