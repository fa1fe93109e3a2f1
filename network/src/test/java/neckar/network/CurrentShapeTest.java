package neckar.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CurrentShapeTest {
    @Test
    void pulseHoldsFromStartToStop() {
        CurrentShape pulse = new CurrentShape.Direct(0.5, 20, 80);
        assertEquals(0, pulse.at(19.99, 1));
        assertEquals(0.5, pulse.at(20, 1));
        assertEquals(0, pulse.at(80, 1));
        assertEquals(OptionalDouble.empty(), pulse.constant(100));
        assertEquals(OptionalDouble.of(0), pulse.constant(20));
        assertEquals(OptionalDouble.of(0.5), new CurrentShape.Direct(0.5, 0, 1e12).constant(100));
    }

    @Test
    void stepsKeepTheLastAmplitude() {
        CurrentShape steps = new CurrentShape.Step(new double[] {10, 20}, new double[] {1, -1});
        assertEquals(0, steps.at(9, 1));
        assertEquals(1, steps.at(10, 1));
        assertEquals(1, steps.at(15, 1));
        assertEquals(-1, steps.at(1e6, 1));
        assertEquals(OptionalDouble.empty(), steps.constant(100));
        assertEquals(OptionalDouble.of(0), steps.constant(10));
        assertEquals(OptionalDouble.of(0), new CurrentShape.Step(new double[0], new double[0]).constant(5));
        assertEquals(OptionalDouble.of(2), new CurrentShape.Step(new double[] {0}, new double[] {2}).constant(5));
    }

    @Test
    void sineBeginsWithItsPhase() {
        CurrentShape sine = new CurrentShape.Alternating(2, 1, 10, 90, 50, 1e12);
        assertEquals(0, sine.at(49, 1));
        assertEquals(3, sine.at(50, 1), 1e-12);
        assertEquals(1, sine.at(75, 1), 1e-12);
        assertEquals(-1, sine.at(100, 1), 1e-12);
        assertEquals(OptionalDouble.empty(), sine.constant(1000));
        assertEquals(OptionalDouble.of(1), new CurrentShape.Alternating(0, 1, 10, 90, 0, 1e12).constant(1000));
    }

    @Test
    void noiseChangesAtItsInterval() {
        CurrentShape noise = new CurrentShape.Noisy(1, 0.5, 2, 0, 1e12);
        assertEquals(noise.at(4, 7), noise.at(5.9, 7));
        assertNotEquals(noise.at(4, 7), noise.at(6, 7));
        assertNotEquals(noise.at(4, 7), noise.at(4, 8));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double deviation = noise.at(2.0 * i, 7) - 1;
            sum += deviation;
            squares += deviation * deviation;
        }
        assertEquals(0, sum / 20_000, 5 * 0.5 / Math.sqrt(20_000));
        assertEquals(0.25, squares / 20_000, 0.02);
    }

    @Test
    void sourcesOfOneNetworkHaveTheirOwnNoise() {
        CurrentShape noise = new CurrentShape.Noisy(0, 1, 1, 0, 1e12);
        CurrentSource first = new CurrentSource(0, 0, Indices.of(0), noise);
        CurrentSource second = new CurrentSource(1, 0, Indices.of(0), noise);
        assertNotEquals(first.at(3, 1), second.at(3, 1));
        assertTrue(first.at(3, 1) == new CurrentSource(0, 5, Indices.of(2), noise).at(3, 1));
    }

    @Test
    void tellsTheNextJump() {
        CurrentShape pulse = new CurrentShape.Direct(1, 10, 20);
        assertEquals(10, pulse.jumpAfterMs(-5));
        assertEquals(20, pulse.jumpAfterMs(10));
        assertEquals(Double.POSITIVE_INFINITY, pulse.jumpAfterMs(20));
        CurrentShape step = new CurrentShape.Step(new double[] {1, 3}, new double[] {5, 6});
        assertEquals(3, step.jumpAfterMs(1));
        assertEquals(Double.POSITIVE_INFINITY, step.jumpAfterMs(3));
        CurrentShape noise = new CurrentShape.Noisy(0, 1, 0.1, 2, 3);
        double time = 2;
        int jumps = 0;
        while (time < 3) {
            double next = noise.jumpAfterMs(time);
            assertTrue(next > time && next <= 3);
            time = next;
            jumps++;
        }
        assertEquals(10, jumps, 1);
    }
}
