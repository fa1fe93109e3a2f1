package neckar.compiler.partition;

import neckar.base.RunContext;

/**
 * Finds locality whatever the numbering of the neurons: smooths random coordinates over the connections, then bisects the
 * cloud of neurons again and again. Keeps the order of the file unless the new one is clearly cheaper, so that it never
 * costs more; networks without structure are known after few rounds of smoothing.
 */
public record SpectralPartitioner() implements Partitioner {

    /** The new order must cost less than this share of file order. */
    private static final double CLEARLY_LESS = 0.95;

    /** Networks that fill at most so many chips of one line keep the order of the file. */
    private static final int FEW_CHIPS = 3;

    @Override
    public Partition partition(ConnectionTable table, RunContext context) {
        Partition inFile = new FileOrderPartitioner().partition(table, context);
        if (inFile.neurons() <= FEW_CHIPS * GroupCut.ADDRESSES) {
            return inFile;
        }
        float[] coordinates = Smoothing.coordinates(table, context);
        if (coordinates.length == 0) {
            return inFile;
        }
        int[] order = BisectionOrder.of(coordinates, inFile.order());
        if (OrderCost.of(table, order) < CLEARLY_LESS * OrderCost.of(table, inFile.order())) {
            return new Partition(order, "spectral order");
        }
        return inFile;
    }
}
