package neckar.calibration.procedure;

import java.util.List;
import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.Upstroke;
import neckar.calibration.fit.ExponentialRise;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * Neurons that fire by themselves through their exponential term: the resting potential lies a little above the term's threshold,
 * the comparator's far above it (calibration reference 2.10).
 */
final class ExponentialRun {
    /** Time for which each membrane is read. */
    static final double READ_SEC = 70e-6;

    private static final double TAU_MEM_SEC = 3e-6;
    private static final double ABOVE_VOLT = 0.05;
    private static final double FAR_ABOVE_VOLT = 0.14;
    private static final double BELOW_VOLT = 0.2;
    private static final int REFRACTORY = 60;
    private static final double CURVE_SEC = 2.6e-6;
    /** Samples in which the current of the term grows by a factor of e, at least. */
    private static final double SAMPLES_PER_FOLD = 4;

    private static final double LEAST_SLOPE_VOLT = 0.6e-3;
    private static final double MOST_SLOPE_VOLT = 30e-3;

    private ExponentialRun() {}

    /**
     * Reads and fits denmems.
     *
     * @param denmems which, by id
     * @param expCode code of V_exp of each denmem
     * @param slopeCode code of I_rexp of each denmem
     * @param volt threshold of the term that potentials are set for
     * @param slopeVolt what the codes of I_rexp should stand for
     */
    static ExponentialRise[] run(
            Bench bench,
            Knowledge known,
            int[] denmems,
            IntUnaryOperator expCode,
            IntUnaryOperator slopeCode,
            double volt,
            double slopeVolt) {
        ChipProgram program = new ChipProgram(known.hicann())
                .mode(AdaptationRun.MODE)
                .inputsOff()
                .firing()
                .each(
                        DenmemParameter.E_L,
                        d -> known.code(d, DenmemParameter.E_L, AnalogMode.NORMAL, volt + ABOVE_VOLT))
                .each(
                        DenmemParameter.V_T,
                        d -> known.code(d, DenmemParameter.V_T, AnalogMode.NORMAL, volt + FAR_ABOVE_VOLT))
                .each(DenmemParameter.I_GL, d -> known.code(d, DenmemParameter.I_GL, AdaptationRun.MODE, TAU_MEM_SEC))
                .all(DenmemParameter.I_PL, REFRACTORY)
                .sharedEach(SharedParameter.V_RESET, b -> known.code(b, SharedParameter.V_RESET, volt - BELOW_VOLT))
                .each(DenmemParameter.V_EXP, expCode)
                .each(DenmemParameter.I_REXP, slopeCode);
        List<AdcTrace> traces = bench.read(program, denmems, StimulusEvents.EMPTY, READ_SEC);
        ExponentialRise[] rises = new ExponentialRise[traces.size()];
        for (int i = 0; i < rises.length; i++) {
            int d = denmems[i];
            double[] curve = Upstroke.of(traces.get(i), CURVE_SEC, slopeVolt / SAMPLES_PER_FOLD);
            double tauMem = known.value(
                    d,
                    DenmemParameter.I_GL,
                    AdaptationRun.MODE,
                    known.code(d, DenmemParameter.I_GL, AdaptationRun.MODE, TAU_MEM_SEC));
            rises[i] = curve.length < 20
                    ? new ExponentialRise(Double.NaN, Double.NaN, Double.NaN)
                    : ExponentialRise.fit(curve, 1 / ChipBench.SAMPLE_HZ, tauMem, LEAST_SLOPE_VOLT, MOST_SLOPE_VOLT);
        }
        return rises;
    }
}
