package neckar.network;

import java.util.Arrays;
import java.util.OptionalDouble;
import neckar.base.Invariant;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/** The course in time of an injected current, with PyNN's sources and parameters; times in ms, currents in nA. */
public sealed interface CurrentShape {
    /** The current in nA at a time in ms; the seed decides about noise. */
    double at(double timeMs, long seed);

    /** The current in nA if it is the same from 0 to the end of a run of this duration. */
    OptionalDouble constant(double durationMs);

    /** The next time in ms after this one at which the current may jump; infinite when there is none. */
    double jumpAfterMs(double timeMs);

    /** PyNN's name. */
    String pynnName();

    /** The first of two borders that lies after a time; infinite when none does. */
    private static double borderAfter(double timeMs, double startMs, double stopMs) {
        if (timeMs < startMs) {
            return startMs;
        }
        return timeMs < stopMs ? stopMs : Double.POSITIVE_INFINITY;
    }

    /**
     * A pulse of constant amplitude.
     *
     * @param amplitudeNa amplitude in nA
     * @param startMs begin in ms
     * @param stopMs end in ms
     */
    record Direct(double amplitudeNa, double startMs, double stopMs) implements CurrentShape {
        @Override
        public double at(double timeMs, long seed) {
            return timeMs >= startMs && timeMs < stopMs ? amplitudeNa : 0;
        }

        @Override
        public OptionalDouble constant(double durationMs) {
            if (amplitudeNa == 0 || startMs >= durationMs || stopMs <= startMs) {
                return OptionalDouble.of(0);
            }
            return startMs <= 0 && stopMs >= durationMs ? OptionalDouble.of(amplitudeNa) : OptionalDouble.empty();
        }

        @Override
        public double jumpAfterMs(double timeMs) {
            return borderAfter(timeMs, startMs, stopMs);
        }

        @Override
        public String pynnName() {
            return "DCSource";
        }
    }

    /** A current that changes at listed times: 0 before the first, the last amplitude to the end. */
    final class Step implements CurrentShape {
        private final double[] timesMs;
        private final double[] amplitudesNa;

        /** Ascending times in ms and the amplitudes in nA from then on. */
        public Step(double[] timesMs, double[] amplitudesNa) {
            Invariant.check(
                    timesMs.length == amplitudesNa.length, "equal lengths", timesMs.length, amplitudesNa.length);
            this.timesMs = timesMs.clone();
            this.amplitudesNa = amplitudesNa.clone();
        }

        /** The times of change in ms. */
        public double[] timesMs() {
            return timesMs.clone();
        }

        /** The amplitudes in nA from each time on. */
        public double[] amplitudesNa() {
            return amplitudesNa.clone();
        }

        @Override
        public double at(double timeMs, long seed) {
            int found = Arrays.binarySearch(timesMs, timeMs);
            int last = found >= 0 ? found : -found - 2;
            return last < 0 ? 0 : amplitudesNa[last];
        }

        @Override
        public OptionalDouble constant(double durationMs) {
            double first = at(0, 0);
            for (int i = 0; i < timesMs.length; i++) {
                if (timesMs[i] > 0 && timesMs[i] < durationMs && amplitudesNa[i] != first) {
                    return OptionalDouble.empty();
                }
            }
            return OptionalDouble.of(first);
        }

        @Override
        public double jumpAfterMs(double timeMs) {
            for (double change : timesMs) {
                if (change > timeMs) {
                    return change;
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public String pynnName() {
            return "StepCurrentSource";
        }
    }

    /**
     * A sine.
     *
     * @param amplitudeNa amplitude in nA
     * @param offsetNa mean in nA
     * @param frequencyHz frequency in Hz
     * @param phaseDegrees phase at the begin in degrees
     * @param startMs begin in ms
     * @param stopMs end in ms
     */
    record Alternating(
            double amplitudeNa, double offsetNa, double frequencyHz, double phaseDegrees, double startMs, double stopMs)
            implements CurrentShape {
        @Override
        public double at(double timeMs, long seed) {
            if (timeMs < startMs || timeMs >= stopMs) {
                return 0;
            }
            double turns = frequencyHz * (timeMs - startMs) / 1000 + phaseDegrees / 360;
            return offsetNa + amplitudeNa * StrictMath.sin(2 * Math.PI * (turns - Math.floor(turns)));
        }

        @Override
        public OptionalDouble constant(double durationMs) {
            boolean flat = amplitudeNa == 0 || frequencyHz == 0;
            double level = at(startMs, 0);
            return flat ? new Direct(level, startMs, stopMs).constant(durationMs) : OptionalDouble.empty();
        }

        @Override
        public double jumpAfterMs(double timeMs) {
            return borderAfter(timeMs, startMs, stopMs);
        }

        @Override
        public String pynnName() {
            return "ACSource";
        }
    }

    /**
     * Gaussian noise that takes a new value at fixed intervals. All cells of a source get the same current.
     *
     * @param meanNa mean in nA
     * @param stdevNa standard deviation in nA
     * @param dtMs interval in ms
     * @param startMs begin in ms
     * @param stopMs end in ms
     */
    record Noisy(double meanNa, double stdevNa, double dtMs, double startMs, double stopMs) implements CurrentShape {
        @Override
        public double at(double timeMs, long seed) {
            if (timeMs < startMs || timeMs >= stopMs) {
                return 0;
            }
            // Each interval has its own stream, so that any time can be asked for in any order.
            long interval = (long) Math.floor((timeMs - startMs) / dtMs);
            return meanNa + stdevNa * new SeededRandom(Seeds.split(seed, interval)).nextGaussian();
        }

        @Override
        public OptionalDouble constant(double durationMs) {
            return stdevNa == 0 ? new Direct(meanNa, startMs, stopMs).constant(durationMs) : OptionalDouble.empty();
        }

        @Override
        public double jumpAfterMs(double timeMs) {
            if (timeMs < startMs || timeMs >= stopMs) {
                return borderAfter(timeMs, startMs, stopMs);
            }
            double next = startMs + dtMs * (Math.floor((timeMs - startMs) / dtMs) + 1);
            // A time next to a border may be rounded into the interval before.
            return Math.min(stopMs, next > timeMs ? next : next + dtMs);
        }

        @Override
        public String pynnName() {
            return "NoisyCurrentSource";
        }
    }
}
