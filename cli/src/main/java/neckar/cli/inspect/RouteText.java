package neckar.cli.inspect;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.inspect.explain.RouteView;
import neckar.compiler.inspect.route.RouteStep;
import neckar.spec.coord.HicannOnWafer;

/** Routes as text: a path as a numbered list, a tree with one line for each segment. */
final class RouteText {
    private RouteText() {}

    /** Steps one below the other. */
    static String path(List<RouteStep> steps, String indent) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (RouteStep step : steps) {
            text.append(indent)
                    .append(String.format("%3d  %s%n", number++, step).replace("\r", ""));
        }
        return text.toString();
    }

    /** A tree; segments without a branch follow each other at the same depth. */
    static String tree(RouteView route, Ink ink, String indent) {
        List<List<RouteView.Node>> children = new ArrayList<>();
        for (int node = 0; node <= route.nodes().size(); node++) {
            children.add(new ArrayList<>());
        }
        for (RouteView.Node node : route.nodes()) {
            children.get(node.parent() + 1).add(node);
        }
        StringBuilder text = new StringBuilder();
        // An explicit stack: a route may be as deep as the wafer has segments.
        List<Open> open = new ArrayList<>();
        push(open, children.get(0), "", children.get(0).size() > 1);
        while (!open.isEmpty()) {
            Open at = open.remove(open.size() - 1);
            String line = at.bars + (at.branch ? "+- " : "");
            text.append(indent)
                    .append(String.format("%-24s", line + at.node.segment()))
                    .append("  ")
                    .append(ink.faint(at.node.entry().toString()))
                    .append('\n');
            String inner = at.bars + (at.branch ? at.last ? "   " : "|  " : "");
            List<RouteView.Node> next = children.get(at.node.node() + 1);
            for (RouteView.Feed feed : at.node.feeds()) {
                text.append(indent)
                        .append(inner)
                        .append("=> ")
                        .append(drivers(feed))
                        .append("  ")
                        .append(ink.faint(feed.synapseSwitch().toString()))
                        .append('\n');
            }
            push(open, next, inner, next.size() > 1);
        }
        return text.toString();
    }

    private static void push(List<Open> open, List<RouteView.Node> nodes, String bars, boolean branch) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            open.add(new Open(nodes.get(i), bars, branch, i == nodes.size() - 1));
        }
    }

    private static String drivers(RouteView.Feed feed) {
        String chip = HicannOnWafer.of(feed.hicann()).toString();
        return feed.drivers().isEmpty() ? chip + ", no driver listens" : chip + " drivers " + chain(feed.drivers());
    }

    /** Drivers of a chain, for example {@code 101-103-105}. */
    static String chain(List<Integer> drivers) {
        List<String> names = drivers.stream().map(String::valueOf).toList();
        return String.join("-", names);
    }

    /** Several chains. */
    static String chains(List<List<Integer>> chains) {
        List<String> texts = chains.stream().map(RouteText::chain).toList();
        return texts.isEmpty() ? "none" : String.join(" ", texts);
    }

    private record Open(RouteView.Node node, String bars, boolean branch, boolean last) {}
}
