package neckar.calibration.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import neckar.base.SeededRandom;
import neckar.calibration.feature.AdaptationTail;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Fits of adaptation and of the exponential term against membranes integrated in small steps, and whitened noise. */
class AnalogTermsTest {
    private static final double STEP = 1 / 12e6;
    private static final double LEAK = 0.72e-6;
    private static final double FARAD = 2.16e-12;

    /** A periodic membrane with adaptation: a burst of current and a spike at the begin of each period, if asked for. */
    private static double[] period(double a, double b, double tauW, double burstAmp, int samples) {
        double v = 0.75;
        double w = 0;
        double[] out = new double[samples];
        int fine = 40;
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < samples; i++) {
                for (int k = 0; k < fine; k++) {
                    w += i == 1 && k == fine / 2 ? b : 0;
                    double dt = STEP / fine;
                    double t = (i * fine + k) * dt;
                    double current = t < 15e-6 ? burstAmp : 0;
                    v = b > 0 && t < 0.9e-6 ? 0.74 : v + dt * (-LEAK * (v - 0.75) - w + current) / FARAD;
                    w += dt * (a * (v - 0.75) - w) / tauW;
                }
                out[i] = b > 0 && i < 2 ? 0.785 - 0.022 * i : v;
            }
        }
        return out;
    }

    @Property(tries = 6)
    void spikesTellBAndTauW(
            @ForAll @Scale(9) @DoubleRange(min = 5e-6, max = 25e-6) double tauW,
            @ForAll @Scale(10) @DoubleRange(min = 3e-9, max = 60e-9) double b) {
        double[] v = period(0, b, tauW, 0, 700);
        LeakyTail tail = AdaptationTail.behindSpike(v, STEP, 24, 12, 12, FARAD / LEAK, 0.3 * tauW, 3 * tauW);
        assertEquals(1, tail.tauSec() / tauW, 0.02, "tau_w");
        assertEquals(1, tail.share() * LEAK / b, 0.02, "b");
    }

    @Property(tries = 12)
    void aBurstTellsA(@ForAll @Scale(9) @DoubleRange(min = 0.05e-6, max = 4e-6) double a) {
        double[] v = period(a, 0, 10e-6, 0.12e-6, 600);
        LeakyTail tail = AdaptationTail.behindDrive(v, STEP, 192, 12, FARAD / LEAK, 9e-6, 11e-6);
        assertEquals(1, tail.share() * LEAK / a, 0.03);
    }

    @Property(tries = 15)
    void anUpstrokeTellsSlopeAndThreshold(
            @ForAll @Scale(5) @DoubleRange(min = 0.003, max = 0.013) double slope,
            @ForAll @Scale(5) @DoubleRange(min = 0.6, max = 0.9) double threshold) {
        double dt = 1e-10;
        double tau = 3e-6;
        double v = threshold - 0.1;
        double[] curve = new double[4000];
        int n = 0;
        double last = v;
        for (long i = 0; n < curve.length; i++) {
            if (i % 104 == 0) {
                if (n > 2 && v - last > slope / 4) {
                    break;
                }
                last = v;
                curve[n++] = v;
            }
            v += dt / tau * (threshold + 0.05 - v + slope * Math.exp((v - threshold) / slope));
        }
        ExponentialRise rise = ExponentialRise.fit(Arrays.copyOf(curve, n), 104e-10, tau, 0.6e-3, 30e-3);
        assertEquals(1, rise.slopeVolt() / slope, 0.03, "slope");
        assertEquals(threshold, rise.thresholdVolt(), 1e-3, "threshold");
    }

    @Test
    void whitenedNoiseIsWhite() {
        SeededRandom random = new SeededRandom(5);
        double[] series = new double[40_000];
        for (int i = 1; i < series.length; i++) {
            series[i] = 0.9 * series[i - 1] + random.nextGaussian();
        }
        Whitening whitening = new Whitening(Whitening.covariance(series, 40));
        double[] square = new double[40];
        double neighbours = 0;
        int parts = series.length / 40;
        for (int p = 0; p < parts; p++) {
            double[] white = whitening.apply(Arrays.copyOfRange(series, 40 * p, 40 * p + 40));
            for (int i = 0; i < 40; i++) {
                square[i] += white[i] * white[i] / parts;
                neighbours += i == 0 ? 0 : white[i] * white[i - 1] / parts / 39;
            }
        }
        for (int i = 0; i < 40; i++) {
            assertEquals(1, square[i], 0.2, "variance of sample " + i);
        }
        assertTrue(Math.abs(neighbours) < 0.03, "correlation " + neighbours);
    }
}
