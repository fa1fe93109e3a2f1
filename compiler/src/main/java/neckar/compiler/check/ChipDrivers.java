package neckar.compiler.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * Which stream each synapse driver of a chip hears: chains of drivers joined by {@code connect} (hardware reference
 * 4.2).
 */
final class ChipDrivers {

    private final int[] stream = new int[SynapseDriverOnHicann.COUNT];
    private final int[] repeaters = new int[SynapseDriverOnHicann.COUNT];
    private final List<Chain> chains = new ArrayList<>();

    /**
     * Joined drivers in use.
     *
     * @param drivers from the innermost outward
     * @param primaries those that take the input of their switches
     * @param leavesQuadrant whether the outermost is connected further outward
     */
    record Chain(List<SynapseDriverOnHicann> drivers, List<SynapseDriverOnHicann> primaries, boolean leavesQuadrant) {}

    ChipDrivers(HicannOnWafer hicann, HicannConfig config, LineNets nets) {
        Arrays.fill(stream, LineNets.SILENT);
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            boolean startsChain = driver.inward()
                    .map(inner -> !config.driver(inner).connect())
                    .orElse(true);
            if (startsChain && isUsed(config.driver(driver))) {
                Chain chain = follow(config, driver);
                chains.add(chain);
                feed(hicann, config, nets, chain);
            }
        }
    }

    private static boolean isUsed(SynapseDriverConfig setting) {
        return setting.enable() || setting.locin() || setting.connect();
    }

    private static Chain follow(HicannConfig config, SynapseDriverOnHicann innermost) {
        List<SynapseDriverOnHicann> drivers = new ArrayList<>();
        drivers.add(innermost);
        boolean leaves = false;
        SynapseDriverOnHicann at = innermost;
        while (config.driver(at).connect() && !leaves) {
            Optional<SynapseDriverOnHicann> outward = at.outward();
            leaves = outward.isEmpty();
            if (outward.isPresent()) {
                at = outward.get();
                drivers.add(at);
            }
        }
        List<SynapseDriverOnHicann> primaries =
                drivers.stream().filter(driver -> config.driver(driver).locin()).toList();
        return new Chain(List.copyOf(drivers), primaries, leaves);
    }

    private void feed(HicannOnWafer hicann, HicannConfig config, LineNets nets, Chain chain) {
        if (chain.primaries().isEmpty()) {
            return;
        }
        int input = Segments.driverInput(hicann.id(), chain.primaries().get(0).id());
        for (SynapseDriverOnHicann driver : chain.drivers()) {
            if (config.driver(driver).enable()) {
                stream[driver.id()] = Math.max(nets.streamOn(input), LineNets.SILENT);
                repeaters[driver.id()] = nets.repeatersTo(input);
            }
        }
    }

    /** Stream that an enabled driver hears, or {@link LineNets#SILENT}. */
    int stream(int driver) {
        return stream[driver];
    }

    /** Repeaters on the way of that stream. */
    int repeaters(int driver) {
        return repeaters[driver];
    }

    /** Chains, a lone driver being a chain of one; in the order of their innermost drivers' numbers. */
    List<Chain> chains() {
        return chains;
    }
}
