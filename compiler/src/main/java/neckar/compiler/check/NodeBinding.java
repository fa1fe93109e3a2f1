package neckar.compiler.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.compiler.emit.MappingTable;
import neckar.network.CellType;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.L1Address;
import neckar.spec.unit.MembraneCapacitance;

/**
 * Which node of the network each neuron and each (stream, address) of the wafer stands for. Takes from the mapping
 * table only what the registers confirm, and reports the rest. Immutable after construction.
 */
final class NodeBinding {

    /** No node. */
    static final int NONE = -1;

    private static final String TABLE = "mapping.json.gz";

    private final Network network;
    private final Realisation realisation;
    private final MappingTable mapping;
    private final ProblemLog log;
    private final int[] nodeOfDenmem = new int[HicannOnWafer.COUNT * DenmemOnHicann.COUNT];
    private final int[] nodeOfElement = new int[HicannOnWafer.COUNT * DncMergerOnHicann.COUNT * L1Address.COUNT];
    private final short[] hicannOfNode;
    private final short[] neuronOfNode;
    private final double[] excitatorySiemens;
    private final double[] inhibitorySiemens;

    NodeBinding(Network network, Realisation realisation, MappingTable mapping, ProblemLog log) {
        this.network = network;
        this.realisation = realisation;
        this.mapping = mapping;
        this.log = log;
        requireSameNetwork();
        Arrays.fill(nodeOfDenmem, NONE);
        Arrays.fill(nodeOfElement, NONE);
        hicannOfNode = new short[network.nodeCount()];
        Arrays.fill(hicannOfNode, (short) NONE);
        neuronOfNode = new short[network.nodeCount()];
        excitatorySiemens = new double[network.nodeCount()];
        inhibitorySiemens = new double[network.nodeCount()];
        mapping.neurons().forEach(this::bindNeuron);
        scaleWeights();
        reportUnknownNeurons();
        mapping.sources().forEach(this::bindSource);
        mapping.generators().forEach(this::bindGenerator);
        mapping.recordings().forEach(this::checkRecording);
    }

    private void requireSameNetwork() {
        List<String> labels =
                network.populations().stream().map(Population::label).toList();
        if (!labels.equals(mapping.populations())) {
            throw InputException.of(TABLE, "the mapping table belongs to another network")
                    .value(mapping.populations())
                    .allowed("populations " + labels)
                    .advice("Compile the network again.");
        }
        if (mapping.projections().size() != network.projections().size()) {
            throw InputException.of(TABLE, "the mapping table belongs to another network")
                    .value(mapping.projections().size() + " projections")
                    .allowed(network.projections().size() + " projections")
                    .advice("Compile the network again.");
        }
    }

    private int node(int population, int index) {
        int size = network.populations().get(population).size();
        if (index < 0 || index >= size) {
            throw InputException.of(
                            TABLE,
                            "no such neuron in "
                                    + network.populations().get(population).label())
                    .value(index)
                    .allowed("0.." + (size - 1));
        }
        return network.nodeOf(population, index);
    }

