package neckar.network;

import neckar.base.SeededRandom;

/**
 * Which cells of two populations are connected, with PyNN's connectors and parameters. Connections are drawn anew at
 * each pass, always the same ones in the same order.
 */
public sealed interface Connector {
    /** PyNN's name. */
    String pynnName();

    /** The number of connections, expected if drawn. */
    double expectedCount(ConnectionScope scope);

    /** Delivers all connections, always in the same order. */
    void forEach(ConnectionScope scope, ConnectionConsumer consumer);

    /** Whether connections come with weight and delay. */
    default boolean carriesValues() {
        return false;
    }

    /**
     * Every pair.
     *
     * @param selfConnections which pairs of a population with itself
     */
    record AllToAll(SelfConnections selfConnections) implements Connector {
        @Override
        public String pynnName() {
            return "AllToAllConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return scope.candidates(selfConnections).count();
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            CandidatePairs pairs = scope.candidates(selfConnections);
            for (int pre = 0; pre < pairs.preSize(); pre++) {
                int length = pairs.rowLength(pre);
                for (int k = 0; k < length; k++) {
                    consumer.accept(
                            pre, pre, pairs.post(pre, k), ConnectionConsumer.UNKNOWN, ConnectionConsumer.UNKNOWN);
                }
            }
        }
    }

    /** Cells of the same index; the surplus cells of the larger population stay alone. */
    record OneToOne() implements Connector {
        @Override
        public String pynnName() {
            return "OneToOneConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return Math.min(scope.preSize(), scope.postSize());
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            int count = Math.min(scope.preSize(), scope.postSize());
            for (int i = 0; i < count; i++) {
                consumer.accept(i, i, i, ConnectionConsumer.UNKNOWN, ConnectionConsumer.UNKNOWN);
            }
        }
    }

    /**
     * Each pair with the same probability.
     *
     * @param probability probability, 0..1
     * @param selfConnections which pairs of a population with itself
     */
    record FixedProbability(double probability, SelfConnections selfConnections) implements Connector {
        @Override
        public String pynnName() {
            return "FixedProbabilityConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return probability * scope.candidates(selfConnections).count();
        }

