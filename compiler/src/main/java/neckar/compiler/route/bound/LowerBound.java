package neckar.compiler.route.bound;

/**
 * Synapses that every mapping of a network onto a wafer loses, by the constraint that proves it.
 *
 * @param cells lost for want of cells in the columns of single neurons
 * @param sources lost by single neurons for want of cells or of drivers for their distinct sources
 * @param denmems lost for want of denmems on the whole wafer
 * @param input lost for want of input rate on the whole wafer
 */
public record LowerBound(long cells, long sources, long denmems, long input) {
    /** What makes the largest bound. */
    public enum Constraint {
        /** Nothing: every bound is 0. */
        NONE("none", "nothing"),
        /** The largest allowed neuron has too few cells for its in-synapses. */
        CELLS("cells", "cells in the columns of one neuron (B1)"),
        /** The drivers of a chip hear too few lines for the distinct sources of a neuron. */
        SOURCES("sources", "distinct sources that the drivers of one chip hear (B4)"),
        /** The wafer has too few denmems for neurons of the sizes that they need. */
        DENMEMS("denmems", "denmems of the wafer (B2)"),
        /** The links of the wafer carry less than the external sources send. */
        INPUT("input", "rate of external events into the wafer (B6)");

        private final String key;
        private final String text;

        Constraint(String key, String text) {
            this.key = key;
            this.text = text;
        }

        /** Name in {@code report.json}. */
        public String key() {
            return key;
        }

        /** What is short, in words, with the name of the bound in the mapping reference 4.5. */
        public String text() {
            return text;
        }
    }

    /** The largest of the bounds: each holds on its own, so the largest holds. */
    public long lost() {
        return Math.max(Math.max(cells, sources), Math.max(denmems, input));
    }

    /** The constraint that makes the largest bound; of equal ones the first. */
    public Constraint constraint() {
        if (lost() == 0) {
            return Constraint.NONE;
        }
        if (cells == lost()) {
            return Constraint.CELLS;
        }
        if (sources == lost()) {
            return Constraint.SOURCES;
        }
        return denmems == lost() ? Constraint.DENMEMS : Constraint.INPUT;
    }
}
