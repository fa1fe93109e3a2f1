package neckar.calibration.feature;

import neckar.spec.experiment.AdcTrace;

/**
 * A membrane that should be at rest.
 *
 * @param meanVolt mean of the samples on the scale of their channel
 * @param deviationVolt their standard deviation
 */
public record Level(double meanVolt, double deviationVolt) {
    /** Mean and deviation of a trace. */
    public static Level of(AdcTrace trace) {
        int n = trace.size();
        double first = trace.volt(0);
        double sum = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            double v = trace.volt(i) - first;
            sum += v;
            square += v * v;
        }
        double mean = sum / n;
        return new Level(first + mean, StrictMath.sqrt(StrictMath.max(0, square / n - mean * mean)));
    }
}
