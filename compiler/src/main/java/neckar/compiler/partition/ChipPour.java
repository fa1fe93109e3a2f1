package neckar.compiler.partition;

/**
 * Cuts an order of neurons into runs for chips that are about equally full. A neuron takes the share 1/perChip of a chip.
 */
public final class ChipPour {

    private ChipPour() {}

    /** Sum of the shares: the number of chips before rounding up. */
    public static double chipsNeeded(int[] order, NeuronSizes sizes) {
        double sum = 0;
        for (int node : order) {
            sum += 1.0 / sizes.perChip()[node];
        }
        return sum;
    }

    /**
     * First position of each chip's run, and the number of neurons as last entry; all runs hold about the same share.
     */
    public static int[] cut(int[] order, NeuronSizes sizes, int chips) {
        int runs = Math.max(1, chips);
        double perRun = chipsNeeded(order, sizes) / runs;
        int[] first = new int[runs + 1];
        double sum = 0;
        int run = 0;
        for (int i = 0; i < order.length; i++) {
            double share = 1.0 / sizes.perChip()[order[i]];
            // The middle of the neuron's share decides, so that rounding errors cannot tip a boundary.
            while (run + 1 < runs && sum + share / 2 > (run + 1) * perRun) {
                first[++run] = i;
            }
            sum += share;
        }
        while (run < runs) {
            first[++run] = order.length;
        }
        return first;
    }

    /** Lines planned for the neurons of one chip: in proportion to how full it is, and enough for their addresses. */
    public static int lines(int[] nodes, NeuronSizes sizes) {
        double lines = 0;
        for (int node : nodes) {
            lines += (double) sizes.linesPerChip()[node] / sizes.perChip()[node];
        }
        int least = (nodes.length + GroupCut.ADDRESSES - 1) / GroupCut.ADDRESSES;
        return Math.max(least, Math.max(1, Math.min(8, (int) Math.ceil(lines - 1e-9))));
    }
}
