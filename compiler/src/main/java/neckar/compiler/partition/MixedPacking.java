package neckar.compiler.partition;

import java.util.Optional;

/**
 * Fills a nearly full wafer with fewer lines: where all chips would need two lines because each carries a few neurons more
 * than one line has addresses, most chips get one full line instead, and the neurons left over get smaller and share chips
 * with two lines. Fewer lines mean fewer (line, chip) pairs to route, and fewer horizontal segments (mapping reference 5b).
 */
final class MixedPacking {

    private static final int SMALLEST = 6;

    private MixedPacking() {}

    /**
     * Sizes in which chips of both kinds alternate evenly along the order; empty when that saves nothing or does not fit.
     *
     * @param order neurons in the order of the partition
     * @param nodes number of nodes
     * @param packing how all chips would be filled
     * @param chips chips that may be used
     * @param blocks neuron blocks of a chip that may hold neurons
     */
    static Optional<NeuronSizes> of(int[] order, int nodes, Packing packing, int chips, int blocks) {
        Packing full = new Packing(packing.size(), 1, GroupCut.ADDRESSES);
        Packing dense = new Packing(packing.size() - 2, 2, GroupCut.ADDRESSES);
        if (packing.lines() < 2 || dense.size() < SMALLEST) {
            return Optional.empty();
        }
        int onFull = full.perChip(full.size(), blocks);
        int onDense = dense.perChip(dense.size(), blocks);
        long over = order.length - (long) onFull * chips;
        if (over <= 0 || onDense <= onFull || over > (long) (onDense - onFull) * chips) {
            return Optional.empty();
        }
        int denseChips = (int) ((over + onDense - onFull - 1) / (onDense - onFull));
        byte[] denmems = new byte[nodes];
        short[] perChip = new short[nodes];
        byte[] lines = new byte[nodes];
        int next = 0;
        for (int chip = 0; chip < chips && next < order.length; chip++) {
            boolean isDense = (chip + 1L) * denseChips / chips > (long) chip * denseChips / chips;
            Packing kind = isDense ? dense : full;
            int end = Math.min(order.length, next + (isDense ? onDense : onFull));
            for (; next < end; next++) {
                denmems[order[next]] = (byte) kind.size();
                perChip[order[next]] = (short) (isDense ? onDense : onFull);
                lines[order[next]] = (byte) kind.lines();
            }
        }
        return Optional.of(new NeuronSizes(denmems, perChip, lines));
    }
}
