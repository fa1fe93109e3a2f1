package neckar.network.io.nir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What reaches each node from inputs and neurons through all that lies between without memory. */
final class NirPaths {
    private static final int MAX_DEPTH = 1000;

    private final NirGraph graph;
    private final NirShapes shapes;
    private final Map<String, Signal> known = new HashMap<>();
    private final Set<String> visiting = new HashSet<>();

    /**
     * What a node gives out.
     *
     * @param sources the part of each input or neuron, by name
     * @param bias a constant beside
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Signal(Map<String, LinearMap> sources, double[] bias) {}

    NirPaths(NirGraph graph, NirShapes shapes) {
        this.graph = graph;
        this.shapes = shapes;
    }

    /** What a neuron gets from each source. */
    Map<String, LinearMap> into(NirNode node) {
        return sum(node).sources();
    }

    /** The constant that a neuron gets beside. */
    double[] biasInto(NirNode node) {
        return sum(node).bias();
    }

    private Signal sum(NirNode node) {
        Map<String, LinearMap> sources = new LinkedHashMap<>();
        double[] bias = new double[0];
        for (String from : graph.into(node.name())) {
            Signal signal = outOf(graph.node(from));
            if (bias.length != 0 && bias.length != signal.bias().length) {
                throw node.error("what reaches it has different sizes")
                        .value(bias.length + " and " + signal.bias().length);
            }
            bias = bias.length == 0 ? new double[signal.bias().length] : bias;
            for (int i = 0; i < bias.length; i++) {
                bias[i] += signal.bias()[i];
            }
            signal.sources().forEach((name, map) -> sources.merge(name, map, LinearMap::plus));
        }
        boolean isCell = NirNeurons.fields(node.type()).isPresent();
        if (isCell) {
            int size = NirShapes.size(shapes.of(node));
            if (bias.length != 0 && bias.length != size) {
                throw NirShapes.mismatch(node, shapes.of(node), new int[] {bias.length});
            }
            bias = bias.length == 0 ? new double[size] : bias;
        }
        return new Signal(sources, bias);
    }

    private Signal outOf(NirNode node) {
        Signal found = known.get(node.name());
        if (found != null) {
            return found;
        }
        boolean isSource =
                NirNeurons.fields(node.type()).isPresent() || (node.type().equals("Input") && !graph.isRelay(node));
        Signal signal;
        if (isSource) {
            int size = NirShapes.size(shapes.of(node));
            signal = new Signal(Map.of(node.name(), LinearMap.identity(size)), new double[size]);
        } else {
            if (!visiting.add(node.name())) {
                throw node.error("a circle without a neuron in it").advice("Put a neuron into the circle.");
            }
            if (visiting.size() > MAX_DEPTH) {
                throw node.error("too long a chain of nodes without a neuron").allowed("at most " + MAX_DEPTH);
            }
            signal = through(node, sum(node));
            visiting.remove(node.name());
        }
        known.put(node.name(), signal);
        return signal;
    }

    private Signal through(NirNode node, Signal in) {
        return switch (node.type()) {
            case "Linear", "Affine" -> {
                NirNode.Field weight = NirShapes.matrix(node);
                LinearMap map = LinearMap.dense(weight.values(), weight.shape()[0], weight.shape()[1]);
                yield apply(
                        node,
                        map,
                        in,
                        node.type().equals("Affine") ? bias(node, new int[] {map.outputs()}) : zero(map));
            }
            case "Conv1d", "Conv2d" -> {
                Window window = Window.convolution(node, shapes.into(node));
                LinearMap map = window.map(node.field("weight").values());
                yield apply(node, map, in, channelBias(node, window.outputShape()));
            }
            case "SumPool2d", "AvgPool2d" -> {
                Window window = Window.pool(node, shapes.into(node));
                int area = window.kernel()[0] * window.kernel()[1];
                double[] weights = new double[Math.multiplyExact(window.outChannels(), area)];
                Arrays.fill(weights, node.type().equals("SumPool2d") ? 1 : 1.0 / area);
                LinearMap map = window.map(weights);
                yield apply(node, map, in, zero(map));
            }
            case "Scale" -> scaled(node, in, elements(node, "scale"), new double[in.bias().length]);
            case "Delay" -> {
                double[] ones = new double[in.bias().length];
                Arrays.fill(ones, 1);
                double[] delays = elements(node, "delay");
                for (double delay : delays) {
                    if (delay < 0) {
                        throw node.error("a delay is negative").value(delay + " s");
                    }
                }
                yield scaled(node, in, ones, delays);
            }
            default -> in;
        };
    }

    private double[] elements(NirNode node, String key) {
        NirNode.Field field = node.field(key);
        int[] shape = shapes.into(node);
        return field.broadcast(shape).orElseThrow(() -> NirShapes.mismatch(node, field.shape(), shape));
    }

    private static double[] zero(LinearMap map) {
        return new double[map.outputs()];
    }

    private static double[] bias(NirNode node, int[] shape) {
        NirNode.Field field = node.field("bias");
        return field.broadcast(shape).orElseThrow(() -> NirShapes.mismatch(node, field.shape(), shape));
    }

    /** One bias for each channel. */
    private static double[] channelBias(NirNode node, int[] shape) {
        int size = NirShapes.size(shape);
        double[] all = new double[size];
        if (node.optional("bias").isPresent()) {
            double[] channels = bias(node, new int[] {shape[0]});
            for (int i = 0; i < size; i++) {
                all[i] = channels[i / (size / shape[0])];
            }
        }
        return all;
    }

    private static Signal apply(NirNode node, LinearMap map, Signal in, double[] bias) {
        double[] sum = bias.clone();
        if (in.bias().length != 0) {
            if (in.bias().length != map.inputs()) {
                throw NirShapes.mismatch(node, new int[] {map.outputs(), map.inputs()}, new int[] {in.bias().length});
            }
            double[] moved = map.times(in.bias());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += moved[i];
            }
        }
        Map<String, LinearMap> sources = new LinkedHashMap<>();
        in.sources().forEach((name, source) -> sources.put(name, map.after(source)));
        return new Signal(sources, sum);
    }

    private static Signal scaled(NirNode node, Signal in, double[] factors, double[] delays) {
        int size = in.bias().length;
        if (factors.length != size || delays.length != size) {
            throw NirShapes.mismatch(node, new int[] {Math.max(factors.length, delays.length)}, new int[] {size});
        }
        double[] bias = new double[size];
        for (int i = 0; i < size; i++) {
            bias[i] = factors[i] * in.bias()[i];
        }
        Map<String, LinearMap> sources = new LinkedHashMap<>();
        in.sources().forEach((name, source) -> sources.put(name, source.scaled(factors, delays)));
        return new Signal(sources, bias);
    }
}
