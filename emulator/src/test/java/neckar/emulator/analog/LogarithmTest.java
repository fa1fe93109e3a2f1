package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogarithmTest {
    @Test
    void logarithmIsExactToSinglePrecision() {
        for (int i = -7000; i <= 7000; i++) {
            float x = (float) StrictMath.exp(i * 2.3e-3);
            double exact = StrictMath.log(x);
            assertEquals(exact, Logarithm.ln(x), 2e-6, "ln(" + x + ")");
        }
        assertEquals(0f, Logarithm.ln(1f));
    }

    @Test
    void meanOfTheLogarithmHoldsBelowOne() {
        for (int i = -20_000; i < 1000; i++) {
            float x = i / 1000f;
            double exact = x == 0 ? 1 : -StrictMath.log1p(-x) / x;
            assertEquals(exact, Logarithm.mean(x), 5e-6 * exact, "at " + x);
        }
    }

    @Test
    void meanOfTheExponentialIsItsIntegral() {
        for (int i = -15_900; i <= 15_900; i++) {
            float x = i / 1000f;
            double exact = x == 0 ? 1 : StrictMath.expm1(x) / x;
            assertEquals(exact, Exponential.mean(x), 5e-5 * exact, "at " + x);
            double second = x == 0 ? 0.5 : (exact - 1) / x;
            assertEquals(second, Exponential.secondMean(x), 2e-4 * second, "second mean at " + x);
        }
    }
}
