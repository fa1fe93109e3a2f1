package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.FiringShape;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * V_t (calibration reference 2.3): the neurons fire by themselves; the feature is the potential at which they do. E_l stays at a
 * constant distance above V_t, so that the ramp has the same slope in all steps.
 */
public final class Threshold implements Procedure {
    private static final int[] CODES = {320, 420, 520, 620, 700};
    /** Codes of about 0.2 V. */
    private static final int DISTANCE = 120;

    private static final int LEAK = 110;
    private static final int REFRACTORY = 60;
    private static final double READ_SEC = 40e-6;

    @Override
    public String name() {
        return "V_t";
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
        ChipProgram program = new ChipProgram(known.hicann())
                .inputsOff()
                .firing()
                .all(DenmemParameter.V_T, step.code())
                .all(DenmemParameter.E_L, step.code() + DISTANCE)
                .all(DenmemParameter.I_GL, LEAK)
                .all(DenmemParameter.I_PL, REFRACTORY)
                .shared(SharedParameter.V_RESET, step.code() - DISTANCE);
        List<AdcTrace> traces = bench.readAll(program, StimulusEvents.EMPTY, READ_SEC);
        float[][] rows = new float[1][traces.size()];
        for (int d = 0; d < traces.size(); d++) {
            double read = FiringShape.of(traces.get(d), 0.5e-6, 0.08).thresholdVolt();
            rows[0][d] = (float) known.readout().volt(d, read);
        }
        return new Features(rows);
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        double[] codes = Arrays.stream(CODES).asDoubleStream().toArray();
        VoltageFit.Result result = VoltageFit.fit(
                name(), codes, values, d -> DenmemOnHicann.of(d).fgBlock().id());
        return new Outcome(known.with(DenmemParameter.V_T, AnalogMode.NORMAL, result.maps()), List.of(result.table()));
    }
}
