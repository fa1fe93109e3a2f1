package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.Level;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * E_l (calibration reference 2.6): the mean of a membrane that gets no events, with both synaptic inputs at their working points,
 * so that what they leak is part of the resting potential.
 */
public final class LeakPotential implements Procedure {
    private static final int[] CODES = {290, 380, 470, 560, 650};
    private static final double READ_SEC = 50e-6;
    private static final double EXCITATORY_VOLT = 1.2;
    private static final double INHIBITORY_VOLT = 0.4;

    @Override
    public String name() {
        return "E_l";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return READ_SEC * DenmemOnHicann.COUNT;
    }

    @Override
    public List<Step> steps() {
        return Arrays.stream(CODES).mapToObj(code -> new Step(code, 0)).toList();
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        ChipProgram program = resting(known).all(DenmemParameter.E_L, step.code());
        List<AdcTrace> traces = bench.readAll(program, StimulusEvents.EMPTY, READ_SEC);
        float[][] rows = new float[1][traces.size()];
        for (int d = 0; d < traces.size(); d++) {
            rows[0][d] = (float) known.readout().volt(d, Level.of(traces.get(d)).meanVolt());
        }
        return new Features(rows);
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
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        double[] codes = Arrays.stream(CODES).asDoubleStream().toArray();
        VoltageFit.Result result = VoltageFit.fit(
                name(), codes, values, d -> DenmemOnHicann.of(d).fgBlock().id());
        return new Outcome(known.with(DenmemParameter.E_L, AnalogMode.NORMAL, result.maps()), List.of(result.table()));
    }
}
