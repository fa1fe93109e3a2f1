package neckar.calibration.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.base.SeededRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Fits on synthetic data with known answers (calibration reference 8). */
class FitTest {
    private static double[] array(int n, java.util.function.IntToDoubleFunction f) {
        double[] values = new double[n];
        java.util.Arrays.setAll(values, f);
        return values;
    }

    private static Whitening white(int n, double noise) {
        double[] covariance = new double[n];
        covariance[0] = noise * noise;
        return new Whitening(covariance);
    }

    @Test
    void aLineIgnoresOneWildPoint() {
        double[] x = {100, 200, 300, 400, 500};
        double[] y = {0.11, 0.21, 0.95, 0.41, 0.51};
        Line line = Line.robust(x, y, 0.005);
        assertEquals(4, line.used());
        assertEquals(0.001, line.slope(), 1e-9);
        assertEquals(0.31, line.value(300), 1e-9);
    }

    @Test
    void aLineFailsWhenMoreThanAQuarterIsOff() {
        double[] x = {100, 200, 300, 400, 500, 600};
        double[] y = {0.11, 0.9, 0.95, 0.41, 0.51, 0.61};
        assertEquals(0, Line.robust(x, y, 0.005).used());
        assertEquals(
                0,
                Line.robust(x, new double[] {1, Double.NaN, Double.NaN, 2, Double.NaN, Double.NaN}, 1)
                        .used());
    }

    @Test
    void aHingeIsFoundWithinTheNoise() {
        // Knee 412, 0.3 mV a code, noise 3 mV, 9 coarse and 8 near codes: mean within 2 codes, deviation at most 8.
        double[] x = new double[17];
        for (int i = 0; i < 9; i++) {
            x[i] = 60 + 110 * i;
        }
        for (int i = 0; i < 8; i++) {
            x[9 + i] = 300 + 30 * i;
        }
        SeededRandom random = new SeededRandom(4);
        double[] found = array(200, draw -> {
            double[] y = array(17, i -> 0.8 + 0.3e-3 * Math.max(0, 412 - x[i]) + 3e-3 * random.nextGaussian());
            return Hinge.fit(x, y, 0, 1023, 10).at();
        });
        assertEquals(412, Robust.mean(found), 2.5);
        assertTrue(Robust.deviation(found) < 9, "deviation " + Robust.deviation(found));
    }

    @Test
    void aRelaxationIsExactWithoutNoise() {
        double[] x = array(200, i -> i * 50e-9);
        double[] y = array(200, i -> 0.8 - 0.4 * Math.exp(-x[i] / 2.3e-6));
        Relaxation found = Relaxation.fit(x, y, 200, 0.1e-6, 50e-6);
        assertEquals(2.3e-6, found.tau(), 2.3e-10);
        assertEquals(0.8, found.end(), 1e-5);
        assertEquals(-0.4, found.amplitude(), 1e-4);
    }

    @Property(tries = 40)
    void aPotentialIsTakenApartForAllTimeConstants(
            @ForAll @Scale(9) @DoubleRange(min = 0.08e-6, max = 3e-6) double tau,
            @ForAll @Scale(9) @DoubleRange(min = 0.7e-6, max = 1.4e-6) double tauMem) {
        double step = 1 / 24e6;
        double onset = 0.71e-6;
        double far = Math.abs(tauMem / tau - 1) < 1e-3 ? tau * 1.002 : tau;
        double[] y = array(240, i -> {
            double t = i * step - onset;
            return t < 0 ? 0 : 0.02 * tauMem / (tauMem - far) * (Math.exp(-t / tauMem) - Math.exp(-t / far));
        });
        double[] found = PotentialFit.fit(y, onset, step, tauMem, 0.02, white(200, 1e-4), 0.03e-6, 5e-6, 0);
        assertEquals(1, found[0] / tau, 0.01, "tau");
        assertEquals(1, found[1] / 0.02, 0.01, "strength");
    }

    @Test
    void aPotentialStaysWithinItsBounds() {
        SeededRandom random = new SeededRandom(8);
        for (int draw = 0; draw < 50; draw++) {
            double[] noise = array(120, i -> 1e-3 * random.nextGaussian());
            double[] found = PotentialFit.fit(noise, 0.7e-6, 1 / 24e6, 1e-6, 0.02, white(120, 1e-3), 0.05e-6, 4e-6, 0);
            assertTrue(Double.isNaN(found[0]) || (found[0] >= 0.0499e-6 && found[0] <= 4.001e-6), "tau " + found[0]);
        }
    }

    @Test
    void levelsAndACurveComeApart() {
        SeededRandom random = new SeededRandom(2);
        double[] curve = {3, 2, 1.5, 1.2, 1.1};
        double[] noise = {0.1, 0.05, 0.02, 0.01, 0.01};
        double[] level = array(300, i -> 0.3 * random.nextGaussian());
        double[][] y = new double[5][];
        boolean[] member = new boolean[300];
        java.util.Arrays.fill(member, true);
        for (int s = 0; s < 5; s++) {
            int step = s;
            y[s] = array(300, i -> curve[step] + level[i] + noise[step] * random.nextGaussian());
        }
        y[4][7] = 9;
        TwoWay parts = TwoWay.of(y, member, 0.001, 3);
        double middle = Robust.median(level);
        for (int s = 0; s < 5; s++) {
            assertEquals(curve[s] + middle, parts.curve()[s], 0.015 + 0.2 * noise[s], "step " + s);
            assertEquals(noise[s], parts.noise()[s], 0.35 * noise[s], "noise " + s);
        }
        double[] off = array(300, i -> parts.level()[i] - level[i] + middle);
        assertTrue(Robust.deviation(off) < 0.012, "levels " + Robust.deviation(off));
        assertEquals(0, off[7], 0.05, "one wild value does not carry its circuit away");
    }

    @Test
    void aKinkIsFound() {
        double[] x = array(120, i -> 0.05 + i * 0.005);
        double[] y = array(120, i -> 0.5 + 0.3 * Math.max(0, x[i] - 0.31));
        Kink kink = Kink.fit(x, y, 120, 0.05, 0.6);
        assertEquals(0.31, kink.at(), 1e-3);
        assertEquals(0.5, kink.level(), 1e-4);
    }

    @Test
    void aSplineGoesThroughItsPoints() {
        double[] x = {1, 2, 4, 7};
        double[] y = {3, 1, 0.5, 0.2};
        Spline spline = new Spline(x, y);
        for (int i = 0; i < 4; i++) {
            assertEquals(y[i], spline.value(x[i]), 1e-12);
        }
    }
}
