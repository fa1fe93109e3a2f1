package neckar.reference.simulate;

import java.util.Arrays;
import java.util.List;
import neckar.network.CurrentShape;
import neckar.network.CurrentSource;

/** The injected current of one neuron: the sum of its sources. Immutable. */
final class CurrentCourse {
    /** No current. */
    static final CurrentCourse NONE = new CurrentCourse(List.of(), 0);

    private static final double MS_PER_SEC = 1000;

    private final CurrentSource[] sources;
    private final long seed;

    CurrentCourse(List<CurrentSource> sources, long networkSeed) {
        this.sources = sources.toArray(CurrentSource[]::new);
        this.seed = networkSeed;
    }

    /** The next time in ms at which the current may jump; infinite when there is none. */
    double jumpAfterMs(double timeMs) {
        double next = Double.POSITIVE_INFINITY;
        for (CurrentSource source : sources) {
            next = Math.min(next, source.shape().jumpAfterMs(timeMs));
        }
        return next;
    }

    /** Taylor coefficients in nA about a time, scaled by a step in ms that ends before the next jump. */
    void coefficients(double timeMs, double stepMs, double[] into, int count) {
        Arrays.fill(into, 0, count, 0);
        for (CurrentSource source : sources) {
            if (source.shape() instanceof CurrentShape.Alternating) {
                sine((CurrentShape.Alternating) source.shape(), timeMs, stepMs, into, count);
            } else {
                // Inside the interval, where rounding of its border does not matter.
                into[0] += source.at(timeMs + 0.5 * stepMs, seed);
            }
        }
    }

    /** sin(p + w s) has the derivatives w^k sin(p + k pi/2). */
    private static void sine(CurrentShape.Alternating sine, double timeMs, double stepMs, double[] into, int count) {
        double middleMs = timeMs + 0.5 * stepMs;
        if (middleMs < sine.startMs() || middleMs >= sine.stopMs()) {
            return;
        }
        double turns = sine.frequencyHz() * (timeMs - sine.startMs()) / MS_PER_SEC + sine.phaseDegrees() / 360;
        double phase = 2 * Math.PI * (turns - Math.floor(turns));
        double[] cycle = {StrictMath.sin(phase), StrictMath.cos(phase), -StrictMath.sin(phase), -StrictMath.cos(phase)};
        double factor = sine.amplitudeNa();
        into[0] += sine.offsetNa();
        for (int k = 0; k < count; k++) {
            into[k] += factor * cycle[k % 4];
            factor *= 2 * Math.PI * sine.frequencyHz() / MS_PER_SEC * stepMs / (k + 1);
        }
    }
}
