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
     * Number of chips to use: at least what the shares need, up to a tenth more when that cuts fewer populations; at most
     * the limit. A population that is cut by a chip boundary is heard as two part lines instead of one.
     */
    public static int chips(int[] order, NeuronSizes sizes, int[] populationOf, int limit) {
        int least = (int) Math.ceil(chipsNeeded(order, sizes) - 1e-9);
        int most = Math.min(limit, least + least / 10);
        int best = Math.min(least, limit);
        int fewest = Integer.MAX_VALUE;
        for (int chips = best; chips <= most; chips++) {
            int parts = parts(order, cut(order, sizes, chips), populationOf);
            if (parts < fewest) {
                fewest = parts;
                best = chips;
            }
        }
        return best;
    }

    /** Number of runs, plus one for each change of population within a run. */
    private static int parts(int[] order, int[] first, int[] populationOf) {
        int parts = first.length - 1;
        for (int run = 0; run + 1 < first.length; run++) {
            for (int i = first[run] + 1; i < first[run + 1]; i++) {
                parts += populationOf[order[i]] == populationOf[order[i - 1]] ? 0 : 1;
            }
        }
        return parts;
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
