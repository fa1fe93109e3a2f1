package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.FiringShape;
import neckar.calibration.fit.Robust;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * V_reset (calibration reference 2.2): the plateau behind each spike with a long refractory time, averaged over the 128 denmems of
 * a cell; one line per cell. The spread within the cells cannot be calibrated away and is kept.
 */
public final class ResetPotential implements Procedure {
    private static final int[] CODES = {200, 270, 340, 410, 480};
    private static final int REPETITIONS = 2;
    private static final int ABOVE_THRESHOLD = 115;
    private static final int ABOVE_RESET = 230;
    private static final int LEAK = 300;
    private static final int LONG_REFRACTORY = 15;
    private static final double READ_SEC = 40e-6;

    @Override
    public String name() {
        return "V_reset";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return READ_SEC * DenmemOnHicann.COUNT;
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            for (int code : CODES) {
                steps.add(new Step(code, repetition));
            }
        }
        return steps;
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        return new Features(new float[][] {observe(bench, known, b -> step.code(), step.code())});
    }

    /**
     * Reset potentials of all denmems in volt.
     *
     * @param bench the bench
     * @param known the readout
     * @param code code of each block's cell
     * @param around a code near those of the cells, to set the other potentials by
     */
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, int around) {
        ChipProgram program = new ChipProgram(known.hicann())
                .inputsOff()
                .firing()
                .all(DenmemParameter.V_T, around + ABOVE_RESET / 2)
                .all(DenmemParameter.E_L, around + ABOVE_RESET / 2 + ABOVE_THRESHOLD)
                .all(DenmemParameter.I_GL, LEAK)
                .all(DenmemParameter.I_PL, LONG_REFRACTORY)
                .sharedEach(SharedParameter.V_RESET, code);
        List<AdcTrace> traces = bench.readAll(program, StimulusEvents.EMPTY, READ_SEC);
        float[] volt = new float[traces.size()];
        for (int d = 0; d < volt.length; d++) {
            double read = FiringShape.of(traces.get(d), 2.2e-6, 0.08).resetVolt();
            volt[d] = (float) known.readout().volt(d, read);
        }
        return volt;
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[] codes = steps().stream().mapToDouble(Step::code).toArray();
        double[][] means = new double[codes.length][FgBlockOnHicann.COUNT];
        double[][] perDenmem = new double[codes.length][];
        for (int s = 0; s < codes.length; s++) {
            double[] volt = measured.get(s).row(0);
            perDenmem[s] = volt;
            for (int b = 0; b < FgBlockOnHicann.COUNT; b++) {
                means[s][b] = Robust.mean(of(volt, b));
            }
        }
        // Each cell is its own block: there is nothing to draw its slope to.
        DenmemProcedure.Fit result = VoltageFit.fit(name(), codes, means, b -> b);
        float[] spread = new float[FgBlockOnHicann.COUNT];
        for (int b = 0; b < spread.length; b++) {
            double[] off = new double[DenmemOnHicann.COUNT];
            for (int d = 0; d < off.length; d++) {
                off[d] = block(d) == b ? meanOff(perDenmem, means, d, b) : Double.NaN;
            }
            spread[b] = (float) Robust.spread(off);
        }
        return new Outcome(known.with(SharedParameter.V_RESET, result.maps(), spread), List.of(result.table()));
    }

    private static double meanOff(double[][] volt, double[][] means, int denmem, int block) {
        double[] off = new double[volt.length];
        for (int s = 0; s < off.length; s++) {
            off[s] = volt[s][denmem] - means[s][block];
        }
        return Robust.mean(off);
    }

    /** The values of a cell's denmems, without what is far from their median. */
    static double[] of(double[] volt, int block) {
        double[] own = new double[volt.length];
        for (int d = 0; d < own.length; d++) {
            own[d] = block(d) == block ? volt[d] : Double.NaN;
        }
        double median = Robust.median(own);
        double limit = 4 * Robust.spread(own);
        return Arrays.stream(own)
                .filter(v -> StrictMath.abs(v - median) <= limit)
                .toArray();
    }

    /** Cell that a denmem's reset potential hangs on. */
    public static int block(int denmem) {
        return DenmemOnHicann.of(denmem).sharedFgBlock().id();
    }
}
