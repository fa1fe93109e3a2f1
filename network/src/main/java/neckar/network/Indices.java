package neckar.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import neckar.base.Invariant;

/** An immutable list of indices into a population, in the order in which the user gave them. */
public final class Indices {
    private final int[] values;

    private Indices(int[] values) {
        this.values = values;
    }

    /** The indices 0..size-1. */
    public static Indices all(int size) {
        return new Indices(IntStream.range(0, size).toArray());
    }

    /** The given indices. */
    public static Indices of(int... values) {
        return new Indices(values.clone());
    }

    /** How many. */
    public int size() {
        return values.length;
    }

    /** The index at a place of the list. */
    public int get(int place) {
        Invariant.check(place >= 0 && place < values.length, "place in the list", place, values.length);
        return values[place];
    }

    /** All in order. */
    public IntStream stream() {
        return Arrays.stream(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indices indices && Arrays.equals(values, indices.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
