package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.fit.ExponentialRise;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;

/** V_exp (calibration reference 2.10): where the exponential term takes over, by the shape of upstrokes. */
public final class ExponentialThreshold extends DenmemProcedure {
    private static final int SLOPE = 420;
    private static final double SLOPE_VOLT = 8e-3;

    /** The threshold of the exponential term. */
    public ExponentialThreshold() {
        super(DenmemParameter.V_EXP, AnalogMode.NORMAL, 360, 410, 460, 510, 560);
    }

    @Override
    double readSec() {
        return ExponentialRun.READ_SEC;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        ExponentialRise[] rises = ExponentialRun.run(bench, known, code, d -> SLOPE, value, SLOPE_VOLT);
        float[] volt = new float[rises.length];
        for (int d = 0; d < volt.length; d++) {
            volt[d] = (float) known.readout().volt(d, rises[d].thresholdVolt());
        }
        return volt;
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return lines(stepped, values);
    }
}
