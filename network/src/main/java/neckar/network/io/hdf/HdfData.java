package neckar.network.io.hdf;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import neckar.base.InputException;
import neckar.base.Invariant;

/** An array of an HDF5 file: numbers of any width, or texts of fixed or variable length. */
public final class HdfData {
    /** Elements that one reading takes at most. */
    private static final long MAX_ELEMENTS = 200_000_000;

    private static final long MAX_TEXTS = 4_000_000;
    private static final long MAX_CHUNK_BYTES = 1L << 28;
    private static final int MAX_RANK = 8;
    /** Class of object references in HDF5: positions in the file, which the library gives as numbers. */
    private static final int REFERENCES = 7;

    private final HdfGuard guard;
    private final Dataset data;
    private final String path;
    private final long[] shape;

    HdfData(HdfGuard guard, Dataset data, String path) {
        this.guard = guard;
        this.data = data;
        this.path = path;
        this.shape = guard.call(path, data::getDimensionsAsLong).clone();
        if (shape.length > MAX_RANK) {
            throw error("too many dimensions").value(shape.length).allowed("at most " + MAX_RANK);
        }
    }

    /** Lengths of the dimensions; empty for a single value. */
    public long[] shape() {
        return shape.clone();
    }

    /** Number of elements. */
    public long size() {
        long size = 1;
        for (long length : shape) {
            if (length < 0 || (length > 0 && size > Long.MAX_VALUE / length)) {
                throw error("a shape that no array can have").value(Arrays.toString(shape));
            }
            size *= length;
        }
        return size;
    }

    /** All numbers in C order. */
    public double[] numbers() {
        refuseReferences();
        Object flat = flat(MAX_ELEMENTS);
        double[] result = new double[Array.getLength(flat)];
        for (int i = 0; i < result.length; i++) {
            result[i] = number(flat, i);
        }
        return result;
    }

    /** The only number. */
    public double number() {
        if (size() != 1) {
            throw error("several values where one is wanted").value(Arrays.toString(shape));
        }
        return numbers()[0];
    }

    /** Whether the elements are text. */
    public boolean isText() {
        return guard.call(path, data::getJavaType) == String.class;
    }

    /** All texts in C order. */
    public String[] texts() {
        if (!isText()) {
            throw error("numbers where text is wanted");
        }
        Object flat = flat(MAX_TEXTS);
        String[] result = new String[Array.getLength(flat)];
        for (int i = 0; i < result.length; i++) {
            result[i] = String.valueOf(Array.get(flat, i));
        }
        return result;
    }

    /** The only text. */
    public String text() {
        String[] texts = size() == 1 ? texts() : new String[0];
        if (texts.length != 1) {
            throw error("a list where one text is wanted").value(Arrays.toString(shape));
        }
        return texts[0];
    }

    /** Numbers from an index on of an array of one dimension: memory is that of this part alone. */
    public double[] numbers(long from, int count) {
        Invariant.check(shape.length == 1 && from >= 0 && from + count <= shape[0], "a part of the array", from, count);
        refuseReferences();
        if (count == 0) {
            return new double[0];
        }
        Object part = read(count, () -> data.getData(new long[] {from}, new int[] {count}));
        double[] result = new double[count];
        for (int i = 0; i < count; i++) {
            result[i] = number(part, i);
        }
        return result;
    }

    /** The length of an array of one dimension. */
    public long length() {
        if (shape.length != 1) {
            throw error("a list is wanted").value(Arrays.toString(shape));
        }
        return shape[0];
    }

    /** The text of an attribute; empty when there is none. */
    public Optional<String> attribute(String name) {
        return HdfGroup.attribute(guard, data, path, name);
    }

    /** Where the array lies in its file. */
    public String path() {
        return path;
    }

    /** An error at this array. */
    public InputException error(String what) {
        return guard.error(path, what);
    }

    private void refuseReferences() {
        if (guard.call(path, () -> data.getDataType().getDataClass()) == REFERENCES) {
            throw error("references to objects where numbers are wanted");
        }
    }

    private Object flat(long maxElements) {
        long size = size();
        if (size > maxElements) {
            throw error("the array is too large").value(size + " elements").allowed("at most " + maxElements);
        }
        if (size == 0) {
            return new double[0];
        }
        Object value = read(size, () -> shape.length == 0 ? data.getData() : data.getDataFlat());
        if (value.getClass().isArray()) {
            return value;
        }
        Object single = Array.newInstance(Object.class, 1);
        Array.set(single, 0, value);
        return single;
    }

    private Object read(long elements, Supplier<Object> reading) {
        int width = Math.max(1, guard.call(path, () -> data.getDataType().getSize()));
        guard.count(path, elements * Math.max(8, width));
        if (data instanceof ChunkedDataset chunked) {
            long chunkBytes = width;
            for (int length : guard.call(path, chunked::getChunkDimensions)) {
                chunkBytes = length <= 0 ? Long.MAX_VALUE : Math.min(MAX_CHUNK_BYTES + 1, chunkBytes * length);
            }
            if (chunkBytes > MAX_CHUNK_BYTES) {
                throw error("the array is stored in too large pieces").allowed("at most " + MAX_CHUNK_BYTES + " bytes");
            }
        }
        return guard.call(path, reading);
    }

    private double number(Object array, int index) {
        Object element = Array.get(array, index);
        if (element instanceof Number value) {
            return value.doubleValue();
        }
        if (element instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        throw error("no numbers where numbers are wanted").value(element instanceof String text ? text : "a compound");
    }
}
