package neckar.calibration.procedure;

import java.util.List;
import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.Level;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * E_l (calibration reference 2.6): the mean of a membrane that gets no events, with both synaptic inputs at their working points,
 * so that what they leak is part of the resting potential.
 */
public final class LeakPotential extends DenmemProcedure {
    private static final double EXCITATORY_VOLT = 1.2;
    private static final double INHIBITORY_VOLT = 0.4;

    /** The leak potential. */
    public LeakPotential() {
        super(DenmemParameter.E_L, AnalogMode.NORMAL, 290, 380, 470, 560, 650);
    }

    @Override
    double readSec() {
        return 50e-6;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        return mean(bench, known, resting(known).each(DenmemParameter.E_L, code), readSec());
    }

    /** Mean potential of all denmems of a program without stimulus. */
    static float[] mean(Bench bench, Knowledge known, ChipProgram program, double sec) {
        List<AdcTrace> traces = bench.readAll(program, StimulusEvents.EMPTY, sec);
        float[] volt = new float[traces.size()];
        for (int d = 0; d < volt.length; d++) {
            volt[d] = (float) known.readout().volt(d, Level.of(traces.get(d)).meanVolt());
        }
        return volt;
    }

    /** A chip without firing whose inputs are open as in operation. */
    static ChipProgram resting(Knowledge known) {
        return new ChipProgram(known.hicann())
                .each(DenmemParameter.V_CONVOFFX, d -> known.workingPoint(d, DenmemParameter.V_CONVOFFX))
                .each(DenmemParameter.V_CONVOFFI, d -> known.workingPoint(d, DenmemParameter.V_CONVOFFI))
                .each(
                        DenmemParameter.E_SYNX,
                        d -> known.code(d, DenmemParameter.E_SYNX, AnalogMode.NORMAL, EXCITATORY_VOLT))
                .each(
                        DenmemParameter.E_SYNI,
                        d -> known.code(d, DenmemParameter.E_SYNI, AnalogMode.NORMAL, INHIBITORY_VOLT));
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return lines(stepped, values);
    }
}