    private void bindNeuron(MappingTable.Neuron row) {
        int node = node(row.population(), row.index());
        HicannOnWafer hicann = HicannOnWafer.of(row.hicann());
        String place = hicann + "." + DenmemOnHicann.of(row.firingDenmem());
        Optional<RealisedChip> chip = realisation.chip(hicann);
        int found = chip.map(c -> c.components().neuronOf(row.firingDenmem())).orElse(NeuronComponents.NONE);
        if (found == NeuronComponents.NONE) {
            log.add(ProblemKind.NEURON_DIFFERS, place, "no neuron here for " + name(row.population(), row.index()));
            return;
        }
        NeuronComponents.Neuron neuron =
                chip.orElseThrow().components().neurons().get(found);
        EventExit exit = chip.orElseThrow().events().exitOf(neuron);
        int address = neuron.address().orElse(MappingTable.NONE);
        int dnc = address == MappingTable.NONE
                ? MappingTable.NONE
                : exit.dnc().map(DncMergerOnHicann::id).orElse(MappingTable.NONE);
        int latency = dnc == MappingTable.NONE ? 0 : exit.latencyCycles();
        expect(place, "firing denmem", row.firingDenmem(), neuron.firingDenmem());
        expect(place, "address", row.address(), address);
        expect(place, "size", row.size(), neuron.denmems().size());
        expect(place, "first column", row.column(), neuron.firstColumn());
        expect(place, "DNC merger", row.dnc(), dnc);
        expect(place, "latency", row.latencyCycles(), latency);
        if (nodeAt(hicann.id(), neuron.firingDenmem()) != NONE || hicannOfNode[node] != NONE) {
            log.add(ProblemKind.NEURON_DIFFERS, place, "named twice, by " + name(row.population(), row.index()));
            return;
        }
        for (int denmem : neuron.denmems()) {
            nodeOfDenmem[hicann.id() * DenmemOnHicann.COUNT + denmem] = node;
        }
        hicannOfNode[node] = (short) hicann.id();
        neuronOfNode[node] = (short) found;
        excitatorySiemens[node] = row.excitatorySiemensPerWeight();
        inhibitorySiemens[node] = row.inhibitorySiemensPerWeight();
        if (dnc != MappingTable.NONE && chip.orElseThrow().events().sender(dnc, address) == found) {
            nodeOfElement[element(LineNets.stream(hicann.id(), dnc), address)] = node;
        }
    }

    private void expect(String place, String what, int inTable, int found) {
        if (inTable != found) {
            log.add(ProblemKind.NEURON_DIFFERS, place, what + " " + inTable + " in the table, " + found + " found");
        }
    }

    /**
     * Conductance-based cells with exponential synapses have one right factor, g_hw = g_bio speedup C_hw / C_bio
     * (hardware reference 5.5), computed here from registers and network. Other cell types are approximated, and only
     * the compiler knows its own rule for them.
     */
    private void scaleWeights() {
        for (Population population : network.populations()) {
            CellType type = population.cellType();
            if (type != CellType.IF_COND_EXP && type != CellType.EIF_COND_EXP_ISFA_ISTA) {
                continue;
            }
            double[] capacitanceNf = population.values("cm");
            for (int index = 0; index < capacitanceNf.length; index++) {
                int node = network.nodeOf(population.position(), index);
                if (hicannOfNode[node] != NONE) {
                    double siemensPerMicroSiemens =
                            1e-6 * mapping.settings().speedup() * hardwareFarad(node) / (capacitanceNf[index] * 1e-9);
                    excitatorySiemens[node] = siemensPerMicroSiemens;
                    inhibitorySiemens[node] = siemensPerMicroSiemens;
                }
            }
        }
    }

    private double hardwareFarad(int node) {
        HicannConfig config = chipOf(node).config();
        double farad = 0;
        for (int denmem : neuronOf(node).denmems()) {
            farad += MembraneCapacitance.farad(
                    config.neuron().row(DenmemOnHicann.of(denmem).row()).bigCap());
        }
        return farad;
    }

    private RealisedChip chipOf(int node) {
        return realisation.chip(HicannOnWafer.of(hicannOfNode[node])).orElseThrow();
    }

    private NeuronComponents.Neuron neuronOf(int node) {
        return chipOf(node).components().neurons().get(neuronOfNode[node]);
    }

    private void reportUnknownNeurons() {
        for (RealisedChip chip : realisation.chips()) {
            for (NeuronComponents.Neuron neuron : chip.components().neurons()) {
                if (nodeAt(chip.hicann().id(), neuron.firingDenmem()) == NONE) {
                    log.add(
                            ProblemKind.NEURON_UNKNOWN,
                            chip.hicann() + "." + DenmemOnHicann.of(neuron.firingDenmem()),
                            "");
                }
            }
        }
    }

