package neckar.network.io.nir;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.network.NetworkLimits;

/** A sparse matrix whose entries may each have a delay: what outputs get from inputs. Immutable. */
final class LinearMap {
    private final int inputs;
    private final int[] start;
    private final int[] input;
    private final double[] weight;
    private final double[] delaySec;
    private final boolean hasDelays;

    private LinearMap(int inputs, int[] start, int[] input, double[] weight, double[] delaySec) {
        this.inputs = inputs;
        this.start = start;
        this.input = input;
        this.weight = weight;
        this.delaySec = delaySec;
        this.hasDelays = Arrays.stream(delaySec).anyMatch(delay -> delay != 0);
    }

    /** Receives entries. */
    interface Entries {
        void accept(int output, int input, double weight, double delaySec);
    }

    /** Each output is the input of the same number. */
    static LinearMap identity(int size) {
        Builder builder = new Builder(size);
        for (int i = 0; i < size; i++) {
            builder.add(i, 1, 0);
            builder.endRow();
        }
        return builder.build();
    }

    /** A full matrix in C order, [outputs][inputs]. */
    static LinearMap dense(double[] values, int outputs, int inputs) {
        Builder builder = new Builder(inputs);
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                builder.add(i, values[o * inputs + i], 0);
            }
            builder.endRow();
        }
        return builder.build();
    }

    int outputs() {
        return start.length - 1;
    }

    int inputs() {
        return inputs;
    }

    int size() {
        return input.length;
    }

    /** Delivers all entries by output, then input. */
    void forEach(Entries entries) {
        for (int o = 0; o + 1 < start.length; o++) {
            for (int e = start[o]; e < start[o + 1]; e++) {
                entries.accept(o, input[e], weight[e], delaySec[e]);
            }
        }
    }

    /** The matrix times numbers, without regard to delays. */
    double[] times(double[] vector) {
        double[] result = new double[outputs()];
        forEach((o, i, w, d) -> result[o] += w * vector[i]);
        return result;
    }

    /** Each output multiplied by its factor and delayed by its delay in s. */
    LinearMap scaled(double[] factors, double[] delaysSec) {
        Builder builder = new Builder(inputs);
        for (int o = 0; o + 1 < start.length; o++) {
            for (int e = start[o]; e < start[o + 1]; e++) {
                builder.add(input[e], weight[e] * factors[o], delaySec[e] + delaysSec[o]);
            }
            builder.endRow();
        }
        return builder.build();
    }

    /** First the other map, then this one. */
    LinearMap after(LinearMap first) {
        Builder builder = new Builder(first.inputs);
        RowSum sum = new RowSum(first.inputs, hasDelays || first.hasDelays);
        for (int o = 0; o + 1 < start.length; o++) {
            for (int e = start[o]; e < start[o + 1]; e++) {
                for (int f = first.start[input[e]]; f < first.start[input[e] + 1]; f++) {
                    sum.add(first.input[f], weight[e] * first.weight[f], delaySec[e] + first.delaySec[f]);
                }
            }
            sum.drain(builder);
            builder.endRow();
        }
        return builder.build();
    }

    /** The sum of two maps between the same sides. */
    LinearMap plus(LinearMap other) {
        Builder builder = new Builder(inputs);
        RowSum sum = new RowSum(inputs, hasDelays || other.hasDelays);
        for (int o = 0; o + 1 < start.length; o++) {
            for (int e = start[o]; e < start[o + 1]; e++) {
                sum.add(input[e], weight[e], delaySec[e]);
            }
            for (int e = other.start[o]; e < other.start[o + 1]; e++) {
                sum.add(other.input[e], other.weight[e], other.delaySec[e]);
            }
            sum.drain(builder);
            builder.endRow();
        }
        return builder.build();
    }

    /** Sums entries of one row that have the same input and delay. */
    private static final class RowSum {
        private final double[] sums;
        private final int[] touched;
        private final boolean[] isTouched;
        private int count;
        private final boolean hasDelays;
        private final TreeMap<Integer, TreeMap<Double, Double>> delayed = new TreeMap<>();

        RowSum(int inputs, boolean hasDelays) {
            this.sums = new double[inputs];
            this.touched = new int[inputs];
            this.isTouched = new boolean[inputs];
            this.hasDelays = hasDelays;
        }

        void add(int input, double weight, double delaySec) {
            if (hasDelays) {
                delayed.computeIfAbsent(input, key -> new TreeMap<>()).merge(delaySec, weight, Double::sum);
                return;
            }
            if (!isTouched[input]) {
                isTouched[input] = true;
                touched[count++] = input;
            }
            sums[input] += weight;
        }

        void drain(Builder builder) {
            delayed.forEach((input, byDelay) -> {
                for (Map.Entry<Double, Double> entry : byDelay.entrySet()) {
                    builder.add(input, entry.getValue(), entry.getKey());
                }
            });
            delayed.clear();
            Arrays.sort(touched, 0, count);
            for (int k = 0; k < count; k++) {
                builder.add(touched[k], sums[touched[k]], 0);
                sums[touched[k]] = 0;
                isTouched[touched[k]] = false;
            }
            count = 0;
        }
    }

    /** Takes entries row by row. */
    static final class Builder {
        private final int inputs;
        private int[] start = new int[64];
        private int rows;
        private int[] input = new int[64];
        private double[] weight = new double[64];
        private double[] delaySec = new double[64];
        private int size;

        Builder(int inputs) {
            this.inputs = inputs;
        }

        /** Adds an entry to the current row; nothing for weight 0. */
        void add(int newInput, double newWeight, double newDelaySec) {
            if (newWeight == 0) {
                return;
            }
            if (size == input.length) {
                if (size >= NetworkLimits.MAX_SYNAPSES) {
                    throw InputException.of("", "unrolled, the graph has too many connections")
                            .allowed("at most " + NetworkLimits.MAX_SYNAPSES);
                }
                input = Arrays.copyOf(input, 2 * size);
                weight = Arrays.copyOf(weight, 2 * size);
                delaySec = Arrays.copyOf(delaySec, 2 * size);
            }
            input[size] = newInput;
            weight[size] = newWeight;
            delaySec[size++] = newDelaySec;
        }

        void endRow() {
            rows++;
            if (rows == start.length) {
                start = Arrays.copyOf(start, 2 * rows);
            }
            start[rows] = size;
        }

        LinearMap build() {
            return new LinearMap(
                    inputs,
                    Arrays.copyOf(start, rows + 1),
                    Arrays.copyOf(input, size),
                    Arrays.copyOf(weight, size),
                    Arrays.copyOf(delaySec, size));
        }
    }
}
