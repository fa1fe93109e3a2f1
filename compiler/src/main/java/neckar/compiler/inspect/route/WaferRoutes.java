package neckar.compiler.inspect.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.L1Topology;

/** All lines of a wafer, which segment carries which, and which drivers hear it. Immutable. */
public final class WaferRoutes {
    /** No line. */
    public static final int NO_LINE = -1;

    private final List<LineRoute> lines = new ArrayList<>();
    private final int[] lineOfStream = new int[HicannOnWafer.COUNT * DncMergerOnHicann.COUNT];
    private final int[] lineOfSegment = new int[L1Topology.SEGMENTS];
    private final List<FedChain> chains = new ArrayList<>();
    private final int[] chainOfDriver = new int[L1Topology.DRIVERS];
    private final List<List<FedChain>> chainsOn = new ArrayList<>();

    private WaferRoutes(WaferConfig wafer) {
        ClosedWiring wiring = new ClosedWiring(wafer);
        Arrays.fill(lineOfStream, NO_LINE);
        Arrays.fill(lineOfSegment, NO_LINE);
        Arrays.fill(chainOfDriver, NO_LINE);
        HicannOnWafer.all().forEach(hicann -> chainsOn.add(new ArrayList<>()));
        for (HicannOnWafer hicann : wafer.hicanns().keySet()) {
            for (int dnc = 0; dnc < DncMergerOnHicann.COUNT; dnc++) {
                Optional<LineRoute> line = LineRoute.follow(wiring, hicann.id(), dnc);
                if (line.isPresent()) {
                    add(line.get(), wafer);
                }
            }
        }
    }

    /** Follows all lines of a configuration. */
    public static WaferRoutes of(WaferConfig wafer) {
        return new WaferRoutes(wafer);
    }

    private void add(LineRoute line, WaferConfig wafer) {
        int number = lines.size();
        lines.add(line);
        lineOfStream[line.hicann() * DncMergerOnHicann.COUNT + line.dnc()] = number;
        for (int node = 0; node < line.size(); node++) {
            lineOfSegment[line.segment(node)] = number;
        }
        for (LineRoute.Feed feed : line.feeds()) {
            HicannConfig config = wafer.hicanns().getOrDefault(HicannOnWafer.of(feed.hicann()), HicannConfig.IDLE);
            boolean listens = config.driver(SynapseDriverOnHicann.of(feed.y())).locin();
            if (listens) {
                FedChain chain = FedChain.around(number, feed, config);
                for (int driver : chain.drivers()) {
                    chainOfDriver[L1Topology.driver(chain.hicann(), driver)] = chains.size();
                }
                chains.add(chain);
                chainsOn.get(chain.hicann()).add(chain);
            }
        }
    }

    /** All lines, by the chip and DNC merger that they leave. */
    public List<LineRoute> lines() {
        return lines;
    }

    /** Number of the line that leaves a DNC merger of a chip, or {@link #NO_LINE}. */
    public int line(int hicann, int dnc) {
        return lineOfStream[hicann * DncMergerOnHicann.COUNT + dnc];
    }

    /** Number of the line on a packed segment, or {@link #NO_LINE}. */
    public int lineOn(int segment) {
        return lineOfSegment[segment];
    }

    /** Chains of drivers on a chip, in the order of their lines. */
    public List<FedChain> chainsOn(int hicann) {
        return chainsOn.get(hicann);
    }

    /** The chain that a driver 0..223 of a chip belongs to; empty when no line feeds it. */
    public Optional<FedChain> chainOf(int hicann, int driver) {
        int chain = chainOfDriver[L1Topology.driver(hicann, driver)];
        return chain == NO_LINE ? Optional.empty() : Optional.of(chains.get(chain));
    }

    /** Everything that an event passes between sending repeater and the primary of a chain, that driver last. */
    public List<RouteStep> pathTo(FedChain chain) {
        LineRoute line = lines.get(chain.line());
        List<RouteStep> steps = new ArrayList<>(line.pathTo(chain.feed().node()));
        steps.add(line.switchStep(chain.feed()));
        steps.add(RouteStep.driver(chain.hicann(), chain.primary(), "primary"));
        return steps;
    }

    /** Steps from the primary of a chain to one of its drivers, without the primary; empty for the primary itself. */
    public List<RouteStep> withinChain(FedChain chain, int driver) {
        List<RouteStep> steps = new ArrayList<>();
        int from = chain.drivers().indexOf(chain.primary());
        int to = chain.drivers().indexOf(driver);
        int step = to > from ? 1 : -1;
        for (int at = from; at != to; at += step) {
            steps.add(RouteStep.driver(chain.hicann(), chain.drivers().get(at + step), "joined"));
        }
        return steps;
    }
}
