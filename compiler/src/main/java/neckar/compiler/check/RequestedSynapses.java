package neckar.compiler.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import neckar.spec.config.StpMode;

/**
 * All synapses of a network with a weight above 0, ordered by target node, then projection, then the order in which
 * the projection draws them. 12 bytes a synapse. Immutable after construction.
 */
final class RequestedSynapses {

    /**
     * What tells synapses of one (source, target) apart on the hardware: the receptor, and the short-term plasticity
     * that was asked for.
     *
     * @param receptor receptor
     * @param dynamics short-term plasticity
     * @param stpMode the mode that comes nearer to it: a chip can depress or facilitate, not both (hardware reference
     *     4.6)
     */
    record SynapseClass(Receptor receptor, SynapseDynamics dynamics, StpMode stpMode) {

        private static final double ROUNDING = 1e-12;

        /** Excitatory, without plasticity. */
        static final SynapseClass PLAIN = of(Receptor.EXCITATORY, SynapseDynamics.STATIC);

        /** With both time constants the larger effect on regular trains decides between the modes. */
        static SynapseClass of(Receptor receptor, SynapseDynamics dynamics) {
            boolean facilitates = dynamics.tauFacilMs() > 0 && TrainEffect.of(dynamics) > 1 + ROUNDING;
            return new SynapseClass(receptor, dynamics, facilitates ? StpMode.FACILITATION : StpMode.DEPRESSION);
        }

        boolean isInhibitory() {
            return receptor == Receptor.INHIBITORY;
        }

        /** Whether a driver with this setting has the right kind of short-term plasticity. */
        boolean accepts(boolean stpEnabled, StpMode mode) {
            if (dynamics.isStatic()) {
                return !stpEnabled;
            }
            return stpEnabled && mode == stpMode;
        }

        /** Strength of the first event of a train over the weight: U in PyNN's model, 1 without plasticity. */
        double firstEventFactor() {
            return dynamics.isStatic() ? 1 : dynamics.use();
        }
    }

    private final int[] first;
    private final int[] source;
    private final int[] projection;
    private final float[] weight;
    private final long[] requested;
    private final long[] zeroWeight;
    private final int[] classOfProjection;
    private final SynapseClass[] classes;
    private final int[] heardAs;
    private final boolean[] isGenerator;

    RequestedSynapses(Network network, RunContext context) {
        List<Projection> projections = network.projections();
        Map<SynapseClass, Integer> numbers = new LinkedHashMap<>();
        classOfProjection = new int[projections.size()];
        for (Projection each : projections) {
            SynapseClass kind = SynapseClass.of(each.receptor(), each.dynamics());
            Integer known = numbers.putIfAbsent(kind, numbers.size());
            classOfProjection[each.position()] = known == null ? numbers.size() - 1 : known;
        }
        classes = numbers.keySet().toArray(SynapseClass[]::new);
        heardAs = new int[network.nodeCount()];
        isGenerator = new boolean[network.nodeCount()];
        for (Population population : network.populations()) {
            int firstNode = network.nodeOf(population.position(), 0);
            for (int node = firstNode; node < firstNode + population.size(); node++) {
                heardAs[node] = population.backgroundGenerator() ? firstNode : node;
                isGenerator[node] = population.backgroundGenerator();
            }
        }
        requested = new long[projections.size()];
        zeroWeight = new long[projections.size()];
        DrawnSynapses[] drawn = new DrawnSynapses[projections.size()];
        Parallel.forRange(drawn.length, context.threads(), p -> {
            context.cancel().throwIfCancelled();
            drawn[p] = new DrawnSynapses(network, projections.get(p));
            zeroWeight[p] = drawn[p].zeroWeight();
        });
        int[][] slots = new int[drawn.length][];
        Arrays.setAll(slots, p -> drawn[p].countByTarget());
        first = new int[network.nodeCount() + 1];
        int total = assignSlots(network, slots);
        source = new int[total];
        projection = new int[total];
        weight = new float[total];
        Parallel.forRange(drawn.length, context.threads(), p -> {
            int firstSource = network.nodeOf(projections.get(p).pre(), 0);
            drawn[p].drain((pre, post, drawnWeight) -> {
                int at = slots[p][post]++;
                source[at] = firstSource + pre;
                projection[at] = p;
                weight[at] = drawnWeight;
            });
        });
    }

    /** Turns counts by (projection, target) into first positions; returns the number of synapses. */
    private int assignSlots(Network network, int[][] slots) {
        for (Projection each : network.projections()) {
            int base = network.nodeOf(each.post(), 0);
            for (int post = 0; post < slots[each.position()].length; post++) {
                requested[each.position()] += slots[each.position()][post];
                first[base + post + 1] += slots[each.position()][post];
            }
        }
        for (int node = 0; node + 1 < first.length; node++) {
            first[node + 1] = Math.addExact(first[node + 1], first[node]);
        }
        int[] next = first.clone();
        for (Projection each : network.projections()) {
            int base = network.nodeOf(each.post(), 0);
            int[] slot = slots[each.position()];
            for (int post = 0; post < slot.length; post++) {
                int count = slot[post];
                slot[post] = next[base + post];
                next[base + post] += count;
            }
        }
        return first[first.length - 1];
    }

    /** First synapse of a target; its synapses end before {@code first(target + 1)}. */
    int first(int target) {
        return first[target];
    }

    int source(int synapse) {
        return source[synapse];
    }

    int projection(int synapse) {
        return projection[synapse];
    }

    /** Weight as the network has it: uS or nA. */
    double weight(int synapse) {
        return weight[synapse];
    }

    /**
     * The node as which synapses hear a source: itself, or the first of its population when background generators
     * stand for all of them.
     */
    int heardAs(int node) {
        return heardAs[node];
    }

    /** Whether background generators stand for a source. */
    boolean isGenerator(int node) {
        return isGenerator[node];
    }

    /** Synapses of a projection with a weight above 0. */
    long requested(int position) {
        return requested[position];
    }

    /** Synapses of a projection with weight 0. */
    long zeroWeight(int position) {
        return zeroWeight[position];
    }

    int projections() {
        return classOfProjection.length;
    }

    /** Number of a projection's class. */
    int classOf(int position) {
        return classOfProjection[position];
    }

    /** A class by its number. */
    SynapseClass synapseClass(int number) {
        return classes[number];
    }
}
