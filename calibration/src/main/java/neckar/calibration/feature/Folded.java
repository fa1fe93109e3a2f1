package neckar.calibration.feature;

import neckar.spec.experiment.AdcTrace;

/** Averages of traces with a periodic stimulus. */
public final class Folded {
    private Folded() {}

    /**
     * Mean over all whole periods.
     *
     * @param trace the samples
     * @param period samples in a period
     */
    public static double[] mean(AdcTrace trace, int period) {
        int periods = trace.size() / period;
        double[] mean = new double[period];
        for (int p = 0; p < periods; p++) {
            for (int i = 0; i < period; i++) {
                mean[i] += trace.volt(p * period + i);
            }
        }
        for (int i = 0; i < period; i++) {
            mean[i] /= periods;
        }
        return mean;
    }
}
