package neckar.compiler.inspect;

import java.util.List;

/**
 * A recording in the terms of the network: populations and biological units.
 *
 * @param durationMs biological duration of the run
 * @param populations spikes of each population that was recorded, in file order
 * @param voltages membrane voltages, in the order of the requests
 * @param probes quantities that only the emulator can see
 */
public record BioRecording(
        double durationMs, List<PopulationSpikes> populations, List<Voltage> voltages, List<Probe> probes) {
    /** Copies the lists. */
    public BioRecording {
        populations = List.copyOf(populations);
        voltages = List.copyOf(voltages);
        probes = List.copyOf(probes);
    }

    /** Spikes of all populations. */
    public long spikes() {
        return populations.stream().mapToLong(PopulationSpikes::size).sum();
    }

    /**
     * A membrane voltage.
     *
     * @param label population
     * @param index neuron
     * @param onHardware false when the emulator's own probe read it, which no hardware has
     * @param mv biological voltage in mV
     */
    public record Voltage(String label, int index, boolean onHardware, Samples mv) {}

    /**
     * A quantity of a neuron that no hardware can show, in hardware units.
     *
     * @param label population
     * @param index neuron
     * @param variable PyNN name
     * @param unit unit of the values, hardware side
     * @param values sums over the neuron's denmems
     */
    public record Probe(String label, int index, String variable, String unit, Samples values) {}
}
