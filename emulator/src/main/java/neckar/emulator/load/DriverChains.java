package neckar.emulator.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;

/** The driver chains of a chip: runs of drivers joined by connect_neighbor (hardware reference 4.2). */
final class DriverChains {
    /** Signals weaken along a chain; longer ones work on paper only. */
    private static final int LONGEST_RELIABLE = 3;

    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final List<String> warnings;
    /** Chain of each driver, from the neurons outward; empty list for a driver outside any chain in use. */
    private final List<List<Integer>> chainOf = new ArrayList<>();

    DriverChains(HicannOnWafer hicann, HicannConfig config, List<String> warnings) {
        this.hicann = hicann;
        this.config = config;
        this.warnings = warnings;
        for (int y = 0; y < SynapseDriverOnHicann.COUNT; y++) {
            chainOf.add(List.of());
        }
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            boolean joinedInward =
                    driver.inward().map(inner -> config.driver(inner).connect()).orElse(false);
            if (!joinedInward) {
                addChain(driver);
            }
        }
    }

    private void addChain(SynapseDriverOnHicann innermost) {
        List<Integer> chain = new ArrayList<>();
        int primaries = 0;
        boolean enabled = false;
        Optional<SynapseDriverOnHicann> driver = Optional.of(innermost);
        while (driver.isPresent()) {
            SynapseDriverOnHicann present = driver.get();
            chain.add(present.id());
            primaries += config.driver(present).locin() ? 1 : 0;
            enabled |= config.driver(present).enable();
            if (config.driver(present).connect()) {
                driver = present.outward();
                if (driver.isEmpty()) {
                    throw InputException.of(
                            name(present.id()), "connect_neighbor is set, but no driver lies further outward");
                }
            } else {
                driver = Optional.empty();
            }
        }
        if (enabled && primaries == 0) {
            throw InputException.of(name(innermost.id()), "a chain of synapse drivers is enabled but takes no line")
                    .value(chain.size() + " driver(s)")
                    .allowed("locin on exactly one driver of a chain");
        }
        if (primaries > 1) {
            throw InputException.of(name(innermost.id()), "several drivers of one chain take a line, which shorts them")
                    .value(primaries)
                    .allowed("locin on exactly one driver of a chain");
        }
        if (enabled && chain.size() > LONGEST_RELIABLE) {
            warnings.add(name(innermost.id()) + ": a chain of " + chain.size()
                    + " drivers; above 3 the signal is unreliable on hardware");
        }
        for (int y : chain) {
            chainOf.set(y, chain);
        }
    }

    /** The chain that a driver belongs to, from the neurons outward. */
    List<Integer> of(int driver) {
        return chainOf.get(driver);
    }

    private String name(int driver) {
        return hicann + "." + SynapseDriverOnHicann.of(driver);
    }
}
