package neckar.network.io.nir;

import java.util.Arrays;
import neckar.base.InputException;
import neckar.network.NetworkLimits;

/**
 * A window that moves over channels of pictures: convolutions and pools, one dimension being a picture of one line.
 * Padding with zeros; the weights are not mirrored.
 */
@SuppressWarnings("ArrayRecordComponent")
record Window(
        NirNode node,
        int[] input,
        int outChannels,
        int[] kernel,
        int[] stride,
        int[] padding,
        int[] dilation,
        int groups,
        boolean oneDimension) {
    private static final int MAX_STEP = 100_000;

    /** The window of a Conv1d or Conv2d over what it gets. */
    static Window convolution(NirNode node, int[] incoming) {
        boolean line = node.type().equals("Conv1d");
        NirNode.Field weight = node.field("weight");
        int[] shape = weight.shape();
        int rank = line ? 3 : 4;
        if (shape.length != rank) {
            throw node.error("weight has a wrong number of dimensions")
                    .value(Arrays.toString(shape))
                    .allowed(rank + " dimensions");
        }
        int groups = node.pair("groups", 1, 1, MAX_STEP)[0];
        int[] kernel = line ? new int[] {1, shape[2]} : new int[] {shape[2], shape[3]};
        int[] input = picture(node, incoming, shape[1] * groups, line);
        if (shape[0] % groups != 0) {
            throw node.error("the channels cannot be divided into groups").value(shape[0] + " by " + groups);
        }
        int[] stride = step(node, "stride", 1, 1, line);
        int[] dilation = step(node, "dilation", 1, 1, line);
        int[] padding = padding(node, kernel, stride, dilation, line);
        return new Window(node, input, shape[0], kernel, stride, padding, dilation, groups, line);
    }

    /** The window of a pool over what it gets. */
    static Window pool(NirNode node, int[] incoming) {
        if (incoming.length != 3) {
            throw notAPicture(node, incoming);
        }
        int[] kernel = node.pair("kernel_size", 1, 1, MAX_STEP);
        int[] stride = node.optional("stride").isPresent() ? node.pair("stride", 1, 1, MAX_STEP) : kernel;
        int[] padding = node.pair("padding", 0, 0, MAX_STEP);
        return new Window(node, incoming, incoming[0], kernel, stride, padding, new int[] {1, 1}, incoming[0], false);
    }

    private static InputException notAPicture(NirNode node, int[] shape) {
        return node.error("what it gets is no picture")
                .value(Arrays.toString(shape))
                .allowed("[channels, y, x]");
    }

    /** What a convolution gets, as channels, lines and columns. */
    private static int[] picture(NirNode node, int[] incoming, int channels, boolean line) {
        int rank = line ? 2 : 3;
        int[] shape = incoming;
        if (shape.length != rank) {
            int[] told = node.optional("input_shape")
                    .map(field ->
                            Arrays.stream(field.values()).mapToInt(v -> (int) v).toArray())
                    .orElse(new int[0]);
            shape = new int[rank];
            shape[0] = channels;
            for (int k = 1; k < rank; k++) {
                shape[k] = told.length == rank - 1 ? told[k - 1] : told.length == 1 ? told[0] : 0;
            }
        }
        if (shape[0] != channels || NirShapes.size(shape) != NirShapes.size(incoming)) {
            throw NirShapes.mismatch(node, shape, incoming);
        }
        return line ? new int[] {shape[0], 1, shape[1]} : shape;
    }

    private static int[] step(NirNode node, String key, int fallback, int low, boolean line) {
        int[] pair = node.pair(key, fallback, low, MAX_STEP);
        return line ? new int[] {key.equals("padding") ? 0 : 1, pair[0]} : pair;
    }

    private static int[] padding(NirNode node, int[] kernel, int[] stride, int[] dilation, boolean line) {
        String word = node.text("padding").orElse("");
        if (word.isEmpty()) {
            return step(node, "padding", 0, 0, line);
        }
        if (word.equals("valid")) {
            return new int[2];
        }
        if (!word.equals("same")) {
            throw node.error("unknown padding").value(word).allowed("\"same\", \"valid\" or numbers");
        }
        if (stride[0] != 1 || stride[1] != 1) {
            throw node.error("padding \"same\" needs stride 1").value(Arrays.toString(stride));
        }
        return new int[] {dilation[0] * (kernel[0] - 1) / 2, dilation[1] * (kernel[1] - 1) / 2};
    }

    private int length(int axis) {
        boolean same = node.text("padding").orElse("").equals("same");
        if (same) {
            return input[axis + 1];
        }
        long room = input[axis + 1] + 2L * padding[axis] - (long) dilation[axis] * (kernel[axis] - 1) - 1;
        if (room < 0) {
            throw node.error("the window is larger than the picture")
                    .value(Arrays.toString(kernel) + " on " + Arrays.toString(input));
        }
        return (int) Math.min(Integer.MAX_VALUE, room / stride[axis] + 1);
    }

    /** The shape of what it gives out. */
    int[] outputShape() {
        return oneDimension ? new int[] {outChannels, length(1)} : new int[] {outChannels, length(0), length(1)};
    }

    /** All weights as a sparse matrix; zeros stand for nothing. */
    LinearMap map(double[] weights) {
        int lines = length(0);
        int columns = length(1);
        int groupInputs = input[0] / groups;
        long most = (long) outChannels * lines * columns * groupInputs * kernel[0] * kernel[1];
        if (most > NetworkLimits.MAX_SYNAPSES) {
            throw node.error("unrolled, it has too many connections")
                    .value(most)
                    .allowed("at most " + NetworkLimits.MAX_SYNAPSES);
        }
        LinearMap.Builder builder = new LinearMap.Builder(input[0] * input[1] * input[2]);
        for (int o = 0; o < outChannels; o++) {
            int firstChannel = o / (outChannels / groups) * groupInputs;
            for (int y = 0; y < lines; y++) {
                for (int x = 0; x < columns; x++) {
                    row(
                            builder,
                            weights,
                            o,
                            firstChannel,
                            groupInputs,
                            y * stride[0] - padding[0],
                            x * stride[1] - padding[1]);
                    builder.endRow();
                }
            }
        }
        return builder.build();
    }

    private void row(LinearMap.Builder builder, double[] weights, int o, int first, int channels, int top, int left) {
        for (int c = 0; c < channels; c++) {
            for (int a = 0; a < kernel[0]; a++) {
                int y = top + a * dilation[0];
                for (int b = 0; b < kernel[1]; b++) {
                    int x = left + b * dilation[1];
                    if (y >= 0 && y < input[1] && x >= 0 && x < input[2]) {
                        double weight = weights[((o * channels + c) * kernel[0] + a) * kernel[1] + b];
                        builder.add(((first + c) * input[1] + y) * input[2] + x, weight, 0);
                    }
                }
            }
        }
    }
}
