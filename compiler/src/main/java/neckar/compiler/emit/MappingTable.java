package neckar.compiler.emit;

import java.util.List;
import java.util.Optional;
import neckar.base.Invariant;

/**
 * Where each neuron, source, generator stream and synapse of a network went on the wafer: what is needed to translate
 * spikes, voltages and synapses back, and to compare the bitstream with the network. The emulator never sees it.
 * Immutable.
 *
 * @param networkName name of the network
 * @param settings seeds and scaling that the compilation used
 * @param populations labels of all populations in file order; the tables name a population by its position here
 * @param neurons placed neurons, in order of (population, index)
 * @param sources entries of external sources into chips; a source that enters several chips has several rows
 * @param generators streams of on-chip background generators that stand for a population
 * @param projections realised synapses, one entry for each projection of the network, in file order
 * @param recordings what is read out, and by which request of the experiment
 * @param notRecorded record requests of the network that the hardware cannot serve
 * @param record what was asked for; empty in a table that serves translation alone
 */
public record MappingTable(
        String networkName,
        Settings settings,
        List<String> populations,
        List<Neuron> neurons,
        List<Source> sources,
        List<Generator> generators,
        List<ProjectionMapping> projections,
        List<Recording> recordings,
        List<NotRecorded> notRecorded,
        Optional<CompilationRecord> record) {

    /**
     * Stands for "has none" where a circuit number is expected: an address that is not sent, a path that reaches no
     * DNC merger.
     */
    public static final int NONE = -1;

    /** Copies the lists. */
    public MappingTable {
        populations = List.copyOf(populations);
        neurons = List.copyOf(neurons);
        sources = List.copyOf(sources);
        generators = List.copyOf(generators);
        projections = List.copyOf(projections);
        recordings = List.copyOf(recordings);
        notRecorded = List.copyOf(notRecorded);
        for (Neuron neuron : neurons) {
            requirePopulation(neuron.population, populations);
        }
        for (Source source : sources) {
            requirePopulation(source.population, populations);
        }
        for (Generator generator : generators) {
            requirePopulation(generator.population, populations);
        }
    }

    /** A table without a record of what was asked for. */
    public MappingTable(
            String networkName,
            Settings settings,
            List<String> populations,
            List<Neuron> neurons,
            List<Source> sources,
            List<Generator> generators,
            List<ProjectionMapping> projections,
            List<Recording> recordings,
            List<NotRecorded> notRecorded) {
        this(
                networkName,
                settings,
                populations,
                neurons,
                sources,
                generators,
                projections,
                recordings,
                notRecorded,
                Optional.empty());
    }

    private static void requirePopulation(int population, List<String> populations) {
        Invariant.check(population >= 0 && population < populations.size(), "unknown population position", population);
    }

    /**
     * Seeds and scaling of one compilation.
     *
     * @param networkSeed seed of all draws that belong to the network
     * @param compilerSeed seed of the compiler's own draws
     * @param speedup hardware runs this much faster than biology
     * @param voltageScale hardware volt = scale x biological volt + shift (hardware reference 5.5)
     * @param voltageShiftVolt shift of the same formula, V
     * @param pllMhz clock of the L1 logic
     * @param chainLength longest permitted chain of synapse drivers, 1..56
     */
    public record Settings(
            long networkSeed,
            long compilerSeed,
            double speedup,
            double voltageScale,
            double voltageShiftVolt,
            int pllMhz,
            int chainLength) {}

    /**
     * A placed neuron.
     *
     * @param population position of its population
     * @param index index in the population
     * @param hicann chip, enum 0..383
     * @param firingDenmem denmem that detects threshold crossings, enum 0..511
     * @param address L1 address 0..63, or {@link #NONE} when its spikes are not sent
     * @param size number of joined denmems
     * @param column first synapse column (x of its leftmost denmem), 0..255
     * @param dnc DNC merger through which its spikes leave the tree, or {@link #NONE}
     * @param latencyCycles PLL cycles from threshold crossing to the start of the L1 frame (emulator reference 2.3),
     *     0 without a path
     * @param excitatorySiemensPerWeight hardware conductance in siemens that one unit of network weight (uS or nA)
     *     asks for, excitatory
     * @param inhibitorySiemensPerWeight the same for the inhibitory input
     */
    public record Neuron(
            int population,
            int index,
            int hicann,
            int firingDenmem,
            int address,
            int size,
            int column,
            int dnc,
            int latencyCycles,
            double excitatorySiemensPerWeight,
            double inhibitorySiemensPerWeight) {}

    /**
     * An external source and where it enters.
     *
     * @param population position of its population
     * @param index index in the population
     * @param hicann chip, enum 0..383
     * @param channel Gbit channel = DNC merger, 0..7
     * @param address L1 address 0..63
     */
    public record Source(int population, int index, int hicann, int channel, int address) {}

    /**
     * A background generator whose random events stand for a whole population on one chip.
     *
     * @param population position of the population
     * @param hicann chip, enum 0..383
     * @param generator generator, 0..7
     */
    public record Generator(int population, int hicann, int generator) {}

    /** How a recorded quantity is read. */
    public enum Probe {
        /** The trace of L1 events sent to the FPGA. */
        TRACE,
        /** An analog output and ADC. */
        ADC,
        /** The emulator's own probe; does not exist on hardware. */
        DEBUG
    }

    /**
     * A recorded quantity of one neuron.
     *
     * @param population position of the population
     * @param index index in the population
     * @param variable PyNN name: {@code spikes}, {@code v}, ...
     * @param probe how it is read
     * @param request position among the experiment's requests of this kind of probe, or {@link MappingTable#NONE} for
     *     the trace
     */
    public record Recording(int population, int index, String variable, Probe probe, int request) {}

    /**
     * A record request that is not served.
     *
     * @param population position of the population
     * @param index index in the population
     * @param variable PyNN name
     * @param why reason for the user
     */
    public record NotRecorded(int population, int index, String variable, String why) {}
}
