package neckar.network.io.nir;

import java.util.Arrays;
import java.util.Optional;
import neckar.base.InputException;
import neckar.network.io.hdf.HdfData;
import neckar.network.io.hdf.HdfGroup;

/** A node of a graph with its fields. */
record NirNode(String name, String type, HdfGroup group) {
    /**
     * A field: numbers in C order.
     *
     * @param shape lengths of the dimensions, empty for a scalar
     * @param values the numbers
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Field(int[] shape, double[] values) {
        /** The value of each element of a larger shape, by numpy's rules of broadcasting. */
        Optional<double[]> broadcast(int[] wanted) {
            int n = NirShapes.size(wanted);
            if (values.length == 1) {
                double[] all = new double[n];
                Arrays.fill(all, values[0]);
                return Optional.of(all);
            }
            if (values.length == n) {
                return Optional.of(values);
            }
            int offset = wanted.length - shape.length;
            for (int k = 0; k < shape.length; k++) {
                if (offset < 0 || (shape[k] != 1 && shape[k] != wanted[offset + k])) {
                    return Optional.empty();
                }
            }
            double[] all = new double[n];
            for (int i = 0; i < n; i++) {
                int rest = i;
                int at = 0;
                int stride = 1;
                for (int k = wanted.length - 1; k >= offset; k--) {
                    int coordinate = rest % wanted[k];
                    rest /= wanted[k];
                    at += shape[k - offset] == 1 ? 0 : coordinate * stride;
                    stride *= shape[k - offset];
                }
                all[i] = values[at];
            }
            return Optional.of(all);
        }
    }

    /** A field of numbers that must be there. */
    Field field(String key) {
        return optional(key).orElseThrow(() -> error("the field " + key + " is missing"));
    }

    /** A field of numbers, if it is there. */
    Optional<Field> optional(String key) {
        return group.data(key).map(data -> field(key, data));
    }

    private Field field(String key, HdfData data) {
        if (data.isText()) {
            throw error(key + " is a text where numbers are wanted");
        }
        double[] values = data.numbers();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw error(key + " holds a value that is no number").value(value);
            }
        }
        if (values.length == 0) {
            throw error(key + " is empty");
        }
        long[] shape = data.shape();
        return new Field(Arrays.stream(shape).mapToInt(Math::toIntExact).toArray(), values);
    }

    /** One or two whole numbers, the same one twice when there is one. */
    int[] pair(String key, int fallback, int low, int high) {
        Field field = optional(key).orElse(new Field(new int[0], new double[] {fallback}));
        if (field.values.length > 2) {
            throw error(key + " has too many values").value(field.values.length).allowed("one or two");
        }
        int[] result = new int[2];
        for (int i = 0; i < 2; i++) {
            double value = field.values[Math.min(i, field.values.length - 1)];
            if (value != Math.rint(value) || value < low || value > high) {
                throw error(key + " is out of range").value(value).allowed(low + " to " + high);
            }
            result[i] = (int) value;
        }
        return result;
    }

    /** A text, if the field is one. */
    Optional<String> text(String key) {
        return group.data(key).filter(HdfData::isText).map(HdfData::text);
    }

    /** A number of our own that an export left beside the node. */
    Optional<Field> metadata(String key) {
        return group.group("metadata").flatMap(metadata -> metadata.data(key)).map(data -> field(key, data));
    }

    /** An error about this node. */
    InputException error(String what) {
        InputException at = group.error("");
        return InputException.of(at.place(), "node \"" + name + "\" (" + type + "): " + what);
    }
}