        /**
         * The gaps between connected candidates of a row are geometric: P(gap >= g) = (1 - p)^g, so that
         * gap = floor(ln(1 - u) / ln(1 - p)) for uniform u. The time grows with the connections, not with the pairs.
         */
        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            if (probability <= 0) {
                return;
            }
            if (probability >= 1) {
                new AllToAll(selfConnections).forEach(scope, consumer);
                return;
            }
            CandidatePairs pairs = scope.candidates(selfConnections);
            double logOfMiss = StrictMath.log1p(-probability);
            SeededRandom random = new SeededRandom(0);
            for (int pre = 0; pre < pairs.preSize(); pre++) {
                scope.begin(random, pre);
                int length = pairs.rowLength(pre);
                // A double, as a gap may be larger than any integer.
                double k = Math.floor(-random.nextExponential() / logOfMiss);
                while (k < length) {
                    int post = pairs.post(pre, (int) k);
                    consumer.accept(pre, pre, post, ConnectionConsumer.UNKNOWN, ConnectionConsumer.UNKNOWN);
                    k += 1 + Math.floor(-random.nextExponential() / logOfMiss);
                }
            }
        }
    }

    /**
     * Each postsynaptic cell gets the same number of connections.
     *
     * @param n connections of each postsynaptic cell
     * @param withReplacement whether each is chosen from all cells; else a cell is chosen again only after all others
     * @param selfConnections which pairs of a population with itself
     */
    record FixedNumberPre(int n, boolean withReplacement, SelfConnections selfConnections) implements Connector {
        @Override
        public String pynnName() {
            return "FixedNumberPreConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return (double) n * scope.postSize();
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            CandidatePairs pairs = scope.candidates(selfConnections);
            RowSampler sampler = new RowSampler(scope, n, withReplacement, pairs.preSize());
            for (int post = 0; post < pairs.postSize(); post++) {
                int column = post;
                sampler.sample(
                        post,
                        pairs.columnLength(post),
                        k -> consumer.accept(
                                column,
                                pairs.pre(column, k),
                                column,
                                ConnectionConsumer.UNKNOWN,
                                ConnectionConsumer.UNKNOWN));
            }
        }
    }

    /**
     * Each presynaptic cell gets the same number of connections.
     *
     * @param n connections of each presynaptic cell
     * @param withReplacement whether each is chosen from all cells; else a cell is chosen again only after all others
     * @param selfConnections which pairs of a population with itself
     */
    record FixedNumberPost(int n, boolean withReplacement, SelfConnections selfConnections) implements Connector {
        @Override
        public String pynnName() {
            return "FixedNumberPostConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return (double) n * scope.preSize();
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            CandidatePairs pairs = scope.candidates(selfConnections);
            RowSampler sampler = new RowSampler(scope, n, withReplacement, pairs.postSize());
            for (int pre = 0; pre < pairs.preSize(); pre++) {
                int row = pre;
                sampler.sample(
                        pre,
                        pairs.rowLength(pre),
                        k -> consumer.accept(
                                row, row, pairs.post(row, k), ConnectionConsumer.UNKNOWN, ConnectionConsumer.UNKNOWN));
            }
        }
    }

    /**
     * A number of connections in all.
     *
     * @param n connections in all
     * @param withReplacement whether each is chosen from all pairs; else a pair is chosen again only after all others
     * @param selfConnections which pairs of a population with itself
     */
    record FixedTotalNumber(int n, boolean withReplacement, SelfConnections selfConnections) implements Connector {
        @Override
        public String pynnName() {
            return "FixedTotalNumberConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return n;
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            CandidatePairs pairs = scope.candidates(selfConnections);
            PairSampler.sample(scope.seed(), n, withReplacement, pairs.count(), candidate -> {
                int pre = pairs.preOf(candidate);
                int post = pairs.postOf(candidate, pre);
                consumer.accept(0, pre, post, ConnectionConsumer.UNKNOWN, ConnectionConsumer.UNKNOWN);
            });
        }
    }

    /**
     * Each pair with a probability that depends on its distance.
     *
     * @param expression probability as function of the distance; values above 1 count as 1
     * @param selfConnections which pairs of a population with itself
     * @param place where the expression stands, for errors
     */
    record DistanceDependentProbability(DistanceExpression expression, SelfConnections selfConnections, String place)
            implements Connector {
        @Override
        public String pynnName() {
            return "DistanceDependentProbabilityConnector";
        }

        /** The number of pairs times the mean probability of a regular sample of at most 10,000 pairs. */
        @Override
        public double expectedCount(ConnectionScope scope) {
            CandidatePairs pairs = scope.candidates(selfConnections);
            long count = pairs.count();
            if (count == 0) {
                return 0;
            }
            PairDistances distances = scope.distances().get();
            int samples = (int) Math.min(count, 10_000);
            double sum = 0;
            for (int i = 0; i < samples; i++) {
                long candidate = (long) ((i + 0.5) * count / samples);
                int pre = pairs.preOf(candidate);
                sum += Math.min(1, probability(distances.distance(pre, pairs.postOf(candidate, pre))));
            }
            return sum / samples * count;
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            CandidatePairs pairs = scope.candidates(selfConnections);
            PairDistances distances = scope.distances().get();
            SeededRandom random = new SeededRandom(0);
            for (int pre = 0; pre < pairs.preSize(); pre++) {
                scope.begin(random, pre);
                int length = pairs.rowLength(pre);
                for (int k = 0; k < length; k++) {
                    int post = pairs.post(pre, k);
                    double probability = probability(distances.distance(pre, post));
                    if (probability > 0 && random.nextDouble() < probability) {
                        consumer.accept(pre, pre, post, ConnectionConsumer.UNKNOWN, ConnectionConsumer.UNKNOWN);
                    }
                }
            }
        }

        private double probability(double distance) {
            double probability = expression.at(distance);
            if (probability >= 0) {
                return probability;
            }
            throw expression.notAProbability(place, distance);
        }
    }

    /**
     * Listed connections.
     *
     * @param rows the list
     */
    record FromList(ConnectionRows rows) implements Connector {
        @Override
        public String pynnName() {
            return "FromListConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return rows.expectedCount();
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            rows.forEach(scope.preSize(), scope.postSize(), consumer);
        }

        @Override
        public boolean carriesValues() {
            return rows.carriesValues();
        }
    }

    /**
     * Connections listed in a file, which is read anew at each pass.
     *
     * @param path the file as the user named it
     * @param rows its rows
     */
    record FromFile(String path, ConnectionRows rows) implements Connector {
        @Override
        public String pynnName() {
            return "FromFileConnector";
        }

        @Override
        public double expectedCount(ConnectionScope scope) {
            return rows.expectedCount();
        }

        @Override
        public void forEach(ConnectionScope scope, ConnectionConsumer consumer) {
            rows.forEach(scope.preSize(), scope.postSize(), consumer);
        }

        @Override
        public boolean carriesValues() {
            return rows.carriesValues();
        }
    }
}
