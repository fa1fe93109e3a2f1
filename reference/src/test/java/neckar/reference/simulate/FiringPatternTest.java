package neckar.reference.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import neckar.reference.model.Cell;
import org.junit.jupiter.api.Test;

/** Firing patterns of the adaptive exponential cell (Naud et al., Biol. Cybern. 99:335, 2008): first 500 ms. */
class FiringPatternTest {
    @Test
    void tonic() {
        check(Bench.adEx(200, 10, -70, 2, 30, 0, -58, 500), 51, 14.223, 8.93, 9.09, 9.22);
    }

    @Test
    void adaptation() {
        check(Bench.adEx(200, 12, -70, 2, 300, 60, -58, 500), 10, 14.904, 11.27, 14.38, 19.61, 29.42);
    }

    @Test
    void initialBurst() {
        Cell cell = Bench.adEx(130, 18, -58, 4, 150, 120, -50, 400);
        check(cell, 10, 5.464, 3.42, 7.32, 54.75);
        double[] spikes = new Bench().cell(cell).spikesMs(500);
        assertEquals(63.95, spikes[9] - spikes[8], 0.0055);
    }

    @Test
    void regularBursting() {
        check(Bench.adEx(200, 10, -58, 2, 120, 100, -46, 210), 9, 16.158, 2.92, 5.12, 131.8, 5.35, 133.2, 5.35);
    }

    @Test
    void delayedAccelerating() {
        check(Bench.adEx(200, 12, -70, -10, 300, 0, -58, 300), 36, 33.574, 20.6, 19.1, 17.9);
    }

    @Test
    void delayedRegularBursting() {
        check(Bench.adEx(100, 10, -65, -10, 90, 30, -47, 110), 26, 57.180, 3.2, 4.3, 7.4, 56.9);
    }

    @Test
    void transientSpiking() {
        check(Bench.adEx(100, 10, -65, 10, 90, 100, -47, 180), 1, 30.290);
    }

    @Test
    void irregular() {
        check(Bench.adEx(100, 12, -60, -11, 130, 30, -48, 160), 28, 15.645, 3.4, 4.5, 6.7, 18.7, 18.6);
    }

    private static void check(Cell cell, int count, double firstMs, double... intervalsMs) {
        double[] spikes = new Bench().cell(cell).spikesMs(500);
        assertEquals(count, spikes.length);
        assertEquals(firstMs, spikes[0], 6e-4);
        for (int i = 0; i < intervalsMs.length; i++) {
            double lastDigit = intervalsMs[i] * 10 % 1 < 1e-9 || intervalsMs[i] * 10 % 1 > 1 - 1e-9 ? 0.1 : 0.01;
            assertEquals(intervalsMs[i], spikes[i + 1] - spikes[i], 0.55 * lastDigit, "interval " + (i + 1));
        }
    }
}
