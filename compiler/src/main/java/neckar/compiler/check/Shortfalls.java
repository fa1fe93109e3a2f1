package neckar.compiler.check;

import java.util.Arrays;

/**
 * Synapses that were asked for and are not there, as columns: an entry may stand for several synapses. Confined to
 * one thread while it grows.
 */
public final class Shortfalls {

    private int count;
    private int[] projection = new int[64];
    private int[] source = new int[64];
    private int[] target = new int[64];
    private int[] missing = new int[64];

    /** Receives one entry; the same (projection, source, target) may come more than once. */
    @FunctionalInterface
    public interface Visitor {
        /** {@code missing} synapses of a projection (position) between two nodes are not realised. */
        void accept(int projection, int source, int target, int missing);
    }

    void add(int ofProjection, int sourceNode, int targetNode, int number) {
        if (count == missing.length) {
            projection = Arrays.copyOf(projection, 2 * count);
            source = Arrays.copyOf(source, 2 * count);
            target = Arrays.copyOf(target, 2 * count);
            missing = Arrays.copyOf(missing, 2 * count);
        }
        projection[count] = ofProjection;
        source[count] = sourceNode;
        target[count] = targetNode;
        missing[count] = number;
        count++;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < count; i++) {
            visitor.accept(projection[i], source[i], target[i], missing[i]);
        }
    }
}
