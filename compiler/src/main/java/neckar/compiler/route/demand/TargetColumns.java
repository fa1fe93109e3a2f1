package neckar.compiler.route.demand;

import neckar.compiler.place.Placement;

/** How many even and odd columns each neuron of a chip covers: the cells that a half-row gives it. */
public final class TargetColumns {
    private final byte[] even;
    private final byte[] odd;

    /** Counts the columns of the neurons of a chip, by target index (ascending columns). */
    public TargetColumns(Placement placement, int hicann) {
        int[] nodes = placement.neuronsOn(hicann);
        even = new byte[nodes.length];
        odd = new byte[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            int columns = placement.size(nodes[i]) / 2;
            boolean startsEven = placement.column(nodes[i]) % 2 == 0;
            even[i] = (byte) (startsEven ? (columns + 1) / 2 : columns / 2);
            odd[i] = (byte) (columns - even[i]);
        }
    }

    /** Even columns of a target. */
    public int even(int target) {
        return even[target];
    }

    /** Odd columns of a target. */
    public int odd(int target) {
        return odd[target];
    }
}
