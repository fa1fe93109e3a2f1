package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import neckar.calibration.fit.ExponentialRise;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;

/** V_exp (calibration reference 2.10): where the exponential term takes over, by the shape of upstrokes. */
public final class ExponentialThreshold extends DenmemProcedure {
    private static final int SLOPE = 420;
    private static final double SLOPE_VOLT = 8e-3;
    /** A second try for neurons with a low threshold: from the reset potential of the first their way up is too short to be read. */
    private static final double LOWER_VOLT = 0.05;

    /** The threshold of the exponential term. */
    public ExponentialThreshold() {
        super(DenmemParameter.V_EXP, AnalogMode.NORMAL, 360, 410, 460, 510, 560);
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    double readSec() {
        return ExponentialRun.READ_SEC;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        float[] volt = new float[DenmemOnHicann.COUNT];
        Arrays.fill(volt, Float.NaN);
        read(bench, known, code, value, volt);
        read(bench, known, code, value - LOWER_VOLT, volt);
        return volt;
    }

    /** Reads what is missing. */
    private static void read(Bench bench, Knowledge known, IntUnaryOperator code, double value, float[] volt) {
        int[] missing =
                Arrays.stream(Bench.all()).filter(d -> Float.isNaN(volt[d])).toArray();
        if (missing.length == 0) {
            return;
        }
        ExponentialRise[] rises = ExponentialRun.run(bench, known, missing, code, d -> SLOPE, value, SLOPE_VOLT);
        for (int i = 0; i < missing.length; i++) {
            volt[missing[i]] = (float) known.readout().volt(missing[i], rises[i].thresholdVolt());
        }
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return lines(stepped, values);
    }
}
