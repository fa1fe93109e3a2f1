package neckar.compiler.route.bound;

/**
 * Synapses that every mapping of a network onto a wafer loses, by the constraint that proves it.
 *
 * @param cells lost for want of cells in the columns of single neurons
 * @param denmems lost for want of denmems on the whole wafer
 * @param input lost for want of input rate on the whole wafer
 */
public record LowerBound(long cells, long denmems, long input) {
    /** What makes the largest bound. */
    public enum Constraint {
        /** Nothing: every bound is 0. */
        NONE,
        /** The largest allowed neuron has too few cells for its in-synapses. */
        CELLS,
        /** The wafer has too few denmems for neurons of the sizes that they need. */
        DENMEMS,
        /** The links of the wafer carry less than the external sources send. */
        INPUT
    }

    /** The largest of the bounds: each holds on its own, so the largest holds. */
    public long lost() {
        return Math.max(cells, Math.max(denmems, input));
    }

    /** The constraint that makes the largest bound; of equal ones the first. */
    public Constraint constraint() {
        if (lost() == 0) {
            return Constraint.NONE;
        }
        if (cells == lost()) {
            return Constraint.CELLS;
        }
        return denmems == lost() ? Constraint.DENMEMS : Constraint.INPUT;
    }
}
