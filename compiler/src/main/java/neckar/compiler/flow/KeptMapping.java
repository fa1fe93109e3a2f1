package neckar.compiler.flow;

import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.bound.LowerBound;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;

/**
 * The mapping of a compilation, to be kept for a network of the same structure: places, lines, routes, drivers and cells
 * stay, weights, cell parameters, stimuli and recordings are new.
 *
 * @param network the network that was mapped
 * @param table its connections
 * @param plan its mapping
 * @param bound what every mapping of it loses
 * @param options how it was compiled
 */
record KeptMapping(Network network, ConnectionTable table, Plan plan, LowerBound bound, CompileOptions options) {
    /**
     * Whether another network differs only in what a mapping does not depend on. Weights may change but not to or from 0,
     * as a synapse of weight 0 has no cell.
     */
    boolean fits(Network other, ConnectionTable its, CompileOptions chosen) {
        return isSameChoice(chosen) && isSameNetwork(other) && isSameTable(its);
    }

    /** This mapping for another network that it fits; background generators take that network's rates and seed. */
    KeptMapping takenOver(Network other, ConnectionTable its, CompileOptions chosen) {
        return new KeptMapping(other, its, plan.withGeneratorsOf(other, its), bound, chosen);
    }

    private boolean isSameChoice(CompileOptions chosen) {
        return options.neuronSize().equals(chosen.neuronSize())
                && options.chainLength() == chosen.chainLength()
                && options.effort() == chosen.effort()
                && options.availability().equals(chosen.availability());
    }

    private boolean isSameNetwork(Network other) {
        boolean isSame = network.hardware().equals(other.hardware())
                && network.populations().size() == other.populations().size()
                && network.projections().size() == other.projections().size();
        for (int p = 0; isSame && p < network.populations().size(); p++) {
            Population mine = network.populations().get(p);
            Population its = other.populations().get(p);
            isSame = mine.size() == its.size()
                    && mine.cellType().isSource() == its.cellType().isSource()
                    && mine.backgroundGenerator() == its.backgroundGenerator()
                    && mine.placement().equals(its.placement());
        }
        for (int p = 0; isSame && p < network.projections().size(); p++) {
            Projection mine = network.projections().get(p);
            Projection its = other.projections().get(p);
            isSame = mine.pre() == its.pre()
                    && mine.post() == its.post()
                    && mine.receptor() == its.receptor()
                    && mine.dynamics().equals(its.dynamics());
        }
        return isSame;
    }

    private boolean isSameTable(ConnectionTable its) {
        boolean isSame = table.edges() == its.edges() && table.nodes() == its.nodes();
        for (int e = 0; isSame && e < table.edges(); e++) {
            isSame = table.source(e) == its.source(e)
                    && table.target(e) == its.target(e)
                    && table.projection(e) == its.projection(e)
                    && table.multiplicity(e) == its.multiplicity(e)
                    && table.stpSet(e) == its.stpSet(e);
        }
        return isSame;
    }
}
