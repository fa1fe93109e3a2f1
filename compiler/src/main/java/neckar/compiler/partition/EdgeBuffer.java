package neckar.compiler.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * Synapses of one projection in the order in which its connector delivers them, in chunks so that nothing is copied when
 * it grows. Synapses of weight 0 are only counted.
 */
final class EdgeBuffer {

    private static final int CHUNK = 1 << 16;

    private final int preOffset;
    private final int postOffset;
    private final List<int[]> sources = new ArrayList<>();
    private final List<int[]> targets = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private int filled = CHUNK;
    private long zeroWeight;
    private double delaySumMs;

    EdgeBuffer(int preOffset, int postOffset) {
        this.preOffset = preOffset;
        this.postOffset = postOffset;
    }

    void add(int pre, int post, double weight, double delayMs) {
        if (weight == 0) {
            zeroWeight++;
            return;
        }
        if (filled == CHUNK) {
            sources.add(new int[CHUNK]);
            targets.add(new int[CHUNK]);
            weights.add(new float[CHUNK]);
            filled = 0;
        }
        int last = sources.size() - 1;
        sources.get(last)[filled] = preOffset + pre;
        targets.get(last)[filled] = postOffset + post;
        weights.get(last)[filled] = (float) weight;
        filled++;
        delaySumMs += delayMs;
    }

    int chunks() {
        return sources.size();
    }

    int length(int chunk) {
        return chunk == sources.size() - 1 ? filled : CHUNK;
    }

    int[] sources(int chunk) {
        return sources.get(chunk);
    }

    int[] targets(int chunk) {
        return targets.get(chunk);
    }

    float[] weights(int chunk) {
        return weights.get(chunk);
    }

    /** Frees the memory of a chunk that has been read. */
    void drop(int chunk) {
        sources.set(chunk, EMPTY_INTS);
        targets.set(chunk, EMPTY_INTS);
        weights.set(chunk, EMPTY_FLOATS);
    }

    private static final int[] EMPTY_INTS = {};
    private static final float[] EMPTY_FLOATS = {};

    long size() {
        return sources.isEmpty() ? 0 : (long) (sources.size() - 1) * CHUNK + filled;
    }

    long zeroWeight() {
        return zeroWeight;
    }

    double meanDelayMs() {
        return size() == 0 ? 0 : delaySumMs / size();
    }
}
