package neckar.compiler.partition;

/** How many sources of a given connection probability one line may carry, so that a chain of drivers can serve it. */
public final class LineLength {

    private static final int[] LENGTHS = {59, 45, 30, 24, 15, 12};

    private static final int SHORTEST = 8;

    private LineLength() {}

    /**
     * Most sources of a line for which the slots of one chain hold, in each group, the mean number of a target's synapses
     * plus three standard deviations (mapping reference 4.3).
     *
     * @param density probability of a synapse from a source of the line to a target
     * @param size smallest size of a target in denmems
     * @param chainLength most drivers of a chain
     */
    public static int of(double density, int size, int chainLength) {
        for (int sources : LENGTHS) {
            int slots = 0;
            for (int inGroup : GroupCut.sizes(sources)) {
                slots += slots(inGroup, density, size);
            }
            if (slots <= SlotModel.SLOTS_PER_DRIVER * chainLength) {
                return sources;
            }
        }
        return SHORTEST;
    }

    private static int slots(int sources, double density, int size) {
        double cells = sources * density + 3 * StrictMath.sqrt(sources * density * (1 - density));
        return (int) Math.ceil(Math.min(sources, cells) / (size / 4.0) - 1e-9);
    }

    /** Mean probability of a synapse between nodes {@code first..first+count-1} and the targets of any of them. */
    public static double density(ConnectionTable table, int first, int count) {
        boolean[] hit = new boolean[table.nodes()];
        long edges = 0;
        long targets = 0;
        for (int node = first; node < first + count; node++) {
            edges += table.outDegree(node);
            for (int k = table.firstOut(node); k < table.firstOut(node + 1); k++) {
                int target = table.target(table.outEdge(k));
                targets += hit[target] ? 0 : 1;
                hit[target] = true;
            }
        }
        return targets == 0 ? 0 : Math.min(1, (double) edges / ((double) count * targets));
    }

    /** Smallest size among the targets of nodes {@code first..first+count-1}; the largest legal one when there is none. */
    public static int smallestTarget(ConnectionTable table, byte[] denmems, int first, int count) {
        int smallest = NeuronSizes.MAX;
        for (int k = table.firstOut(first); k < table.firstOut(first + count); k++) {
            int size = denmems[table.target(table.outEdge(k))];
            smallest = size == 0 ? smallest : Math.min(smallest, size);
        }
        return smallest;
    }
}
