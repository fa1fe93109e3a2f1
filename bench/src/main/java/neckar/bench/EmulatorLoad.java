package neckar.bench;

import java.util.List;
import java.util.Map;

/**
 * A load of the emulator.
 *
 * @param name name in tables
 * @param kind kind of network, or {@link #SINGLES} for the chip of single denmems
 * @param arguments numbers of the kind
 * @param size denmems of a neuron
 * @param targetHz mean rate of all neurons; 0 leaves the network's own dynamics
 * @param targetFactor real-time factor to stay below; 0 without a target
 * @param gridChips number of chips in the table of chips and rates; 0 outside it
 */
record EmulatorLoad(
        String name,
        String kind,
        Map<String, Double> arguments,
        int size,
        double targetHz,
        double targetFactor,
        int gridChips) {
    static final String SINGLES = "singles";
    /** Rate at which no neuron fires. */
    static final double IDLE = -1;

    private static final Map<String, Double> WAFER = Map.of("n", 24000.0, "k", 416.0, "adex", 0.0);

    /** The rows of the list of targets. */
    static List<EmulatorLoad> targets() {
        return List.of(
                new EmulatorLoad(
                        "1 HICANN, 128 neurons of 4 denmems, p 0.5", "hicann", hicann(128, 0.5), 4, 0, 0.05, 0),
                new EmulatorLoad("1 HICANN, 512 single denmems, 472 send", SINGLES, Map.of(), 1, 20, 0.05, 0),
                new EmulatorLoad(
                        "4 HICANNs, 512 neurons of 4 denmems, p 0.2", "hicann", hicann(512, 0.2), 4, 0, 0.15, 0),
                new EmulatorLoad("wafer, 24,000 LIF of 8 denmems, 10 M synapses", "wafer", WAFER, 8, 20, 0.7, 0),
                new EmulatorLoad("the same, idle", "wafer", WAFER, 8, IDLE, 0.3, 0),
                new EmulatorLoad(
                        "the same with AdEx", "wafer", Map.of("n", 24000.0, "k", 416.0, "adex", 1.0), 8, 20, 1, 0),
                new EmulatorLoad(BrianRun.ADEX, "wafer", Map.of("n", 16000.0, "k", 200.0, "adex", 1.0), 8, 5.5, 0, 0),
                new EmulatorLoad(BrianRun.LIF, "wafer", Map.of("n", 4000.0, "k", 80.0, "adex", 0.0), 8, 18, 0, 0));
    }

    /** The network that is trained with the machine in the loop. */
    static EmulatorLoad trained() {
        return new EmulatorLoad("200 neurons of 4 denmems, p 0.5", "hicann", hicann(200, 0.5), 4, 0, 0, 0);
    }

    /** The table of chips and rates. */
    static List<EmulatorLoad> grid() {
        List<EmulatorLoad> rows = new java.util.ArrayList<>();
        for (double rate : new double[] {1, 10, 50}) {
            rows.add(grid(1, "hicann", hicann(64, 1), rate));
            rows.add(grid(4, "hicann", hicann(256, 1), rate));
            rows.add(grid(16, "hicann", hicann(1024, 0.4), rate));
            rows.add(grid(64, "wafer", Map.of("n", 4000.0, "k", 416.0, "adex", 0.0), rate));
            rows.add(grid(384, "wafer", WAFER, rate));
        }
        return rows;
    }

    private static EmulatorLoad grid(int chips, String kind, Map<String, Double> arguments, double rate) {
        return new EmulatorLoad(chips + " chips", kind, arguments, 8, rate, 0, chips);
    }

    private static Map<String, Double> hicann(double n, double p) {
        return Map.of("n", n, "p", p, "w", 0.0002);
    }

    /** Loads with the same key run on the same mapping. */
    String mappingKey() {
        return kind + " " + new java.util.TreeMap<>(arguments) + " " + size;
    }
}
