package neckar.emulator.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final int DRAWS = 100_000;

    /** Mean, standard deviation, skewness and excess kurtosis of draws. */
    static double[] moments(LongToDoubleFunction draw) {
        double[] values = new double[DRAWS];
        double mean = 0;
        for (int i = 0; i < DRAWS; i++) {
            values[i] = draw.applyAsDouble(i);
            mean += values[i] / DRAWS;
        }
        double[] central = new double[5];
        for (double value : values) {
            for (int k = 2; k <= 4; k++) {
                central[k] += Math.pow(value - mean, k) / DRAWS;
            }
        }
        double sigma = Math.sqrt(central[2]);
        return new double[] {mean, sigma, central[3] / Math.pow(sigma, 3), central[4] / Math.pow(sigma, 4) - 3};
    }

    @Test
    void quantilesAreThoseOfTheNormalDistribution() {
        assertEquals(0, NormalQuantile.of(0.5), 0);
        assertEquals(1.9599639845400545, NormalQuantile.of(0.975), 1e-14);
        assertEquals(-1.9599639845400545, NormalQuantile.of(0.025), 1e-14);
        assertEquals(0.6744897501960817, NormalQuantile.of(0.75), 1e-15);
        assertEquals(-4.753424308822899, NormalQuantile.of(1e-6), 1e-13);
        assertEquals(-8.222082216130437, NormalQuantile.of(1e-16), 1e-12);
    }

    @Test
    void normalsHaveTheMomentsOfTheNormalDistribution() {
        double[] found = moments(i -> Draw.normal(Draw.key(5, i)));
        assertEquals(0, found[0], 3 / Math.sqrt(DRAWS));
        assertEquals(1, found[1], 3 / Math.sqrt(2.0 * DRAWS));
        assertEquals(0, found[2], 3 * Math.sqrt(6.0 / DRAWS));
        assertEquals(0, found[3], 3 * Math.sqrt(24.0 / DRAWS));
    }

    @Test
    void coarseNormalsOfSuccessiveStepsAreUncorrelated() {
        double[] found = moments(i -> Draw.coarseNormal(77 + i * 0xD1342543DE82EF95L));
        assertEquals(0, found[0], 3 / Math.sqrt(DRAWS));
        assertEquals(1, found[1], 3 / Math.sqrt(2.0 * DRAWS));
        assertEquals(-1.0 / 32, found[3], 3 * Math.sqrt(24.0 / DRAWS));
        double product = 0;
        for (long i = 0; i < DRAWS; i++) {
            product += Draw.coarseNormal(77 + i * 0xD1342543DE82EF95L)
                    * Draw.coarseNormal(77 + (i + 1) * 0xD1342543DE82EF95L);
        }
        assertTrue(Math.abs(product) < 3 * Math.sqrt(DRAWS), "correlation " + product / DRAWS);
    }
}
