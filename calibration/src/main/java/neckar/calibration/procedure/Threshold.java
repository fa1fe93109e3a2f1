package neckar.calibration.procedure;

import java.util.List;
import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.FiringShape;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.unit.FloatingGateScale;

/**
 * V_t (calibration reference 2.3): the neurons fire by themselves; the feature is the potential at which they do. E_l stays at a
 * constant distance above V_t, so that the ramp has the same slope in all steps.
 */
public final class Threshold extends DenmemProcedure {
    /** Codes of about 0.2 V. */
    private static final int DISTANCE = 120;

    private static final int LEAK = 110;
    private static final int REFRACTORY = 60;
    private static final double LONGEST_REFRACTORY_SEC = 0.5e-6;
    private static final double LEAST_FALL_VOLT = 0.08;

    /** The threshold. */
    public Threshold() {
        super(DenmemParameter.V_T, AnalogMode.NORMAL, 320, 420, 520, 620, 700);
    }

    @Override
    double readSec() {
        return 40e-6;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        ChipProgram program = new ChipProgram(known.hicann())
                .inputsOff()
                .firing()
                .each(DenmemParameter.V_T, code)
                .each(DenmemParameter.E_L, d -> FloatingGateScale.clipToDac(code.applyAsInt(d) + DISTANCE))
                .all(DenmemParameter.I_GL, LEAK)
                .all(DenmemParameter.I_PL, REFRACTORY)
                .shared(SharedParameter.V_RESET, FloatingGateScale.dacOfVolt(value) - DISTANCE);
        List<AdcTrace> traces = bench.readAll(program, StimulusEvents.EMPTY, readSec());
        float[] volt = new float[traces.size()];
        for (int d = 0; d < volt.length; d++) {
            double read = FiringShape.of(traces.get(d), LONGEST_REFRACTORY_SEC, LEAST_FALL_VOLT)
                    .thresholdVolt();
            volt[d] = (float) known.readout().volt(d, read);
        }
        return volt;
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return lines(stepped, values);
    }
}
