package neckar.network;

import neckar.base.InputException;
import neckar.base.SeededRandom;

/** A random distribution with PyNN's names and parameters. Limits of values are in the unit of what is drawn. */
public sealed interface Distribution {
    /** Draws one value from the stream. */
    double draw(SeededRandom random);

    /** The mean over all draws. */
    double mean();

    /** PyNN's name. */
    String pynnName();

    /**
     * Normal distribution.
     *
     * @param mu mean
     * @param sigma standard deviation, at least 0
     */
    record Normal(double mu, double sigma) implements Distribution {
        @Override
        public double draw(SeededRandom random) {
            return mu + sigma * random.nextGaussian();
        }

        @Override
        public double mean() {
            return mu;
        }

        @Override
        public String pynnName() {
            return "normal";
        }
    }

    /**
     * Normal distribution whose values outside low..high are drawn again.
     *
     * @param mu mean of the distribution before clipping
     * @param sigma standard deviation before clipping, at least 0
     * @param low smallest value
     * @param high largest value
     */
    record NormalClipped(double mu, double sigma, double low, double high) implements Distribution {
        /** Draws for one value before giving up; PyNN gives up there too. */
        private static final int MAX_REDRAWS = 1000;

        @Override
        public double draw(SeededRandom random) {
            for (int i = 0; i < MAX_REDRAWS; i++) {
                double value = mu + sigma * random.nextGaussian();
                if (value >= low && value <= high) {
                    return value;
                }
            }
            throw InputException.of(
                            "", "normal_clipped found no value between low and high in " + MAX_REDRAWS + " draws")
                    .value("mu " + mu + ", sigma " + sigma + ", low " + low + ", high " + high)
                    .advice("Move mu nearer to the limits or enlarge sigma.");
        }

        /** The mean before clipping, moved between the limits: near enough for planning. */
        @Override
        public double mean() {
            return Math.max(low, Math.min(high, mu));
        }

        @Override
        public String pynnName() {
            return "normal_clipped";
        }
    }

    /**
     * Uniform distribution in [low, high).
     *
     * @param low smallest value
     * @param high upper limit
     */
    record Uniform(double low, double high) implements Distribution {
        @Override
        public double draw(SeededRandom random) {
            return low + (high - low) * random.nextDouble();
        }

        @Override
        public double mean() {
            return 0.5 * (low + high);
        }

        @Override
        public String pynnName() {
            return "uniform";
        }
    }

    /**
     * Distribution of a value whose logarithm is normal.
     *
     * @param mu mean of the logarithm
     * @param sigma standard deviation of the logarithm, at least 0
     */
    record Lognormal(double mu, double sigma) implements Distribution {
        @Override
        public double draw(SeededRandom random) {
            return StrictMath.exp(mu + sigma * random.nextGaussian());
        }

        @Override
        public double mean() {
            return StrictMath.exp(mu + 0.5 * sigma * sigma);
        }

        @Override
        public String pynnName() {
            return "lognormal";
        }
    }
}
