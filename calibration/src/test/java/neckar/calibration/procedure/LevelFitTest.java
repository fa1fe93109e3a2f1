package neckar.calibration.procedure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.base.SeededRandom;
import org.junit.jupiter.api.Test;

/** Levels of circuits on a curve that they share. */
class LevelFitTest {
    private static final double[] CODES = {236, 258, 280, 305, 335, 370, 415, 480, 600, 800, 1020};
    private static final int CIRCUITS = 128;

    /** A law that is flat at its end, read with 10 % of noise: by chance the medians of the last steps rise. */
    @Test
    void noCircuitIsLostBecauseTheNoiseMakesAFlatCurveRise() {
        for (int seed = 1; seed <= 20; seed++) {
            SeededRandom random = new SeededRandom(seed);
            double[][] values = new double[CODES.length][CIRCUITS];
            for (int i = 0; i < CIRCUITS; i++) {
                double level = Math.exp(0.2 * random.nextGaussian());
                for (int s = 0; s < CODES.length; s++) {
                    double law = 1.35e-7 * (1 + 10 * Math.exp(-(CODES[s] - 236) / 70));
                    values[s][i] = level * law * Math.exp(0.1 * random.nextGaussian());
                }
            }
            DenmemProcedure.Fit fit =
                    LevelFit.fit("tau", "s", CODES, values, i -> 0, 1, StrictMath::log, new double[0][]);
            int kept = fit.table().kept();
            assertTrue(kept >= CIRCUITS - 2, "seed " + seed + ": kept " + kept);
        }
    }
}
