package neckar.compiler.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.L1Address;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.Side;

/** Who sends what through each DNC merger of a chip. Immutable. */
final class ChipEvents {

    /** No sender. Senders from 0 on are neurons by position in {@link NeuronComponents#neurons()}. */
    static final int NOBODY = -1;
    /** Whatever the link brings in. */
    static final int LINK = -2;
    /** A random background generator. */
    static final int RANDOM_GENERATOR = -3;
    /** A regular background generator. */
    static final int REGULAR_GENERATOR = -4;

    private final List<EventExit> blockExits = new ArrayList<>();
    private final List<EventExit> generatorExits = new ArrayList<>();
    private final int[] senders = new int[DncMergerOnHicann.COUNT * L1Address.COUNT];
    private final boolean[] fromLink = new boolean[DncMergerOnHicann.COUNT];
    private final boolean[] fromNeurons = new boolean[DncMergerOnHicann.COUNT];
    private final List<List<Integer>> generators = new ArrayList<>();
    private final List<SharedAddress> sharedAddresses = new ArrayList<>();

    /**
     * Two neurons with one address on one DNC merger.
     *
     * @param dnc DNC merger
     * @param address address that both send
     * @param first neuron found first
     * @param second neuron found second
     */
    record SharedAddress(int dnc, int address, int first, int second) {}

    ChipEvents(HicannConfig config, NeuronComponents components) {
        Arrays.fill(senders, NOBODY);
        for (NeuronBlockOnHicann block : NeuronBlockOnHicann.all()) {
            blockExits.add(EventExit.follow(config, block.merger(), Side.RIGHT));
        }
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            generators.add(new ArrayList<>());
            boolean into = config.gbitLink().direction(dnc.gbitChannel()) == GbitDirection.TO_HICANN;
            if (into && EventExit.passes(config.dncMerger(dnc).mode(), Side.LEFT)) {
                fromLink[dnc.id()] = true;
                Arrays.fill(senders, dnc.id() * L1Address.COUNT, (dnc.id() + 1) * L1Address.COUNT, LINK);
            }
        }
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            EventExit exit = EventExit.follow(config, generator.merger(), Side.LEFT);
            generatorExits.add(exit);
            BackgroundGeneratorConfig setting = config.generator(generator);
            if (setting.enable()) {
                exit.dnc().ifPresent(dnc -> addGenerator(generator, setting, dnc));
            }
        }
        for (int neuron = 0; neuron < components.neurons().size(); neuron++) {
            addNeuron(neuron, components.neurons().get(neuron));
        }
    }

    private void addGenerator(
            BackgroundGeneratorOnHicann generator, BackgroundGeneratorConfig setting, DncMergerOnHicann dnc) {
        generators.get(dnc.id()).add(generator.id());
        // A random generator sends address 0 whatever is set (hardware reference 3.6).
        int address = setting.random() ? 0 : setting.address();
        senders[dnc.id() * L1Address.COUNT + address] = setting.random() ? RANDOM_GENERATOR : REGULAR_GENERATOR;
    }

    private void addNeuron(int number, NeuronComponents.Neuron neuron) {
        if (neuron.address().isEmpty()) {
            return;
        }
        int address = neuron.address().getAsInt();
        exitOf(neuron).dnc().ifPresent(dnc -> {
            fromNeurons[dnc.id()] = true;
            int element = dnc.id() * L1Address.COUNT + address;
            if (senders[element] >= 0) {
                sharedAddresses.add(new SharedAddress(dnc.id(), address, senders[element], number));
            } else {
                senders[element] = number;
            }
        });
    }

    /** Way of a neuron's spikes; they go through the encoder of the firing denmem's block. */
    EventExit exitOf(NeuronComponents.Neuron neuron) {
        return exitOfBlock(DenmemOnHicann.of(neuron.firingDenmem()).block());
    }

    EventExit exitOfBlock(NeuronBlockOnHicann block) {
        return blockExits.get(block.id());
    }

    EventExit exitOf(BackgroundGeneratorOnHicann generator) {
        return generatorExits.get(generator.id());
    }

    /** Who sends an address through a DNC merger: a neuron, or one of the constants. */
    int sender(int dnc, int address) {
        return senders[dnc * L1Address.COUNT + address];
    }

    boolean fromLink(int dnc) {
        return fromLink[dnc];
    }

    boolean fromNeurons(int dnc) {
        return fromNeurons[dnc];
    }

    /** Enabled generators whose events leave through a DNC merger. */
    List<Integer> generators(int dnc) {
        return generators.get(dnc);
    }

    boolean hasEvents(int dnc) {
        return fromLink[dnc] || fromNeurons[dnc] || !generators.get(dnc).isEmpty();
    }

    List<SharedAddress> sharedAddresses() {
        return sharedAddresses;
    }
}
