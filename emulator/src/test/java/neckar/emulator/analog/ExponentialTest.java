package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void singlePrecisionIsExactToSixMillionths() {
        for (int i = -16_000; i <= 16_000; i++) {
            float x = i / 1000f;
            double exact = StrictMath.exp(x);
            assertEquals(exact, Exponential.exp(x), 6e-6 * exact, "exp(" + x + ")");
        }
        assertEquals(1f, Exponential.exp(0f));
        assertEquals(Exponential.exp(-16f), Exponential.exp(-200f));
        assertEquals(Exponential.exp(16f), Exponential.exp(1e9f));
    }

    @Test
    void doublePrecisionIsExactTo14Digits() {
        for (int i = -7000; i <= 7000; i++) {
            double x = i * 0.0987;
            double exact = StrictMath.exp(x);
            assertEquals(exact, Exponential.exp(x), 1e-13 * exact, "exp(" + x + ")");
        }
        assertEquals(0, Exponential.exp(-800.0));
        assertEquals(0, Exponential.exp(Double.NaN));
    }
}
