package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShortTermPlasticityTest {
    private static final double TAU_SEC = 10e-6;
    private static final long TAU_TICKS = 630_000;

    private static ShortTermPlasticity circuit(boolean depression, double u, double lambda, double offset) {
        ShortTermPlasticity stp = new ShortTermPlasticity(2);
        stp.set(1, depression, u, lambda, offset, TAU_SEC);
        return stp;
    }

    @Test
    void depressionFollowsTheReferenceTrain() {
        double[][] expected = {
            {0.25, 1, .79532, .66963, .59246, .54507, .51597, .49810, .48712},
            {0.4, 1, .67251, .51163, .43260, .39378, .37471, .36534, .36074}
        };
        for (double[] train : expected) {
            ShortTermPlasticity stp = circuit(true, train[0], 1, 0);
            for (int n = 1; n < train.length; n++) {
                assertEquals(train[n], stp.event(1, 20, 1000 + n * TAU_TICKS / 5), 1e-5, "event " + n);
            }
        }
    }

    @Test
    void trainBecomesStationaryAndRecovers() {
        ShortTermPlasticity stp = circuit(true, 0.25, 1, 0);
        float factor = 0;
        for (int n = 1; n <= 200; n++) {
            factor = stp.event(1, 3, n * TAU_TICKS / 5);
        }
        assertEquals(1 - 0.53033, factor, 1e-5);
        assertTrue(stp.event(1, 3, 40 * TAU_TICKS + 5 * TAU_TICKS) > 0.99);
    }

    @Test
    void facilitationEqualsTheUtilisationOfTsodyksAndMarkram() {
        // N = 1, lambda = 1 - U: factor = u_n with the same U and time constant.
        double u = 0.4;
        ShortTermPlasticity stp = circuit(false, u, 1 - u, 1 - u);
        double f = Math.exp(-0.3);
        double tm = u;
        for (int n = 0; n < 12; n++) {
            assertEquals(tm, stp.event(1, 7, 1 + Math.round(n * 0.3 * TAU_TICKS)), 1e-5);
            tm = u + (tm * (1 - u) + u - u) * f;
        }
    }

    @Test
    void addressesAndDriversHaveTheirOwnStates() {
        ShortTermPlasticity stp = circuit(true, 0.25, 1, 0);
        stp.set(0, true, 0.25, 1, 0, TAU_SEC);
        stp.event(1, 3, 100);
        assertEquals(1f, stp.event(1, 4, 101));
        assertEquals(1f, stp.event(0, 3, 101));
        assertEquals(0.75f, stp.event(1, 3, 101), 1e-3);
    }

    @Test
    void factorIsNeverNegative() {
        ShortTermPlasticity stp = circuit(true, 0.4, 1.8, 0);
        for (int n = 0; n < 20; n++) {
            assertTrue(stp.event(1, 0, n) >= 0);
        }
    }
}
