package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.feature.SynapticPotential;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.SynapticInput;

/**
 * V_syntcx or V_syntci (calibration reference 2.8): the synaptic time constant in averaged potentials of some 15 mV, with tau_m at 1
 * us from its calibration.
 */
public final class SynapticTime extends DenmemProcedure {
    private static final double HEIGHT_VOLT = 0.015;
    private static final int WEIGHT = 15;
    private static final int DIVISOR = 30;
    private static final int FIRST_DRIVER = 30;

    private final SynapticInput input;

    /** The time constant of an input. */
    public SynapticTime(SynapticInput input) {
        super(
                input == SynapticInput.EXCITATORY ? DenmemParameter.V_SYNTCX : DenmemParameter.V_SYNTCI,
                AnalogMode.NORMAL,
                236,
                258,
                280,
                305,
                335,
                370,
                415,
                480,
                600,
                800,
                1020);
        this.input = input;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    double readSec() {
        return PotentialRun.READ_SEC;
    }

    @Override
    public float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        PotentialRun run = new PotentialRun(input, known, EventTrain.FEW_ROWS, FIRST_DRIVER);
        int gmax = run.gmaxDac(HEIGHT_VOLT, value, WEIGHT, DIVISOR);
        SynapticPotential[] found = run.run(bench, run.program().each(parameter(), code), WEIGHT, DIVISOR, gmax, value);
        float[] sec = new float[found.length];
        for (int d = 0; d < sec.length; d++) {
            sec[d] = (float) found[d].tauSec();
        }
        return sec;
    }

    @Override
    Fit fit(double[] stepped, double[][] values) {
        return LevelFit.fit(
                name(),
                "s",
                stepped,
                values,
                d -> DenmemOnHicann.of(d).fgBlock().id(),
                FgBlockOnHicann.COUNT,
                StrictMath::log,
                new double[0][]);
    }
}
