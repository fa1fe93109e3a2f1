package neckar.compiler.place;

import neckar.base.RunContext;

/**
 * Puts neurons onto chips and neuron blocks. Requests of the network file are hard constraints; what does not fit stays
 * unplaced. The result depends on the task and the seed only.
 */
public sealed interface Placer permits ByIdPlacer, AnnealingPlacer {

    /** Places as many neurons as possible; a request that cannot be met is an InputException. */
    Placement place(PlaceTask task, RunContext context);
}
