package neckar.reference.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** First roots of polynomials. */
class FirstCrossingTest {
    private final FirstCrossing crossing = new FirstCrossing(24);

    @Test
    void findsTheFirstOfTwoRoots() {
        // -(x - 0.3)(x - 0.4)
        assertEquals(0.3, crossing.find(new double[] {-0.12, 0.7, -1}, 2), 1e-14);
    }

    @Test
    void findsAGrazingPair() {
        // -(x - 0.5)(x - 0.5 - 1e-6): above 0 for a millionth of the step.
        double[] p = {-0.5 * (0.5 + 1e-6), 1 + 1e-6, -1};
        assertEquals(0.5, crossing.find(p, 2), 1e-9);
    }

    @Test
    void seesNoRootWhereThePolynomialOnlyComesClose() {
        double[] p = {-0.25 - 1e-9, 1, -1};
        assertTrue(Double.isNaN(crossing.find(p, 2)));
    }

    @Property(tries = 300)
    void agreesWithAFineScan(@ForAll @Size(7) List<@DoubleRange(min = -1, max = 1) Double> tail) {
        double[] p = new double[8];
        p[0] = -0.2;
        for (int k = 0; k < 7; k++) {
            p[k + 1] = tail.get(k);
        }
        double found = crossing.find(p, 7);
        int steps = 2_000;
        double scanned = Double.NaN;
        for (int i = 1; i <= steps && Double.isNaN(scanned); i++) {
            if (value(p, (double) i / steps) > 1e-12) {
                scanned = (double) i / steps;
            }
        }
        if (!Double.isNaN(scanned)) {
            assertTrue(found <= scanned && found > 0, found + " against " + scanned);
        }
        if (!Double.isNaN(found)) {
            assertEquals(0, value(p, found), 1e-12);
            assertTrue(!FirstCrossing.staysNegative(p, 7));
        }
    }

    private static double value(double[] p, double x) {
        double value = 0;
        for (int k = p.length - 1; k >= 0; k--) {
            value = value * x + p[k];
        }
        return value;
    }
}
