package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.AdaptationTail;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;

/**
 * I_radapt (calibration reference 2.10): tau_w from the potential behind spikes with a large b, which follows the decay of the
 * adaptation current. Below about 4 us it cannot be told from the membrane.
 */
public final class AdaptationTime extends DenmemProcedure {
    private static final double TAU_MEM_SEC = 2.5e-6;
    private static final int LARGE_JUMP = 950;
    private static final double READ_SEC = 200e-6;
    /** The period in time constants, and its bounds. */
    private static final double PERIOD_TAU = 4;

    private static final double LEAST_PERIOD_SEC = 25e-6;
    private static final double MOST_PERIOD_SEC = 100e-6;
    /** Time from a spike to the first sample that is fitted. */
    static final double BEHIND_SEC = 2.0e-6;

    private static final double LEFT_OUT_SEC = 1.5e-6;

    static final double BEFORE_SEC = 1.0e-6;
    private static final double LEAST_FACTOR = 0.3;
    private static final double MOST_FACTOR = 3;

    /** The adaptation time constant. */
    public AdaptationTime() {
        super(DenmemParameter.I_RADAPT, AnalogMode.NORMAL, 27, 36, 50, 72, 105, 160, 260, 420);
    }

    @Override
    double readSec() {
        return READ_SEC;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        double micros = StrictMath.rint(
                1e6 * StrictMath.max(LEAST_PERIOD_SEC, StrictMath.min(MOST_PERIOD_SEC, PERIOD_TAU * value)));
        double periodSec = micros * 1e-6;
        AdaptationRun run =
                new AdaptationRun(known, TAU_MEM_SEC, periodSec, (int) StrictMath.round(READ_SEC / periodSec));
        ChipProgram program =
                run.program(true).all(DenmemParameter.I_FIRE, LARGE_JUMP).each(parameter(), code);
        double[][] periods = run.afterSpikes(bench, program);
        float[] sec = new float[periods.length];
        for (int d = 0; d < sec.length; d++) {
            sec[d] = (float) AdaptationTail.behindSpike(
                            periods[d],
                            AdaptationRun.STEP_SEC,
                            AdaptationRun.samples(BEHIND_SEC),
                            AdaptationRun.samples(BEFORE_SEC),
                            AdaptationRun.samples(LEFT_OUT_SEC),
                            run.tauMem(d),
                            LEAST_FACTOR * value,
                            MOST_FACTOR * value)
                    .tauSec();
        }
        return sec;
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return LevelFit.fit(name(), "s", stepped, values, d -> 0, 1, StrictMath::log, new double[0][]);
    }
}
