package neckar.compiler.route.synapse;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Parallel;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.graph.LineSets;
import neckar.compiler.route.graph.LineSets.LineSet;
import neckar.compiler.route.graph.NegotiatedRouter;
import neckar.compiler.route.graph.Router;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;

/**
 * Prints reached pairs, granted drivers and processor seconds for the line structures of mapping reference 5b. Run by hand; the
 * second pass shows the times without compilation of the Java code.
 */
public final class RoutingMeasurement {
    private static final int THREADS = 2;

    private RoutingMeasurement() {}

    /** Measures all sets, or those whose names begin with the first argument. */
    public static void main(String[] arguments) {
        String only = arguments.length > 0 ? arguments[0] : "";
        int[] one = {3};
        int[] two = {3, 5};
        List<LineSet> sets = List.of(
                LineSets.broadcast("55x55 k=3 disc", LineSets.disc(55), one, 3),
                LineSets.broadcast("55x55 k=3 tall", LineSets.tall(55), one, 3),
                LineSets.broadcast("110x55 k=2 wide", LineSets.wide(55), two, 2),
                LineSets.broadcast("110x55 k=2 disc", LineSets.disc(55), two, 2),
                LineSets.broadcast("110x55 k=2 tall", LineSets.tall(55), two, 2),
                LineSets.broadcast("85x85 k=2.5 disc", LineSets.disc(85), one, 2.5),
                LineSets.broadcast("85x85 k=2.5 tall", LineSets.tall(85), one, 2.5),
                LineSets.broadcast("170x170 k=1.25 wide", LineSets.wide(170), one, 1.25),
                LineSets.broadcast("170x170 k=1.25 disc", LineSets.disc(170), one, 1.25),
                LineSets.broadcast("170x170 k=1.25 tall", LineSets.tall(170), one, 1.25),
                LineSets.broadcast("221x221 k=1 disc", LineSets.disc(221), one, 1),
                LineSets.broadcast("221x221 k=1 tall", LineSets.tall(221), one, 1),
                LineSets.clusters("clusters 1x8", 1, 8, 8, 4),
                LineSets.clusters("clusters 2x4", 2, 4, 8, 4));
        RoutingOptions options = RoutingOptions.standard();
        for (int pass = 0; pass < 2; pass++) {
            System.out.println("pass " + pass);
            for (LineSet set : sets) {
                if (!set.name().startsWith(only)) {
                    continue;
                }
                for (Router router : List.of(new NegotiatedRouter(options))) {
                    measure(set, router, options);
                }
            }
        }
    }

    private static void measure(LineSet set, Router router, RoutingOptions options) {
        Availability availability = Availability.of(WaferDescription.DEFAULT);
        L1Bus bus = new L1Bus(availability);
        RunContext context = new RunContext(1, THREADS, Progress.NONE, new CancelFlag());
        long start = cpuNanos();
        L1Routes routes = router.route(set.lines(), set.demand(), bus, context);
        long routed = cpuNanos();
        List<List<DriverChain>> chains = new ArrayList<>(Collections.nCopies(HicannOnWafer.COUNT, List.of()));
        Parallel.forRange(HicannOnWafer.COUNT, THREADS, hicann -> {
            ChainAssignment assignment = new ChainAssignment(
                    hicann,
                    set.demand(),
                    bus,
                    new ChipDrivers(hicann, availability),
                    (pair, side, quadrant) -> gains(set.demand(), pair),
                    new SynapseOptions(options, List.of(), StpSharing.NEVER, CellWeights.UNLIMITED));
            chains.set(hicann, assignment.assign(routes.tapsOn(hicann), 1));
        });
        long assigned = cpuNanos();
        long wantedDrivers = 0;
        long pairs = 0;
        for (int pair = 0; pair < set.demand().pairs(); pair++) {
            wantedDrivers += set.demand().wanted(pair);
            pairs += set.demand().wanted(pair) > 0 ? 1 : 0;
        }
        long granted = chains.stream()
                .flatMap(List::stream)
                .mapToLong(DriverChain::length)
                .sum();
        System.out.printf(
                "%-20s %-16s pairs %8.4f %%  drivers %8.4f %%  segments %6d  route %6.3f cpu s  drivers %6.3f cpu s%n",
                set.name(),
                router.getClass().getSimpleName(),
                100.0 * (pairs - routes.unreached().size()) / pairs,
                100.0 * granted / wantedDrivers,
                routes.segmentsUsed(),
                (routed - start) * 1e-9,
                (assigned - routed) * 1e-9);
    }

    /** Processor time of all threads, which other work on the machine does not change much. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double[] gains(DemandTable demand, int pair) {
        double[] gains = new double[demand.useful(pair)];
        for (int k = 0; k < gains.length; k++) {
            gains[k] = demand.gain(pair, k);
        }
        return gains;
    }
}
