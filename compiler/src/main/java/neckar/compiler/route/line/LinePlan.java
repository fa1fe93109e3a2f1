package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.Invariant;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.place.Placement;
import neckar.network.Network;

/**
 * All lines of the wafer, the address of each node on its line, and the registers of mergers, links and generators that
 * make it so. Neurons may have changed their columns within a chip: {@link #placement()} is the final one. Frozen.
 */
public final class LinePlan {

    /** Line of a node that has none. */
    public static final int NO_LINE = -1;

    /** Why a node is on no line. */
    public enum Unserved {
        /** The node has a line and an address. */
        NONE,
        /** The node is not on the wafer. */
        NOT_PLACED,
        /** No line or no address was left for it. */
        NO_ADDRESS,
        /** It has no synapses, so it needs none. */
        UNCONNECTED,
        /** The rate limit of every chip or FPGA within reach is used up. */
        INPUT_BANDWIDTH
    }

    private final Placement placement;
    private final List<Line> lines;
    private final int[] lineOf;
    private final byte[] addressOf;
    private final Unserved[] unserved;
    private final List<ChipStreams> chips;
    private final double estimatedLost;
    private final double estimatedWanted;

    /**
     * Takes the final placement, the lines in order of their ids, the reason of each node that has no line, the registers
     * by chip enum, and what the slot model says of the synapses on these lines.
     */
    public LinePlan(
            Placement placement,
            List<Line> lines,
            Unserved[] unserved,
            List<ChipStreams> chips,
            double estimatedLost,
            double estimatedWanted) {
        this.placement = placement;
        this.lines = List.copyOf(lines);
        this.unserved = unserved;
        this.chips = List.copyOf(chips);
        this.estimatedLost = estimatedLost;
        this.estimatedWanted = estimatedWanted;
        lineOf = new int[placement.nodes()];
        addressOf = new byte[placement.nodes()];
        Arrays.fill(lineOf, NO_LINE);
        for (Line line : lines) {
            if (line.randomGenerator()) {
                continue;
            }
            for (int i = 0; i < line.nodes().length; i++) {
                int node = line.nodes()[i];
                Invariant.check(lineOf[node] == NO_LINE, "a node is on one line", node, line.id());
                lineOf[node] = line.id();
                addressOf[node] = line.addresses()[i];
            }
        }
    }

    /** Placement with the columns that the lines need; chips are those of the placer. */
    public Placement placement() {
        return placement;
    }

    /** All lines, ascending by id, which is the position in this list. */
    public List<Line> lines() {
        return lines;
    }

    /** One line by its id. */
    public Line line(int id) {
        return lines.get(id);
    }

    /**
     * Line of a neuron or external source, or {@link #NO_LINE}. Nodes of a background generator population have no line
     * of their own: they are heard by each line of {@link #generatorLines(int)}.
     */
    public int lineOf(int node) {
        return lineOf[node];
    }

    /** L1 address 0..63 on {@link #lineOf(int)}; meaningless without a line. */
    public int addressOf(int node) {
        return addressOf[node];
    }

    /** Chip (enum) on which the node's events enter L1, or -1. */
    public int hicannOf(int node) {
        return lineOf[node] == NO_LINE
                ? Placement.NOWHERE
                : lines.get(lineOf[node]).hicann();
    }

    /** Why the node is on no line. */
    public Unserved unserved(int node) {
        return unserved[node];
    }

    /** Lines of random generators that stand for a node, ascending by id; each serves the chip that carries it. */
    public List<Line> generatorLines(int node) {
        return lines.stream()
                .filter(Line::randomGenerator)
                .filter(line -> Arrays.binarySearch(line.nodes(), node) >= 0)
                .toList();
    }

    /** Registers of mergers, links and generators of a chip (enum). */
    public ChipStreams chip(int hicann) {
        return chips.get(hicann);
    }

    /**
     * The same lines with random generators set anew for a network of the same structure, whose rates and seed may be
     * others.
     */
    public LinePlan withGeneratorsOf(Network network, ConnectionTable table) {
        GeneratorNeeds needs = GeneratorNeeds.of(network, table, placement);
        List<ChipStreams> renewed = new ArrayList<>(chips);
        for (Line line : lines) {
            if (line.randomGenerator()) {
                int h = line.hicann();
                double rateHz = needs.rateHz(h, network.populationOf(line.nodes()[0]));
                renewed.set(
                        h,
                        renewed.get(h)
                                .withGenerator(
                                        line.generator(),
                                        RandomGenerator.setting(network, h, line.generator(), rateHz)));
            }
        }
        return new LinePlan(placement, lines, unserved, renewed, estimatedLost, estimatedWanted);
    }

    /**
     * Synapses of placed targets on these lines that would find no cell even if drivers could be placed and routed freely
     * (mapping reference 4.3); an estimate of the loss still to come.
     */
    public double estimatedLost() {
        return estimatedLost;
    }

    /** Synapses that {@link #estimatedLost()} refers to. */
    public double estimatedWanted() {
        return estimatedWanted;
    }
}
