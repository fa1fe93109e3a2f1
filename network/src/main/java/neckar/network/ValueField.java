package neckar.network;

import java.util.Arrays;
import java.util.OptionalDouble;
import neckar.base.Invariant;
import neckar.base.SeededRandom;

/** A value of many things: the same for all, one for each, or drawn. */
public sealed interface ValueField {
    /** The value of the thing with this index; drawn fields take it from the stream. */
    double value(int index, SeededRandom random);

    /** The mean over all things, expected if drawn. */
    double mean();

    /** The value if all things have the same one. */
    OptionalDouble constant();

    /**
     * The same value for all.
     *
     * @param value the value
     */
    record Constant(double value) implements ValueField {
        @Override
        public double value(int index, SeededRandom random) {
            return value;
        }

        @Override
        public double mean() {
            return value;
        }

        @Override
        public OptionalDouble constant() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * A value drawn for each.
     *
     * @param distribution where from
     */
    record Drawn(Distribution distribution) implements ValueField {
        @Override
        public double value(int index, SeededRandom random) {
            return distribution.draw(random);
        }

        @Override
        public double mean() {
            return distribution.mean();
        }

        @Override
        public OptionalDouble constant() {
            return OptionalDouble.empty();
        }
    }

    /** A listed value for each. */
    final class Listed implements ValueField {
        private final double[] values;

        /** The values by index, at least one. */
        public Listed(double... values) {
            Invariant.check(values.length > 0, "at least one value");
            this.values = values.clone();
        }

        /** How many values. */
        public int size() {
            return values.length;
        }

        @Override
        public double value(int index, SeededRandom random) {
            return values[index];
        }

        @Override
        public double mean() {
            return Arrays.stream(values).sum() / values.length;
        }

        @Override
        public OptionalDouble constant() {
            double first = values[0];
            return Arrays.stream(values).allMatch(value -> value == first)
                    ? OptionalDouble.of(first)
                    : OptionalDouble.empty();
        }
    }
}
