package neckar.compiler.place;

import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;

/** Which neurons the user put at an exact column or into a certain block, so that nothing may move them within a chip. */
public final class PlacementPins {

    private PlacementPins() {}

    /** By node: true when the network file fixes the neuron's column or block. */
    public static boolean[] of(Network network) {
        boolean[] pinned = new boolean[network.nodeCount()];
        for (Population p : network.populations()) {
            for (PlacementRequest r : p.placement()) {
                if (!p.cellType().isSource()
                        && !(r.neurons().isEmpty() && r.neuronBlocks().isEmpty())) {
                    r.indices().stream().forEach(i -> pinned[network.nodeOf(p.position(), i)] = true);
                }
            }
        }
        return pinned;
    }
}
