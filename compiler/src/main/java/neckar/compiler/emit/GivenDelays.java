package neckar.compiler.emit;

import java.util.Optional;

/**
 * Delays of the hardware paths of one projection's realised synapses, biological ms (hardware reference 6.4).
 *
 * @param smallestMs shortest path
 * @param meanMs mean over synapses
 * @param largestMs longest path
 */
public record GivenDelays(double smallestMs, double meanMs, double largestMs) {
    /** Sums up a projection; empty when none of its synapses has a cell. */
    public static Optional<GivenDelays> of(ProjectionMapping projection) {
        double[] valuesMs = projection.delayValuesMs();
        long[] synapses = new long[valuesMs.length];
        for (int edge = 0; edge < projection.edges(); edge++) {
            synapses[projection.delayCode(edge)] += projection.synapses(edge);
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        long count = 0;
        for (int code = 0; code < valuesMs.length; code++) {
            if (synapses[code] > 0) {
                smallest = Math.min(smallest, valuesMs[code]);
                largest = Math.max(largest, valuesMs[code]);
                sum += synapses[code] * valuesMs[code];
                count += synapses[code];
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new GivenDelays(smallest, sum / count, largest));
    }
}
