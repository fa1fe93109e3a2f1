package neckar.compiler.flow;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.calib.Calibration;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;

/** Small networks that cannot be mapped without loss under the options given with them. */
enum LosingNetworks {
    /** One dense population of the smallest neurons, whose inputs barely find cells. */
    SMALL_NEURONS(network(150, 0.95), OptionalInt.of(2), 3, 0.65),
    /** Chains of one driver each, of which most do not work. */
    SHORT_CHAINS(network(160, 0.5), OptionalInt.of(4), 1, 0.75),
    /** Nine of ten drivers do not work. */
    BAD_DRIVERS(network(160, 0.5), OptionalInt.empty(), 3, 0.9),
    /** Two populations, one of which hears both signs from all. */
    BOTH_SIGNS(bothSigns(), OptionalInt.of(4), 2, 0.5);

    private final String network;
    private final OptionalInt neuronSize;
    private final int chainLength;

    @SuppressWarnings("ImmutableEnumChecker") // never changes after it is made
    private final Availability availability;

    LosingNetworks(String network, OptionalInt neuronSize, int chainLength, double badDrivers) {
        this.network = network;
        this.neuronSize = neuronSize;
        this.chainLength = chainLength;
        this.availability = Availability.of(WaferDescription.DEFAULT, defects(badDrivers));
    }

    Network network() {
        return NetworkReader.parse(network, name(), Path.of("."));
    }

    CompileOptions options(Effort effort) {
        return options(effort, OptionalDouble.empty());
    }

    CompileOptions options(Effort effort, OptionalDouble timeLimitSec) {
        return new CompileOptions(availability, Calibration.nominal(), effort, neuronSize, chainLength, timeLimitSec);
    }

    static RunContext run(int threads) {
        return new RunContext(1, threads, Progress.NONE, new CancelFlag());
    }

    private static Defects defects(double badDrivers) {
        SeededRandom random = new SeededRandom(7);
        Defects.Builder defects = Defects.builder();
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            for (int driver = 0; driver < SynapseDriverOnHicann.COUNT; driver++) {
                if (random.nextDouble() < badDrivers) {
                    defects.add(HicannOnWafer.of(hicann), SynapseDriverOnHicann.of(driver));
                }
            }
        }
        return defects.build();
    }

    private static String network(int neurons, double probability) {
        return """
                {"format": "neckar-network/1", "duration_ms": 10, "seed": 3,
                 "populations": [{"label": "a", "size": %d, "cell_type": "IF_cond_exp"}],
                 "projections": [{"pre": "a", "post": "a", "weight": 0.002,
                  "connector": {"type": "FixedProbabilityConnector", "p_connect": %s}}]}
                """.formatted(neurons, probability);
    }

    private static String bothSigns() {
        return """
                {"format": "neckar-network/1", "duration_ms": 10, "seed": 3,
                 "populations": [{"label": "a", "size": 90, "cell_type": "IF_cond_exp"},
                                 {"label": "b", "size": 110, "cell_type": "IF_cond_exp"}],
                 "projections": [
                  {"pre": "a", "post": "b", "weight": 0.002, "priority": 2,
                   "connector": {"type": "AllToAllConnector"}},
                  {"pre": "a", "post": "b", "weight": 0.002, "receptor": "inhibitory",
                   "connector": {"type": "AllToAllConnector"}},
                  {"pre": "b", "post": "b", "weight": 0.002,
                   "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.5}}]}
                """;
    }
}
