package neckar.spec.config;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The look-up tables by which plasticity changes weights: for causal, acausal and both (hardware reference 4.8). */
public final class StdpLut {
    /** Entries of a table: one per weight. */
    public static final int ENTRIES = 16;

    /** Causal one up, acausal one down, both unchanged. */
    public static final StdpLut DEFAULT = of(w -> Math.min(w + 1, 15), w -> Math.max(w - 1, 0), w -> w);

    private final byte[] entries;

    private StdpLut(byte[] entries) {
        this.entries = entries;
    }

    /** Tables that give the new weight 0..15 for each old weight 0..15. */
    public static StdpLut of(IntUnaryOperator causal, IntUnaryOperator acausal, IntUnaryOperator combined) {
        byte[] entries = new byte[3 * ENTRIES];
        for (int weight = 0; weight < ENTRIES; weight++) {
            entries[weight] = entry(causal, weight);
            entries[ENTRIES + weight] = entry(acausal, weight);
            entries[2 * ENTRIES + weight] = entry(combined, weight);
        }
        return new StdpLut(entries);
    }

    /** New weight after a causal correlation. */
    public int causal(int weight) {
        return entries[weight(weight)];
    }

    /** New weight after an acausal correlation. */
    public int acausal(int weight) {
        return entries[ENTRIES + weight(weight)];
    }

    /** New weight after both. */
    public int combined(int weight) {
        return entries[2 * ENTRIES + weight(weight)];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StdpLut that && Arrays.equals(entries, that.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return "StdpLut" + Arrays.toString(entries);
    }

    private static int weight(int weight) {
        return Require.inRange("synaptic weight", weight, 0, ENTRIES - 1);
    }

    private static byte entry(IntUnaryOperator table, int weight) {
        return (byte) Require.inRange("entry of the plasticity table", table.applyAsInt(weight), 0, ENTRIES - 1);
    }
}