    private void bindSource(MappingTable.Source row) {
        int node = node(row.population(), row.index());
        HicannOnWafer hicann = HicannOnWafer.of(row.hicann());
        String place = hicann + "." + DncMergerOnHicann.of(row.channel());
        Optional<RealisedChip> chip = realisation.chip(hicann);
        String name = name(row.population(), row.index());
        if (chip.isEmpty() || !chip.get().events().fromLink(row.channel())) {
            log.add(ProblemKind.SOURCE_DIFFERS, place, "channel is no input, for " + name);
            return;
        }
        if (!L1Address.of(row.address()).isUsable()) {
            log.add(ProblemKind.ADDRESS_RESERVED, place, "address " + row.address() + " of " + name);
        }
        int element = element(LineNets.stream(hicann.id(), row.channel()), row.address());
        if (nodeOfElement[element] != NONE) {
            log.add(ProblemKind.ADDRESS_TWICE, place, "address " + row.address() + " of " + name);
            return;
        }
        nodeOfElement[element] = node;
    }

    private void bindGenerator(MappingTable.Generator row) {
        HicannOnWafer hicann = HicannOnWafer.of(row.hicann());
        BackgroundGeneratorOnHicann generator = BackgroundGeneratorOnHicann.of(row.generator());
        String place = hicann + "." + generator;
        Optional<RealisedChip> chip = realisation.chip(hicann);
        Optional<DncMergerOnHicann> exit =
                chip.flatMap(c -> c.events().exitOf(generator).dnc());
        boolean sends = chip.isPresent()
                && chip.get().config().generator(generator).enable()
                && chip.get().config().generator(generator).random()
                && exit.isPresent();
        if (!sends) {
            log.add(ProblemKind.GENERATOR_DIFFERS, place, mapping.populations().get(row.population()));
            return;
        }
        int stream = LineNets.stream(hicann.id(), exit.orElseThrow().id());
        // The stream stands for the whole population; its first node is the name of all.
        nodeOfElement[element(stream, L1Address.locking().id())] = network.nodeOf(row.population(), 0);
    }

    private void checkRecording(MappingTable.Recording recording) {
        if (recording.probe() != MappingTable.Probe.TRACE
                || network.populations().get(recording.population()).cellType().isSource()) {
            return;
        }
        int node = node(recording.population(), recording.index());
        boolean arrives = hicannOfNode[node] != NONE && reachesFpga(node);
        if (!arrives) {
            log.add(ProblemKind.SPIKES_NOT_RECORDED, name(recording.population(), recording.index()), "");
        }
    }

    private boolean reachesFpga(int node) {
        RealisedChip chip = chipOf(node);
        NeuronComponents.Neuron neuron = neuronOf(node);
        return neuron.address().isPresent()
                && chip.events()
                        .exitOf(neuron)
                        .dnc()
                        .filter(dnc -> chip.config().gbitLink().direction(dnc.gbitChannel()) == GbitDirection.TO_DNC)
                        .isPresent();
    }

    private String name(int population, int index) {
        return mapping.populations().get(population) + "[" + index + "]";
    }

    private static int element(int stream, int address) {
        return stream * L1Address.COUNT + address;
    }

    private int nodeAt(int hicann, int denmem) {
        return nodeOfDenmem[hicann * DenmemOnHicann.COUNT + denmem];
    }

    /** Node of a neuron of a chip, or {@link #NONE}. */
    int nodeOf(HicannOnWafer hicann, NeuronComponents.Neuron neuron) {
        return nodeAt(hicann.id(), neuron.firingDenmem());
    }

    /** Node that sends an address on a stream, or {@link #NONE}; for a generator the first node of its population. */
    int nodeOf(int stream, int address) {
        return nodeOfElement[element(stream, address)];
    }

    /** Chip of a neuron, or {@link #NONE} when it is not on the wafer. */
    int hicannOf(int node) {
        return hicannOfNode[node];
    }

    /** Hardware siemens that a unit of network weight asks for at a neuron. */
    double siemensPerWeight(int node, boolean inhibitory) {
        return inhibitory ? inhibitorySiemens[node] : excitatorySiemens[node];
    }
}
