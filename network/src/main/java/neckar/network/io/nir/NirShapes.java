package neckar.network.io.nir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import neckar.base.InputException;

/** The shape of what each node gives out: told by its fields, else by what it gets. */
final class NirShapes {
    /** Elements of what a node gives out. */
    private static final int MAX_SIZE = 4_000_000;

    private static final int MAX_DEPTH = 1000;

    private final NirGraph graph;
    private final Map<String, int[]> known = new HashMap<>();
    private final Set<String> visiting = new HashSet<>();

    NirShapes(NirGraph graph) {
        this.graph = graph;
    }

    /** The number of elements of a shape. */
    static int size(int[] shape) {
        long size = 1;
        for (int length : shape) {
            size = Math.min(Integer.MAX_VALUE, size * length);
        }
        return (int) size;
    }

    /** The shape of what a node gives out. */
    int[] of(NirNode node) {
        return find(node).orElseThrow(() -> node.error("nothing tells the shape of this node")
                .advice("Give its parameters as arrays, or the Input before it a shape."));
    }

    /** The shape of what a node gets. */
    int[] into(NirNode node) {
        return incoming(node).orElseThrow(() -> node.error("nothing tells the shape of what this node gets")
                .advice("Give the Input before it a shape, or this node an input_shape."));
    }

    private Optional<int[]> incoming(NirNode node) {
        for (String from : graph.into(node.name())) {
            Optional<int[]> shape = find(graph.node(from));
            if (shape.isPresent()) {
                return shape;
            }
        }
        return Optional.empty();
    }

    private Optional<int[]> find(NirNode node) {
        int[] found = known.get(node.name());
        if (found != null) {
            return Optional.of(found);
        }
        if (visiting.size() > MAX_DEPTH) {
            throw node.error("too long a chain of nodes").allowed("at most " + MAX_DEPTH);
        }
        if (!visiting.add(node.name())) {
            return Optional.empty();
        }
        Optional<int[]> shape = make(node);
        visiting.remove(node.name());
        shape.ifPresent(value -> {
            if (size(value) < 1 || size(value) > MAX_SIZE) {
                throw node.error("the shape is too large, or empty")
                        .value(Arrays.toString(value))
                        .allowed("1 to " + MAX_SIZE + " elements");
            }
            known.put(node.name(), value);
        });
        return shape;
    }

    private Optional<int[]> make(NirNode node) {
        return switch (node.type()) {
            case "Input", "Output" -> declared(node).or(() -> incoming(node));
            case "Linear", "Affine" -> Optional.of(new int[] {matrix(node).shape()[0]});
            case "Conv1d", "Conv2d" ->
                Optional.of(Window.convolution(node, into(node)).outputShape());
            case "SumPool2d", "AvgPool2d" ->
                Optional.of(Window.pool(node, into(node)).outputShape());
            case "Flatten" -> incoming(node).map(shape -> flattened(node, shape));
            case "Scale" -> Optional.of(elementwise(node, "scale"));
            case "Delay" -> Optional.of(elementwise(node, "delay"));
            default -> NirNeurons.fields(node.type()).map(fields -> elementwise(node, fields.toArray(String[]::new)));
        };
    }

    /** The weights of a Linear or Affine: two dimensions. */
    static NirNode.Field matrix(NirNode node) {
        NirNode.Field weight = node.field("weight");
        if (weight.shape().length != 2) {
            throw node.error("weight is no matrix")
                    .value(Arrays.toString(weight.shape()))
                    .allowed("[outputs, inputs]");
        }
        return weight;
    }

    /** The field {@code shape}, or what older writers put into {@code input_type} or {@code output_type}. */
    private static Optional<int[]> declared(NirNode node) {
        Optional<NirNode.Field> field = node.optional("shape");
        for (String side : List.of("input", "output")) {
            field = field.or(() -> node.group().names().contains(side + "_type")
                    ? node.group().group(side + "_type").flatMap(group -> new NirNode(node.name(), node.type(), group)
                            .optional(side))
                    : Optional.empty());
        }
        return field.map(value -> {
            int[] shape = new int[value.values().length];
            for (int i = 0; i < shape.length; i++) {
                double length = value.values()[i];
                if (length != Math.rint(length) || length < 1 || length > MAX_SIZE) {
                    throw node.error("not a shape").value(Arrays.toString(value.values()));
                }
                shape[i] = (int) length;
            }
            return shape;
        });
    }

    /** The shape of a node that treats each element by itself. */
    private int[] elementwise(NirNode node, String... fields) {
        int[] own = Stream.of(fields)
                .map(node::optional)
                .flatMap(Optional::stream)
                .map(NirNode.Field::shape)
                .reduce(new int[0], (a, b) -> size(b) > size(a) || (b.length > a.length && size(b) == size(a)) ? b : a);
        int[] incoming = incoming(node).orElse(new int[0]);
        if (incoming.length == 0) {
            return own.length == 0 ? new int[] {1} : own;
        }
        if (size(own) == 1 || size(own) < size(incoming)) {
            return incoming;
        }
        if (size(own) != size(incoming) && size(incoming) != 1) {
            throw mismatch(node, own, incoming);
        }
        return own;
    }

    static InputException mismatch(NirNode node, int[] own, int[] incoming) {
        return node.error("its shape does not fit what it gets")
                .value(Arrays.toString(own) + " against " + Arrays.toString(incoming));
    }

    private static int[] flattened(NirNode node, int[] shape) {
        int start = node.pair("start_dim", 0, -shape.length, shape.length - 1)[0];
        int end = node.pair("end_dim", -1, -shape.length, shape.length - 1)[0];
        int first = start < 0 ? start + shape.length : start;
        int last = end < 0 ? end + shape.length : end;
        if (first > last) {
            throw node.error("start_dim lies behind end_dim").value(start + ", " + end);
        }
        int[] result = new int[shape.length - (last - first)];
        for (int k = 0; k < result.length; k++) {
            result[k] = k < first ? shape[k] : shape[k + (last - first)];
        }
        result[first] = size(Arrays.copyOfRange(shape, first, last + 1));
        return result;
    }
}
