package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.FiringShape;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.StimulusEvents;

/**
 * I_pl (calibration reference 2.5, with another feature): the length of the plateau at the reset potential behind each spike. It
 * needs no second experiment to compare with, so that the writing errors of other cells do not enter. Plateaus below four samples
 * cannot be seen: there the curve goes on as the nominal one.
 */
public final class RefractoryTime implements Procedure {
    private static final int[] CODES = {10, 13, 16, 20, 25, 32, 40, 50, 60, 75, 90, 110, 140};
    private static final int[] BEYOND = {200, 300, 500, 750, 1022};
    private static final int LEAK = 110;
    private static final double READ_SEC = 45e-6;
    private static final double RESET_VOLT = 0.5;
    private static final double THRESHOLD_VOLT = 0.8;
    private static final double LEAK_VOLT = 1.0;

    @Override
    public String name() {
        return "I_pl";
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
        List<AdcTrace> traces =
                bench.readAll(firing(known).all(DenmemParameter.I_PL, step.code()), StimulusEvents.EMPTY, READ_SEC);
        float[][] rows = new float[1][traces.size()];
        double longest = 1.8
                * Calibration.nominalMap(DenmemParameter.I_PL, AnalogMode.NORMAL)
                        .toHardware(step.code());
        for (int d = 0; d < traces.size(); d++) {
            double sec = FiringShape.of(traces.get(d), StrictMath.max(0.25e-6, longest), 0.08)
                    .refractorySec();
            rows[0][d] = (float) (sec > 0.045e-6 ? sec : Double.NaN);
        }
        return new Features(rows);
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
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        double[] codes = Arrays.stream(CODES).asDoubleStream().toArray();
        double last = nominal(CODES[CODES.length - 1]);
        double[][] beyond = Arrays.stream(BEYOND)
                .mapToObj(code -> new double[] {code, nominal(code) / last})
                .toArray(double[][]::new);
        LevelFit.Result result = LevelFit.fit(name(), "s", codes, values, d -> 0, 1, StrictMath::log, beyond);
        return new Outcome(known.with(DenmemParameter.I_PL, AnalogMode.NORMAL, result.maps()), List.of(result.table()));
    }

    private static double nominal(int code) {
        return Calibration.nominalMap(DenmemParameter.I_PL, AnalogMode.NORMAL).toHardware(code);
    }
}
