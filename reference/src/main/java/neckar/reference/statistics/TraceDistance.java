package neckar.reference.statistics;

import neckar.base.Invariant;

/** Distance of two membranes. */
public final class TraceDistance {
    private TraceDistance() {}

    /**
     * Root of the mean squared difference in mV of samples at given times and a membrane at regular times from 0 on,
     * interpolated linearly; samples outside it are left out. NaN when none is left.
     */
    public static double rmsMv(double[] timesMs, double[] samplesMv, double[] regularMv, double intervalMs) {
        Invariant.check(timesMs.length == samplesMv.length, "equal lengths", timesMs.length, samplesMv.length);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < timesMs.length; i++) {
            double place = timesMs[i] / intervalMs;
            int before = (int) Math.floor(place);
            if (before >= 0 && before + 1 < regularMv.length) {
                double part = place - before;
                double difference = samplesMv[i] - (1 - part) * regularMv[before] - part * regularMv[before + 1];
                sum += difference * difference;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }
}
