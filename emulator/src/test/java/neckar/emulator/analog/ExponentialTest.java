package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void singlePrecisionIsExactToTwoUnits() {
        for (int i = -79_000; i <= 79_000; i += 7) {
            float x = i / 1000f;
            double exact = StrictMath.exp(x);
            assertEquals(exact, Exponential.exp(x), 2e-7 * exact, "exp(" + x + ")");
        }
        assertEquals(0f, Exponential.exp(-200f));
        assertEquals(0f, Exponential.exp(Float.NaN));
        assertEquals(StrictMath.exp(80), Exponential.exp(1e9f), 1e30);
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
