package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.fit.ExponentialRise;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;

/** I_rexp (calibration reference 2.10): Delta_T by the shape of upstrokes, at a calibrated V_exp. */
public final class ExponentialSlope extends DenmemProcedure {
    private static final double VOLT = 0.8;

    /** The slope of the exponential term. */
    public ExponentialSlope() {
        super(DenmemParameter.I_REXP, AnalogMode.NORMAL, 70, 120, 190, 290, 430, 620, 880);
    }

    @Override
    double readSec() {
        return ExponentialRun.READ_SEC;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        ExponentialRise[] rises = ExponentialRun.run(
                bench,
                known,
                Bench.all(),
                d -> known.code(d, DenmemParameter.V_EXP, AnalogMode.NORMAL, VOLT),
                code,
                VOLT,
                value);
        float[] volt = new float[rises.length];
        for (int d = 0; d < volt.length; d++) {
            volt[d] = (float) rises[d].slopeVolt();
        }
        return volt;
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return LevelFit.fit(name(), "V", stepped, values, d -> 0, 1, StrictMath::log, new double[0][]);
    }
}
