package neckar.compiler.route.synapse;

/** How much weight one cell can carry. */
@FunctionalInterface
public interface CellWeights {
    /** Any weight fits into one cell. */
    CellWeights UNLIMITED = (projection, weight) -> 1;

    /**
     * Cells whose conductances reach a weight together, at least 1.
     *
     * @param projection projection of the synapse, which fixes unit and target cell type
     * @param weight summed weight in the biological unit of the projection
     */
    int cells(int projection, double weight);
}
