package neckar.compiler.inspect.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * Joined synapse drivers that hear one line (hardware reference 4.2).
 *
 * @param line line, as {@link WaferRoutes} numbers them
 * @param feed where the line comes in
 * @param hicann chip of the drivers
 * @param drivers drivers 0..223 from the innermost outward
 */
public record FedChain(int line, LineRoute.Feed feed, int hicann, List<Integer> drivers) {
    /** Copies the list. */
    public FedChain {
        drivers = List.copyOf(drivers);
    }

    /** The driver that takes the switch's input. */
    public int primary() {
        return feed.y();
    }

    /** Number of drivers. */
    public int length() {
        return drivers.size();
    }

    /** The chain around a primary, as the switches between neighbouring drivers join it. */
    static FedChain around(int line, LineRoute.Feed feed, HicannConfig config) {
        List<Integer> drivers = new ArrayList<>();
        SynapseDriverOnHicann first = SynapseDriverOnHicann.of(feed.y());
        for (Optional<SynapseDriverOnHicann> inner = first.inward();
                inner.isPresent() && config.driver(inner.get()).connect();
                inner = inner.get().inward()) {
            first = inner.get();
        }
        drivers.add(first.id());
        SynapseDriverOnHicann at = first;
        while (config.driver(at).connect() && at.outward().isPresent()) {
            at = at.outward().get();
            drivers.add(at.id());
        }
        return new FedChain(line, feed, feed.hicann(), drivers);
    }
}
