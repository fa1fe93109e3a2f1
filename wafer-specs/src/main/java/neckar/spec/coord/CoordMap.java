package neckar.spec.coord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Immutable table with one value for each coordinate of a kind, so that a table by neuron cannot be read by driver. */
public final class CoordMap<K extends Coordinate, V> {
    private final List<K> keys;
    private final Object[] values;

    private CoordMap(List<K> keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** The table of {@code value} over all coordinates of a kind; {@code keys} is that kind's {@code all()}. */
    public static <K extends Coordinate, V> CoordMap<K, V> of(List<K> keys, Function<? super K, ? extends V> value) {
        Object[] values = new Object[keys.size()];
        for (int i = 0; i < values.length; i++) {
            K key = keys.get(i);
            if (key.id() != i) {
                throw new IllegalArgumentException("key " + key + " at position " + i + " of the keys");
            }
            values[i] = value.apply(key);
        }
        return new CoordMap<>(keys, values);
    }

    /** The value of a coordinate. */
    @SuppressWarnings("unchecked")
    public V get(K key) {
        return (V) values[key.id()];
    }

    /** A copy in which one coordinate has another value. */
    public CoordMap<K, V> with(K key, V value) {
        Object[] copy = values.clone();
        copy[key.id()] = value;
        return new CoordMap<>(keys, copy);
    }

    /** The coordinates in id order. */
    public List<K> keys() {
        return keys;
    }

    /** The values in id order. */
    public List<V> values() {
        List<V> list = new ArrayList<>(values.length);
        for (K key : keys) {
            list.add(get(key));
        }
        return List.copyOf(list);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CoordMap<?, ?> that && keys.equals(that.keys) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (K key : keys) {
            text.append(text.length() == 1 ? "" : ", ").append(key).append('=').append(get(key));
        }
        return text.append('}').toString();
    }
}
