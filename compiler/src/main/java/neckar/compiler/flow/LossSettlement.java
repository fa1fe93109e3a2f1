package neckar.compiler.flow;

import java.util.Arrays;
import java.util.List;
import neckar.base.Invariant;
import neckar.compiler.check.ProjectionCount;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.LossReport;

/**
 * Brings the losses that routing foresaw together with those that the checker found. They differ only where several
 * synapses of one source, target, receptor and plasticity share cells: such a group is realised as far as the
 * conductances of its cells reach, which are known only after translation. The checker's count stands; what routing did
 * not foresee is a lack of cells in rows.
 */
final class LossSettlement {
    private LossSettlement() {}

    /** The losses by cause that agree with the checker's counts, which come in the order of the projections. */
    static LossReport settle(LossReport foreseen, List<ProjectionCount> found, ConnectionTable table) {
        long[] lost = new long[found.size()];
        boolean differs = false;
        for (int projection = 0; projection < lost.length; projection++) {
            ProjectionCount count = found.get(projection);
            Invariant.check(
                    count.requested() == foreseen.requested(projection),
                    "routing and check know the same synapses",
                    count,
                    foreseen.requested(projection));
            lost[projection] = count.requested() - count.realised();
            differs |= lost[projection] != foreseen.lost(projection);
        }
        if (!differs) {
            return foreseen;
        }
        long[] shared = sharedByProjection(table);
        for (int projection = 0; projection < lost.length; projection++) {
            Invariant.check(
                    Math.abs(lost[projection] - foreseen.lost(projection)) <= shared[projection],
                    "routing and check count alike where synapses share no cells",
                    found.get(projection),
                    foreseen);
        }
        return foreseen.settled(lost, LossCause.SYNAPSE_ROWS);
    }

    /** Synapses of each projection in groups of more than one that could share cells. */
    private static long[] sharedByProjection(ConnectionTable table) {
        long[] shared = new long[table.projections()];
        for (int target = 0; target < table.nodes(); target++) {
            int first = table.firstEdge(target);
            Group[] groups = new Group[table.firstEdge(target + 1) - first];
            for (int i = 0; i < groups.length; i++) {
                groups[i] = new Group(
                        table.source(first + i), table.inhibitory(first + i), table.stpSet(first + i), first + i);
            }
            Arrays.sort(groups);
            for (int begin = 0, end; begin < groups.length; begin = end) {
                int synapses = 0;
                for (end = begin; end < groups.length && groups[end].equalsBesidesEdge(groups[begin]); end++) {
                    synapses += table.multiplicity(groups[end].edge);
                }
                for (int i = begin; i < end && synapses > 1; i++) {
                    shared[table.projection(groups[i].edge)] += table.multiplicity(groups[i].edge);
                }
            }
        }
        return shared;
    }

    /** What tells an edge of a target apart from those with which it could share cells. */
    private record Group(int source, boolean inhibitory, int stpSet, int edge) implements Comparable<Group> {
        boolean equalsBesidesEdge(Group other) {
            return source == other.source && inhibitory == other.inhibitory && stpSet == other.stpSet;
        }

        @Override
        public int compareTo(Group other) {
            int order = Integer.compare(source, other.source);
            order = order != 0 ? order : Boolean.compare(inhibitory, other.inhibitory);
            order = order != 0 ? order : Integer.compare(stpSet, other.stpSet);
            return order != 0 ? order : Integer.compare(edge, other.edge);
        }
    }
}
