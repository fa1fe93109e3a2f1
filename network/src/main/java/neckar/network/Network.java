package neckar.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.base.Invariant;
import neckar.base.Seeds;

/**
 * A network as the user describes it. Cells and sources are also numbered as nodes: 0, 1, ... over all populations in
 * file order. Immutable.
 */
public final class Network {
    private final String name;
    private final double durationMs;
    private final long seed;
    private final List<Population> populations;
    private final List<Projection> projections;
    private final List<CurrentSource> currents;
    private final HardwareSettings hardware;
    private final Space space;
    private final int[] firstNode;

    /**
     * A network of objects whose positions are their places in the lists.
     *
     * @param name name for people
     * @param durationMs biological duration of a run in ms
     * @param seed seed of all draws that belong to the network
     * @param populations all populations; they get their seeds here
     * @param projections all projections
     * @param currents all current sources
     * @param hardware how it wants to be put onto the hardware
     * @param space how distances are measured
     */
    public Network(
            String name,
            double durationMs,
            long seed,
            List<Population> populations,
            List<Projection> projections,
            List<CurrentSource> currents,
            HardwareSettings hardware,
            Space space) {
        this.name = name;
        this.durationMs = durationMs;
        this.seed = seed;
        this.populations = populations.stream()
                .map(population -> population.withSeed(Seeds.split(seed, DrawKey.POPULATION, population.position())))
                .toList();
        this.projections = List.copyOf(projections);
        this.currents = List.copyOf(currents);
        this.hardware = hardware;
        this.space = space;
        this.firstNode = new int[populations.size() + 1];
        for (int i = 0; i < populations.size(); i++) {
            Invariant.check(populations.get(i).position() == i, "position in the list", i);
            firstNode[i + 1] = firstNode[i] + populations.get(i).size();
        }
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            Invariant.check(projection.position() == i, "position in the list", i);
            Invariant.check(
                    projection.pre() < populations.size() && projection.post() < populations.size(),
                    "projections join populations of the network",
                    projection.label());
        }
    }

    /** Name for people. */
    public String name() {
        return name;
    }

    /** Biological duration of a run in ms. */
    public double durationMs() {
        return durationMs;
    }

    /** Seed of all draws that belong to the network. */
    public long seed() {
        return seed;
    }

    /** All populations in file order. */
    public List<Population> populations() {
        return populations;
    }

    /** All projections in file order. */
    public List<Projection> projections() {
        return projections;
    }

    /** All current sources in file order. */
    public List<CurrentSource> currents() {
        return currents;
    }

    /** How it wants to be put onto the hardware. */
    public HardwareSettings hardware() {
        return hardware;
    }

    /** How distances are measured. */
    public Space space() {
        return space;
    }

    /** Cells and sources together. */
    public int nodeCount() {
        return firstNode[populations.size()];
    }

    /** Cells that have a membrane. */
    public int neuronCount() {
        return nodeCount() - sourceCount();
    }

    /** Spike sources. */
    public int sourceCount() {
        return populations.stream()
                .filter(population -> population.cellType().isSource())
                .mapToInt(Population::size)
                .sum();
    }

    /** The node of a cell or source. */
    public int nodeOf(int population, int index) {
        Invariant.check(
                index >= 0 && index < populations.get(population).size(), "index in the population", population, index);
        return firstNode[population] + index;
    }

    /** The position of a node's population. */
    public int populationOf(int node) {
        Invariant.check(node >= 0 && node < nodeCount(), "node of the network", node, nodeCount());
        int found = Arrays.binarySearch(firstNode, node);
        return found >= 0 ? found : -found - 2;
    }

    /** The index of a node in its population. */
    public int indexOf(int node) {
        return node - firstNode[populationOf(node)];
    }

    /** The population of a label. */
    public Optional<Population> population(String label) {
        return populations.stream()
                .filter(population -> population.label().equals(label))
                .findFirst();
    }

    /** The synapses of all projections, expected where they are drawn. */
    public double expectedSynapses() {
        return projections.stream()
                .mapToDouble(projection -> projection.expectedSynapses(this))
                .sum();
    }

    /** The same network with other draws. */
    public Network withSeed(long newSeed) {
        return new Network(name, durationMs, newSeed, populations, projections, currents, hardware, space);
    }

    /** The same network with other hardware settings. */
    public Network withHardware(HardwareSettings newHardware) {
        return new Network(name, durationMs, seed, populations, projections, currents, newHardware, space);
    }
}
