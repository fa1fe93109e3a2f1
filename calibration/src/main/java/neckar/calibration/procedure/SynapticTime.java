package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;
import neckar.calibration.feature.SynapticPotential;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.SynapticInput;

/**
 * V_syntcx or V_syntci (calibration reference 2.8): the synaptic time constant in averaged potentials of some 15 mV, with tau_m at 1
 * us from its calibration.
 */
public final class SynapticTime implements Procedure {
    private static final int[] CODES = {236, 258, 280, 305, 335, 370, 415, 480, 600, 800, 1020};
    private static final double HEIGHT_VOLT = 0.015;
    private static final int WEIGHT = 15;
    private static final int DIVISOR = 30;

    private final SynapticInput input;

    /** The time constant of an input. */
    public SynapticTime(SynapticInput input) {
        this.input = input;
    }

    private DenmemParameter parameter() {
        return input == SynapticInput.EXCITATORY ? DenmemParameter.V_SYNTCX : DenmemParameter.V_SYNTCI;
    }

    @Override
    public String name() {
        return parameter().hardwareName();
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public double readingSec() {
        return PotentialRun.readingSec();
    }

    @Override
    public List<Step> steps() {
        return Arrays.stream(CODES).mapToObj(code -> new Step(code, 0)).toList();
    }

    @Override
    public Features measure(Bench bench, Knowledge known, Step step) {
        PotentialRun run = new PotentialRun(input, known, EventTrain.FEW_ROWS, 30);
        double nominal = Calibration.nominalMap(parameter(), AnalogMode.NORMAL).toHardware(step.code());
        int gmax = run.gmaxDac(HEIGHT_VOLT, nominal, WEIGHT, DIVISOR);
        SynapticPotential[] found =
                run.run(bench, run.program().all(parameter(), step.code()), WEIGHT, DIVISOR, gmax, nominal);
        float[][] rows = new float[2][found.length];
        for (int d = 0; d < found.length; d++) {
            rows[0][d] = (float) found[d].tauSec();
            rows[1][d] = (float) found[d].heightVolt();
        }
        return new Features(rows);
    }

    @Override
    public Outcome fit(Knowledge known, List<Features> measured) {
        double[][] values = measured.stream().map(f -> f.row(0)).toArray(double[][]::new);
        double[] codes = Arrays.stream(CODES).asDoubleStream().toArray();
        LevelFit.Result result = LevelFit.fit(
                name(),
                "s",
                codes,
                values,
                d -> DenmemOnHicann.of(d).fgBlock().id(),
                4,
                StrictMath::log,
                new double[0][]);
        return new Outcome(known.with(parameter(), AnalogMode.NORMAL, result.maps()), List.of(result.table()));
    }
}
