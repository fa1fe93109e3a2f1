package neckar.reference.statistics;

import java.util.List;
import neckar.base.Invariant;
import neckar.reference.model.SpikeTrain;
import org.hipparchus.complex.Complex;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/**
 * Power spectral density of the rate of a population, one-sided, in Hz^2/Hz, by Welch's method (IEEE Trans. Audio
 * Electroacoust. 15:70, 1967): segments of 256 bins of 1 ms that overlap by half, less their mean, with a Hann window.
 * N independent Poisson processes of rate r have the flat density 2 r / N. Immutable.
 */
public final class PopulationSpectrum {
    /** Bins of a segment. */
    public static final int SEGMENT = 256;

    /** Width of a bin in ms. */
    public static final double BIN_MS = 1;

    private static final double MS_PER_SEC = 1000;

    private final double[] density;

    private PopulationSpectrum(double[] density) {
        this.density = density;
    }

    /** The spectrum of a population over a duration in ms; shorter runs than a segment are filled up with nothing. */
    public static PopulationSpectrum of(List<SpikeTrain> trains, double durationMs) {
        double[] rateHz = new double[Math.max(SEGMENT, (int) (durationMs / BIN_MS))];
        for (SpikeTrain train : trains) {
            SpikeCounts.add(train, BIN_MS, rateHz);
        }
        for (int b = 0; b < rateHz.length; b++) {
            rateHz[b] *= MS_PER_SEC / (BIN_MS * Math.max(1, trains.size()));
        }
        return welch(rateHz);
    }

    /** The spectrum of a rate in Hz in bins of 1 ms. */
    static PopulationSpectrum welch(double[] rateHz) {
        Invariant.check(rateHz.length >= SEGMENT, "at least one segment", rateHz.length);
        FastFourierTransformer transformer = new FastFourierTransformer(DftNormalization.STANDARD);
        double[] window = new double[SEGMENT];
        double windowPower = 0;
        for (int i = 0; i < SEGMENT; i++) {
            window[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / SEGMENT);
            windowPower += window[i] * window[i];
        }
        double[] density = new double[SEGMENT / 2 + 1];
        int segments = 0;
        for (int from = 0; from + SEGMENT <= rateHz.length; from += SEGMENT / 2) {
            double mean = 0;
            for (int i = 0; i < SEGMENT; i++) {
                mean += rateHz[from + i] / SEGMENT;
            }
            double[] part = new double[SEGMENT];
            for (int i = 0; i < SEGMENT; i++) {
                part[i] = window[i] * (rateHz[from + i] - mean);
            }
            Complex[] transformed = transformer.transform(part, TransformType.FORWARD);
            for (int k = 0; k < density.length; k++) {
                double re = transformed[k].getReal();
                double im = transformed[k].getImaginary();
                density[k] += re * re + im * im;
            }
            segments++;
        }
        double perHz = BIN_MS / MS_PER_SEC / (windowPower * segments);
        for (int k = 0; k < density.length; k++) {
            boolean both = k > 0 && k < SEGMENT / 2;
            density[k] *= both ? 2 * perHz : perHz;
        }
        return new PopulationSpectrum(density);
    }

    /** Number of frequencies. */
    public int size() {
        return density.length;
    }

    /** A frequency in Hz. */
    public double frequencyHz(int k) {
        return k * MS_PER_SEC / (SEGMENT * BIN_MS);
    }

    /** Density at a frequency, Hz^2/Hz. */
    public double density(int k) {
        return density[k];
    }

    /** Mean of spectra. */
    public static PopulationSpectrum mean(List<PopulationSpectrum> spectra) {
        double[] sum = new double[SEGMENT / 2 + 1];
        for (PopulationSpectrum spectrum : spectra) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += spectrum.density[k] / spectra.size();
            }
        }
        return new PopulationSpectrum(sum);
    }

    /**
     * Root of the mean squared difference of two spectra in decibel between 2 and 250 Hz, both smoothed over octaves of a
     * third, as single bins scatter; NaN when a band is empty in one of them.
     */
    public static double distanceDb(PopulationSpectrum one, PopulationSpectrum other) {
        double sum = 0;
        int bands = 0;
        int from = 1;
        while (from < 65) {
            int to = Math.max(from + 1, (int) Math.round(from * 1.26));
            double ratio = one.power(from, to) / other.power(from, to);
            double decibel = 10 * StrictMath.log10(ratio);
            sum += decibel * decibel;
            bands++;
            from = to;
        }
        double distance = Math.sqrt(sum / bands);
        return Double.isInfinite(distance) ? Double.NaN : distance;
    }

    private double power(int from, int to) {
        double power = 0;
        for (int k = from; k < to; k++) {
            power += density[k];
        }
        return power;
    }
}
