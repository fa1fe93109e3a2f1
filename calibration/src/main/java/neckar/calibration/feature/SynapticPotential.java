package neckar.calibration.feature;

import java.util.Arrays;
import neckar.calibration.fit.Golden;
import neckar.calibration.fit.PotentialFit;
import neckar.calibration.fit.Whitening;

/**
 * A synaptic potential averaged over periods (calibration reference 2.8), taken apart with the membrane time constant known from
 * its own calibration to within its writing error.
 *
 * @param tauSec synaptic time constant; NaN when nothing was found
 * @param strengthVolt height that the potential would have if the membrane did not decay: with driving force U and capacitance C it
 *     is U g tau/C, with the sign of the input
 * @param heightVolt height of the peak
 * @param offsetVolt potential before the event
 */
public record SynapticPotential(double tauSec, double strengthVolt, double heightVolt, double offsetVolt) {
    /** Samples that are averaged to one for the fit. */
    public static final int DECIMATION = 4;

    private static final int SECTIONS = 20;
    /** What an onset by the mean of a population may be off. */
    private static final double ONSET_ERROR_SEC = 50e-9;

    private static final int SMOOTHED = 12;
    private static final double MIN_TAU_SEC = 0.03e-6;
    private static final double MAX_TAU_SEC = 5e-6;

    /**
     * Time at which the potential of a whole population begins, by the mean of their averaged periods.
     *
     * @param mean mean of all circuits over a period
     * @param before samples before the earliest begin
     * @param tauMemSec typical membrane time constant
     * @param tauSec typical synaptic time constant
     */
    public static double onsetSec(double[] mean, int before, double tauMemSec, double tauSec, double sampleHz) {
        double base = base(mean, before);
        double[] y = new double[mean.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = mean[i] - base;
        }
        int n = (int) StrictMath.min(mean.length, before + (4 * tauMemSec + 4 * tauSec) * sampleHz);
        double low = (before - 10) / sampleHz;
        double high = low + 0.8e-6;
        double step = (high - low) / 16;
        double best = low;
        double bestError = Double.MAX_VALUE;
        for (int i = 0; i <= 16; i++) {
            double error = populationError(y, n, low + i * step, tauMemSec, tauSec, sampleHz);
            if (error < bestError) {
                bestError = error;
                best = low + i * step;
            }
        }
        return Golden.minimum(
                best - step, best + step, SECTIONS, t -> populationError(y, n, t, tauMemSec, tauSec, sampleHz));
    }

    private static double populationError(
            double[] y, int n, double onset, double tauMemSec, double tauSec, double sampleHz) {
        // Spread of the circuits broadens both exponentials: both are free here.
        double best = Double.MAX_VALUE;
        for (double factor : new double[] {0.7, 0.8, 0.9, 1, 1.1, 1.25}) {
            for (double synaptic : new double[] {0.8, 0.9, 1, 1.1, 1.25}) {
                best = StrictMath.min(
                        best, PotentialFit.error(y, n, onset, tauMemSec * factor, tauSec * synaptic, 1 / sampleHz));
            }
        }
        return best;
    }

    /**
     * Fits one circuit.
     *
     * @param folded its averaged period
     * @param before samples before the earliest begin
     * @param onsetSec begin of the potential
     * @param tauMemSec membrane time constant
     * @param tauMemError relative error of the membrane time constant
     * @param forceVolt driving force at rest, with its sign
     * @param noise noise of the average, thinned by {@link #DECIMATION}
     * @param sampleHz sample rate
     */
    public static SynapticPotential of(
            double[] folded,
            int before,
            double onsetSec,
            double tauMemSec,
            double tauMemError,
            double forceVolt,
            Whitening noise,
            double sampleHz) {
        double base = base(folded, before);
        double[] y = unbent(folded, base, forceVolt);
        double peak = 0;
        for (double value : y) {
            peak = StrictMath.abs(value) > StrictMath.abs(peak) ? value : peak;
        }
        if (StrictMath.abs(peak) < 5 * noise.deviation() || peak * forceVolt < 0) {
            return new SynapticPotential(Double.NaN, Double.NaN, peak, base);
        }
        double[] fitted = fit(y, onsetSec, tauMemSec, tauMemError, noise, sampleHz, 0);
        return new SynapticPotential(fitted[0], fitted[1], peak, base);
    }

    /** How much later than told the potential of a circuit begins, in seconds; the rest as above. */
    public static double laterSec(
            double[] folded,
            int before,
            double onsetSec,
            double tauMemSec,
            double tauMemError,
            double forceVolt,
            Whitening noise,
            double sampleHz) {
        double[] y = unbent(folded, base(folded, before), forceVolt);
        return fit(y, onsetSec, tauMemSec, tauMemError, noise, sampleHz, ONSET_ERROR_SEC)[2];
    }

    private static double[] fit(
            double[] y,
            double onsetSec,
            double tauMemSec,
            double tauMemError,
            Whitening noise,
            double sampleHz,
            double onsetError) {
        // The mean of neighbouring samples lies in their middle.
        double onset = onsetSec - (DECIMATION - 1) / (2 * sampleHz);
        return PotentialFit.fit(
                y, onset, DECIMATION / sampleHz, tauMemSec, tauMemError, noise, MIN_TAU_SEC, MAX_TAU_SEC, onsetError);
    }

    /** Thinned samples above the base. The driving force shrinks as the membrane follows it: the logarithm undoes this. */
    private static double[] unbent(double[] folded, double base, double forceVolt) {
        double[] y = new double[folded.length / DECIMATION];
        for (int i = 0; i < y.length; i++) {
            double sum = 0;
            for (int k = 0; k < DECIMATION; k++) {
                double share = (folded[i * DECIMATION + k] - base) / forceVolt;
                sum += -forceVolt * StrictMath.log1p(-StrictMath.max(-0.5, StrictMath.min(0.9, share)));
            }
            y[i] = sum / DECIMATION;
        }
        return y;
    }

    /** As above with both time constants known: only the strength is free. */
    public static SynapticPotential withTimes(
            double[] folded,
            int before,
            double onsetSec,
            double tauMemSec,
            double tauSec,
            double forceVolt,
            double sampleHz) {
        double base = base(folded, before);
        double[] y = new double[folded.length];
        for (int i = 0; i < y.length; i++) {
            double share = StrictMath.max(-0.5, StrictMath.min(0.9, (folded[i] - base) / forceVolt));
            y[i] = -forceVolt * StrictMath.log1p(-share);
        }
        double strength = PotentialFit.strength(y, onsetSec, tauMemSec, tauSec, 1 / sampleHz);
        return new SynapticPotential(tauSec, strength, peak(folded, base), base);
    }

    /** Largest distance from the base of the mean of neighbouring samples. */
    private static double peak(double[] folded, double base) {
        double peak = 0;
        double sum = 0;
        for (int i = 0; i < folded.length; i++) {
            sum += folded[i] - base;
            sum -= i >= SMOOTHED ? folded[i - SMOOTHED] - base : 0;
            double mean = sum / SMOOTHED;
            peak = StrictMath.abs(mean) > StrictMath.abs(peak) ? mean : peak;
        }
        return peak;
    }

    private static double base(double[] v, int before) {
        return Arrays.stream(v, 0, before - 10).average().orElse(0);
    }
}
