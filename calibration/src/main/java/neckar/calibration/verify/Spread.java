package neckar.calibration.verify;

import java.util.List;
import neckar.calibration.fit.Robust;

/**
 * Errors of many circuits in some trials of one configuration.
 *
 * @param count circuits with a value in each trial
 * @param mean mean error
 * @param deviation standard deviation over the circuits in one trial, averaged over the trials
 * @param floor standard deviation between trials; NaN for one trial
 */
record Spread(int count, double mean, double deviation, double floor) {
    static Spread of(List<double[]> trials) {
        int n = trials.get(0).length;
        int count = 0;
        double[] difference = new double[n];
        for (int i = 0; i < n; i++) {
            boolean present = true;
            for (double[] trial : trials) {
                present &= !Double.isNaN(trial[i]);
            }
            count += present ? 1 : 0;
            difference[i] = trials.size() < 2 ? Double.NaN : trials.get(0)[i] - trials.get(1)[i];
        }
        double mean = 0;
        double variance = 0;
        for (double[] trial : trials) {
            double deviation = Robust.deviation(trial);
            mean += Robust.mean(trial) / trials.size();
            variance += deviation * deviation / trials.size();
        }
        return new Spread(count, mean, StrictMath.sqrt(variance), Robust.deviation(difference) / StrictMath.sqrt(2));
    }
}
