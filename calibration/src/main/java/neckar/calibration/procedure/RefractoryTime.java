package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.FiringShape;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * I_pl (calibration reference 2.5, with another feature): the length of the plateau at the reset potential behind each spike. It
 * needs no second experiment to compare with, so that the writing errors of other cells do not enter. Plateaus below four samples
 * cannot be seen: there the curve goes on as the nominal one.
 */
public final class RefractoryTime extends DenmemProcedure {
    private static final int[] CODES = {10, 13, 16, 20, 25, 32, 40, 50, 60, 75, 90, 110, 140};
    private static final int[] BEYOND = {200, 300, 500, 750, 1022};
    private static final int LEAK = 110;
    private static final double RESET_VOLT = 0.5;
    private static final double THRESHOLD_VOLT = 0.8;
    private static final double LEAK_VOLT = 1.0;
    private static final double LEAST_FALL_VOLT = 0.08;
    /** Longest plateau on a chip over the nominal one. */
    private static final double LONGEST = 1.8;

    private static final double LEAST_WINDOW_SEC = 0.25e-6;
    /** Below this the samples behind a spike do not show the plateau. */
    private static final double SHORTEST_SEC = 0.045e-6;

    /** The refractory time. */
    public RefractoryTime() {
        super(DenmemParameter.I_PL, AnalogMode.NORMAL, CODES);
    }

    @Override
    double readSec() {
        return 45e-6;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        List<AdcTrace> traces =
                bench.readAll(firing(known).each(DenmemParameter.I_PL, code), StimulusEvents.EMPTY, readSec());
        double longest = StrictMath.max(LEAST_WINDOW_SEC, LONGEST * value);
        float[] sec = new float[traces.size()];
        for (int d = 0; d < sec.length; d++) {
            double found =
                    FiringShape.of(traces.get(d), longest, LEAST_FALL_VOLT).refractorySec();
            sec[d] = (float) (found > SHORTEST_SEC ? found : Double.NaN);
        }
        return sec;
    }

    /** Neurons that fire by themselves, on calibrated potentials. */
    static ChipProgram firing(Knowledge known) {
        return new ChipProgram(known.hicann())
                .inputsOff()
                .firing()
                .each(DenmemParameter.V_T, d -> known.code(d, DenmemParameter.V_T, AnalogMode.NORMAL, THRESHOLD_VOLT))
                .each(DenmemParameter.E_L, d -> known.code(d, DenmemParameter.E_L, AnalogMode.NORMAL, LEAK_VOLT))
                .all(DenmemParameter.I_GL, LEAK)
                .sharedEach(SharedParameter.V_RESET, b -> known.code(b, SharedParameter.V_RESET, RESET_VOLT));
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        double last = nominal(CODES[CODES.length - 1]);
        double[][] beyond = Arrays.stream(BEYOND)
                .mapToObj(code -> new double[] {code, nominal(code) / last})
                .toArray(double[][]::new);
        return LevelFit.fit(name(), "s", stepped, values, d -> 0, 1, StrictMath::log, beyond);
    }

    private static double nominal(int code) {
        return Calibration.nominalMap(DenmemParameter.I_PL, AnalogMode.NORMAL).toHardware(code);
    }
}
