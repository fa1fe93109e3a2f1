package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.inspect.route.FedChain;
import neckar.compiler.inspect.route.LineRoute;
import neckar.compiler.inspect.route.RouteStep;
import neckar.compiler.inspect.route.WaferRoutes;
import neckar.spec.topology.L1Topology;

/**
 * The route of a line as a tree.
 *
 * @param segments number of L1 segments
 * @param nodes segments from the sending repeater outward
 */
public record RouteView(int segments, List<Node> nodes) {

    /**
     * A segment of the tree.
     *
     * @param node number
     * @param parent number of the segment before, -1 behind the sending repeater
     * @param segment name, for example H34.VL20
     * @param entry the repeater or crossbar through which events come in
     * @param feeds synapse switches on it, with the chains that they feed
     */
    public record Node(int node, int parent, String segment, RouteStep entry, List<Feed> feeds) {}

    /**
     * A synapse switch and what hears it.
     *
     * @param synapseSwitch the switch
     * @param hicann chip of the drivers
     * @param drivers joined drivers from the innermost outward; empty when the driver does not listen
     */
    public record Feed(RouteStep synapseSwitch, int hicann, List<Integer> drivers) {}

    static RouteView of(WaferRoutes routes, int lineNumber) {
        LineRoute line = routes.lines().get(lineNumber);
        List<Node> nodes = new ArrayList<>();
        for (int node = 0; node < line.size(); node++) {
            List<Feed> feeds = new ArrayList<>();
            for (LineRoute.Feed feed : line.feeds()) {
                if (feed.node() == node) {
                    List<Integer> drivers = routes.chainOf(feed.hicann(), feed.y())
                            .filter(chain -> chain.line() == lineNumber)
                            .map(FedChain::drivers)
                            .orElse(List.of());
                    feeds.add(new Feed(line.switchStep(feed), feed.hicann(), drivers));
                }
            }
            nodes.add(
                    new Node(node, line.parent(node), L1Topology.format(line.segment(node)), line.entry(node), feeds));
        }
        return new RouteView(line.size(), nodes);
    }
}
