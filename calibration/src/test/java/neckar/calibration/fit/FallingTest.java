package neckar.calibration.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Sequences that are made to fall. */
class FallingTest {
    @Test
    void whatFallsStaysAndWhatRisesIsPooledByWeight() {
        double[] falling = {5, 3, 1};
        assertArrayEquals(falling, Falling.of(falling, new double[] {1, 2, 3}, 1e-3), 1e-12);
        double[] pooled = Falling.of(new double[] {9, 2, 5, 1}, new double[] {1, 1, 2, 1}, 1e-6);
        assertArrayEquals(new double[] {9, 4, 4, 1}, pooled, 1e-5);
    }

    @Property(tries = 200)
    void eachValueIsLowerByTheLeastStep(@ForAll @Size(12) List<@DoubleRange(min = -1, max = 1) Double> drawn) {
        double[] values = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        double[] falling = Falling.of(values, weights, 1e-2);
        for (int i = 1; i < falling.length; i++) {
            assertTrue(falling[i] <= falling[i - 1] - 1e-2 + 1e-12, Arrays.toString(falling));
        }
    }
}
