package neckar.network;

import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/**
 * Synapses from one population to another.
 *
 * @param position place in the file, from 0
 * @param label unique name
 * @param pre position of the presynaptic population
 * @param post position of the postsynaptic population
 * @param receptor which input of the postsynaptic cells
 * @param connector which cells are connected
 * @param weight magnitude in uS (conductance) or nA (current), unless the connector tells it
 * @param delay delay in ms, unless the connector tells it
 * @param dynamics short-term plasticity
 * @param priority what the loss of one synapse weighs
 * @param place where it stands in the file, for errors
 */
public record Projection(
        int position,
        String label,
        int pre,
        int post,
        Receptor receptor,
        Connector connector,
        ValueField weight,
        ValueField delay,
        SynapseDynamics dynamics,
        double priority,
        String place) {
    /** Delay of a projection that tells none: PyNN's smallest delay at its default time step, in ms. */
    public static final double DEFAULT_DELAY_MS = 0.1;

    /**
     * Delivers all synapses, those of weight 0 too, always in the same order. Memory does not grow with their number.
     *
     * @throws InputException if a drawn weight or delay is negative, or a list is wrong
     */
    public void forEach(Network network, SynapseConsumer consumer) {
        long seed = Seeds.split(network.seed(), DrawKey.PROJECTION, position);
        SynapseDraw draw = new SynapseDraw(this, seed, consumer);
        connector.forEach(scope(network, seed), draw);
    }

    /** The number of synapses, expected if drawn. */
    public double expectedSynapses(Network network) {
        return connector.expectedCount(scope(network, Seeds.split(network.seed(), DrawKey.PROJECTION, position)));
    }

    private ConnectionScope scope(Network network, long seed) {
        Population from = network.populations().get(pre);
        Population to = network.populations().get(post);
        return new ConnectionScope(
                from.size(), to.size(), pre == post, Seeds.split(seed, DrawKey.CONNECTIONS), () -> network.space()
                        .distances(from.positions(), to.positions()));
    }

    /** Gives each connection its weight and delay. */
    private static final class SynapseDraw implements ConnectionConsumer {
        private final Projection projection;
        private final SynapseConsumer consumer;
        private final long weightSeed;
        private final long delaySeed;
        private final boolean drawsWeights;
        private final boolean drawsDelays;
        private final double constantWeight;
        private final double constantDelayMs;
        private final SeededRandom weights = new SeededRandom(0);
        private final SeededRandom delays = new SeededRandom(0);
        private long row = -1;

        SynapseDraw(Projection projection, long seed, SynapseConsumer consumer) {
            this.projection = projection;
            this.consumer = consumer;
            this.weightSeed = Seeds.split(seed, DrawKey.WEIGHTS);
            this.delaySeed = Seeds.split(seed, DrawKey.DELAYS);
            this.drawsWeights = projection.weight.constant().isEmpty();
            this.drawsDelays = projection.delay.constant().isEmpty();
            this.constantWeight = projection.weight.constant().orElse(0);
            this.constantDelayMs = projection.delay.constant().orElse(0);
        }

        @Override
        public void accept(long newRow, int pre, int post, double listedWeight, double listedDelayMs) {
            if (newRow != row) {
                row = newRow;
                weights.reseed(Seeds.split(weightSeed, row));
                delays.reseed(Seeds.split(delaySeed, row));
            }
            double weight = listedWeight;
            if (Double.isNaN(weight)) {
                weight = drawsWeights ? drawn(projection.weight, weights, "weight", pre, post) : constantWeight;
            }
            double delayMs = listedDelayMs;
            if (Double.isNaN(delayMs)) {
                delayMs = drawsDelays ? drawn(projection.delay, delays, "delay", pre, post) : constantDelayMs;
            }
            consumer.accept(pre, post, weight, delayMs);
        }

        private double drawn(ValueField field, SeededRandom random, String what, int pre, int post) {
            double value = field.value(0, random);
            if (value >= 0 && value <= NetworkLimits.MAX_WEIGHT) {
                return value;
            }
            throw InputException.of(
                            projection.place,
                            "the drawn " + what + " from " + pre + " to " + post + " of " + projection.label
                                    + " is not allowed")
                    .value(value)
                    .allowed("0 to " + NetworkLimits.MAX_WEIGHT)
                    .advice("Use normal_clipped with low 0: weights are magnitudes, the sign is the receptor's.");
        }
    }
}
