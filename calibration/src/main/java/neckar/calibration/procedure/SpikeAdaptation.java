package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.AdaptationTail;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;

/**
 * I_fire (calibration reference 2.10): b from how far the potential is drawn down behind spikes, with leak and tau_w from their own
 * calibrations.
 */
public final class SpikeAdaptation extends DenmemProcedure {
    private static final double TAU_MEM_SEC = 3e-6;
    private static final double TAU_ADAPT_SEC = 10e-6;
    private static final double PERIOD_SEC = 50e-6;
    private static final int PERIODS = 4;
    private static final double LEFT_OUT_SEC = 1e-6;

    /** Writing error of tau_w and what its map may be off, as a range that is searched. */
    private static final double NEAR = 1.1;

    /** The adaptation that each spike adds. */
    public SpikeAdaptation() {
        super(DenmemParameter.I_FIRE, AnalogMode.NORMAL, 50, 75, 110, 170, 270, 430, 680, 980);
    }

    @Override
    double readSec() {
        return PERIOD_SEC * PERIODS;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        AdaptationRun run = new AdaptationRun(known, TAU_MEM_SEC, PERIOD_SEC, PERIODS);
        ChipProgram program = run.program(true)
                .each(
                        DenmemParameter.I_RADAPT,
                        d -> known.code(d, DenmemParameter.I_RADAPT, AnalogMode.NORMAL, TAU_ADAPT_SEC))
                .each(parameter(), code);
        double[][] periods = run.afterSpikes(bench, program);
        float[] amp = new float[periods.length];
        for (int d = 0; d < amp.length; d++) {
            double volt = AdaptationTail.behindSpike(
                            periods[d],
                            AdaptationRun.STEP_SEC,
                            AdaptationRun.samples(AdaptationTime.BEHIND_SEC),
                            AdaptationRun.samples(AdaptationTime.BEFORE_SEC),
                            AdaptationRun.samples(LEFT_OUT_SEC),
                            run.tauMem(d),
                            TAU_ADAPT_SEC / NEAR,
                            TAU_ADAPT_SEC * NEAR)
                    .share();
            amp[d] = (float) (volt * run.leakSiemens(d));
        }
        return amp;
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return LevelFit.fit(name(), "A", stepped, values, d -> 0, 1, StrictMath::log, new double[0][]);
    }
}
