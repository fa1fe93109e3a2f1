package neckar.network.io.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.network.io.hdf.HdfData;
import neckar.network.io.hdf.HdfGroup;

/**
 * A graph with the graphs inside it dissolved: their nodes are named {@code outer.inner}, and their inputs and outputs
 * pass on what they get.
 */
final class NirGraph {
    private static final int MAX_NODES = 100_000;
    private static final int MAX_EDGES = 1_000_000;
    private static final int MAX_DEPTH = 16;

    private final Map<String, NirNode> nodes = new LinkedHashMap<>();
    private final Map<String, HdfGroup> graphs = new LinkedHashMap<>();
    private final Set<String> relays = new LinkedHashSet<>();
    private final Map<String, Set<String>> predecessors = new LinkedHashMap<>();
    private final Map<String, Set<String>> successors = new LinkedHashMap<>();
    private int edges;

    private NirGraph() {}

    /** Reads the graph of a file. */
    static NirGraph read(HdfGroup root) {
        HdfGroup top = root.group("node").orElse(root);
        NirGraph graph = new NirGraph();
        String type = typeOf(top);
        if (!type.equals("NIRGraph")) {
            throw top.error("a single node where a graph is wanted").value(type).allowed("NIRGraph");
        }
        graph.addNodes(top, "", 0);
        graph.addEdges(top, "");
        graph.graphs.forEach((prefix, inner) -> graph.addEdges(inner, prefix + "."));
        if (graph.nodes.isEmpty()) {
            throw top.error("the graph has no nodes");
        }
        return graph;
    }

    private static String typeOf(HdfGroup group) {
        return group.data("type").map(HdfData::text).orElseThrow(() -> group.error("the node has no \"type\"")
                .advice("Is this a NIR file?"));
    }

    private void addNodes(HdfGroup group, String prefix, int depth) {
        if (depth > MAX_DEPTH) {
            throw group.error("graphs lie too deep in graphs").allowed("at most " + MAX_DEPTH + " levels");
        }
        HdfGroup members = group.requireGroup("nodes");
        for (String key : members.names()) {
            String name = prefix + key;
            HdfGroup member = members.requireGroup(key);
            String type = typeOf(member);
            if (type.equals("NIRGraph")) {
                graphs.put(name, member);
                addNodes(member, name + ".", depth + 1);
            } else {
                nodes.put(name, new NirNode(name, type, member));
                if (depth > 0 && (type.equals("Input") || type.equals("Output"))) {
                    relays.add(name);
                }
            }
            if (nodes.size() > MAX_NODES) {
                throw members.error("too many nodes").allowed("at most " + MAX_NODES);
            }
        }
    }

    private void addEdges(HdfGroup group, String prefix) {
        HdfData data = group.require("edges");
        if (data.size() == 0) {
            return;
        }
        long[] shape = data.shape();
        if (shape.length != 2 || shape[1] != 2) {
            throw data.error("edges are no pairs").value(Arrays.toString(shape)).allowed("[number of edges, 2]");
        }
        if (edges + shape[0] > MAX_EDGES) {
            throw data.error("too many edges").value(shape[0]).allowed("at most " + MAX_EDGES);
        }
        String[] names = data.texts();
        for (int e = 0; e < names.length; e += 2) {
            for (String from : resolve(prefix + names[e], "Output", data)) {
                for (String to : resolve(prefix + names[e + 1], "Input", data)) {
                    successors
                            .computeIfAbsent(from, key -> new LinkedHashSet<>())
                            .add(to);
                    predecessors
                            .computeIfAbsent(to, key -> new LinkedHashSet<>())
                            .add(from);
                }
            }
        }
        edges += names.length / 2;
    }

    /** A node itself, or the inputs or outputs of a graph of this name. */
    private List<String> resolve(String name, String side, HdfData data) {
        if (nodes.containsKey(name)) {
            return List.of(name);
        }
        List<String> found = new ArrayList<>();
        if (graphs.containsKey(name)) {
            for (NirNode node : nodes.values()) {
                int dot = name.length();
                boolean inside =
                        node.name().startsWith(name + ".") && node.type().equals(side);
                if (inside
                        && graphs.keySet().stream()
                                .noneMatch(inner -> inner.length() > dot
                                        && node.name().startsWith(inner + ".")
                                        && inner.startsWith(name + "."))) {
                    found.add(node.name());
                }
            }
        }
        if (found.size() == 1) {
            return found;
        }
        if (found.size() > 1) {
            throw data.error("an edge names a graph with several nodes of type " + side)
                    .value(name)
                    .allowed(String.join(", ", found));
        }
        throw data.error("an edge names a node that does not exist")
                .value(name)
                .advice(NearestName.advice(name, nodes.keySet()));
    }

    /** All nodes in the order of the file. */
    Iterable<NirNode> nodes() {
        return nodes.values();
    }

    NirNode node(String name) {
        NirNode node = nodes.get(name);
        if (node == null) {
            throw new IllegalStateException("no node " + name);
        }
        return node;
    }

    /** Whether a node only passes on what it gets: input or output of a graph within the graph. */
    boolean isRelay(NirNode node) {
        return relays.contains(node.name());
    }

    Set<String> into(String name) {
        return predecessors.getOrDefault(name, Set.of());
    }

    Set<String> outOf(String name) {
        return successors.getOrDefault(name, Set.of());
    }

    /** An error about a node of a type that is not known at all. */
    static InputException unknown(NirNode node, List<String> known) {
        return node.error("nodes of this type are not known")
                .value(node.type())
                .allowed(String.join(", ", known))
                .advice(NearestName.advice(node.type(), known));
    }
}
