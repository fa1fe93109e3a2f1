package neckar.calibration.procedure;

import java.util.function.IntUnaryOperator;
import neckar.calibration.fit.LeakyTail;
import neckar.calibration.lab.ChipProgram;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;

/**
 * How strong the adaptation is, from how far it draws the potential down behind a drive that repeats, with leak and tau_w from their
 * own calibrations (calibration reference 2.10).
 */
abstract class AdaptationStrength extends DenmemProcedure {
    private static final double TAU_MEM_SEC = 3e-6;
    private static final double TAU_ADAPT_SEC = 10e-6;
    private static final double PERIOD_SEC = 50e-6;
    private static final int PERIODS = 4;
    private static final double LEFT_OUT_SEC = 1e-6;

    /** Writing error of tau_w and what its map may be off, as a range that is searched. */
    private static final double NEAR = 1.1;

    private final String unit;
    private final boolean fires;

    /**
     * A strength.
     *
     * @param parameter what it is set by
     * @param unit its unit
     * @param fires whether the drive makes the denmems fire
     * @param codes codes that are stepped
     */
    AdaptationStrength(DenmemParameter parameter, String unit, boolean fires, int... codes) {
        super(parameter, AnalogMode.NORMAL, codes);
        this.unit = unit;
        this.fires = fires;
    }

    /** Averaged periods of all denmems under the drive. */
    abstract double[][] averaged(AdaptationRun run, Bench bench, ChipProgram program);

    /** Tail behind the drive in a period. */
    abstract LeakyTail tail(double[] period, int leftOut, double tauMemSec, double lowTauSec, double highTauSec);

    @Override
    double readSec() {
        return PERIOD_SEC * PERIODS;
    }

    @Override
    public final float[] observe(Bench bench, Knowledge known, IntUnaryOperator code, double value) {
        AdaptationRun run = new AdaptationRun(known, TAU_MEM_SEC, PERIOD_SEC, PERIODS);
        ChipProgram program = run.program(fires)
                .each(
                        DenmemParameter.I_RADAPT,
                        d -> known.code(d, DenmemParameter.I_RADAPT, AnalogMode.NORMAL, TAU_ADAPT_SEC))
                .each(parameter(), code);
        double[][] averaged = averaged(run, bench, program);
        float[] strength = new float[averaged.length];
        for (int d = 0; d < strength.length; d++) {
            double share = tail(
                            averaged[d],
                            AdaptationRun.samples(LEFT_OUT_SEC),
                            run.tauMem(d),
                            TAU_ADAPT_SEC / NEAR,
                            TAU_ADAPT_SEC * NEAR)
                    .share();
            strength[d] = (float) (share * run.leakSiemens(d));
        }
        return strength;
    }

    @Override
    final Fit fit(double[] stepped, double[][] values) {
        return LevelFit.fit(name(), unit, stepped, values, d -> 0, 1, StrictMath::log, new double[0][]);
    }
}
