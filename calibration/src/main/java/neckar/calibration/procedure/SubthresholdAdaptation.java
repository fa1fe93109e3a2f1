package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.AdaptationTail;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;

/**
 * I_gladapt (calibration reference 2.10): a from the undershoot behind a burst that has held the membrane above its resting
 * potential, with leak and tau_w from their own calibrations. The adaptation current is computed from the potential itself, so that
 * the strength of the burst does not matter.
 */
public final class SubthresholdAdaptation extends DenmemProcedure {
    private static final double TAU_MEM_SEC = 3e-6;
    private static final double TAU_ADAPT_SEC = 10e-6;
    private static final double BURST_SEC = 15e-6;
    private static final double PERIOD_SEC = 50e-6;
    private static final int PERIODS = 4;
    /** The last event has arrived and its conductance has decayed. */
    private static final double BEHIND_SEC = 1.2e-6;

    private static final double LEFT_OUT_SEC = 1e-6;

    private static final double NEAR = 1.1;

    /** The adaptation below the threshold. */
    public SubthresholdAdaptation() {
        super(DenmemParameter.I_GLADAPT, AnalogMode.NORMAL, 14, 24, 40, 70, 120, 200, 330, 560);
    }

    @Override
    double readSec() {
        return PERIOD_SEC * PERIODS;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        AdaptationRun run = new AdaptationRun(known, TAU_MEM_SEC, PERIOD_SEC, PERIODS);
        ChipProgram program = run.program(false)
                .each(
                        DenmemParameter.I_RADAPT,
                        d -> known.code(d, DenmemParameter.I_RADAPT, AnalogMode.NORMAL, TAU_ADAPT_SEC))
                .each(parameter(), code);
        double[][] periods = run.afterBursts(bench, program, BURST_SEC);
        float[] siemens = new float[periods.length];
        for (int d = 0; d < siemens.length; d++) {
            double share = AdaptationTail.behindDrive(
                            periods[d],
                            AdaptationRun.STEP_SEC,
                            AdaptationRun.samples(BURST_SEC + BEHIND_SEC),
                            AdaptationRun.samples(LEFT_OUT_SEC),
                            run.tauMem(d),
                            TAU_ADAPT_SEC / NEAR,
                            TAU_ADAPT_SEC * NEAR)
                    .share();
            siemens[d] = (float) (share * run.leakSiemens(d));
        }
        return siemens;
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return LevelFit.fit(name(), "S", stepped, values, d -> 0, 1, StrictMath::log, new double[0][]);
    }
}
