package neckar.compiler.route.line;

import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.partition.ChipDemand;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.SlotModel;
import neckar.spec.coord.HicannOnWafer;

/**
 * Slots that the ideal split of drivers gives to each (line, STP setting, group, sign) on each chip, and the synapses that
 * find no cell by it (mapping reference 4.3). Solved in parallel over chips. Frozen after solving.
 */
final class SlotTable {

    private final int stpSets;
    private final byte[][] slots = new byte[HicannOnWafer.COUNT][0];
    private final double[] lost = new double[HicannOnWafer.COUNT];
    private final double[] wanted = new double[HicannOnWafer.COUNT];

    private SlotTable(int stpSets) {
        this.stpSets = stpSets;
    }

    static SlotTable solve(LineTask task, LineDraft draft, int[] drivers, RunContext context) {
        ConnectionTable table = task.table();
        SlotTable result = new SlotTable(stpSets(table));
        int workers = Math.min(context.threads(), HicannOnWafer.COUNT);
        Parallel.forRange(workers, context.threads(), worker -> {
            ChipDemand demand = new ChipDemand(table, draft.lines(), task.chainLength());
            for (int h = worker; h < HicannOnWafer.COUNT; h += workers) {
                context.cancel().throwIfCancelled();
                int[] targets = task.placement().neuronsOn(h);
                if (targets.length > 0) {
                    demand.evaluate(targets, task.sizes().denmems(), draft.lineOf, draft.groupOf, drivers[h]);
                    result.store(h, demand, draft.lines());
                }
            }
        });
        return result;
    }

    private static int stpSets(ConnectionTable table) {
        int sets = 1;
        for (int p = 0; p < table.projections(); p++) {
            sets = Math.max(sets, table.traits(p).stpSet() + 1);
        }
        return sets;
    }

    private void store(int h, ChipDemand demand, int lines) {
        byte[] given = new byte[lines * stpSets * SlotModel.KINDS];
        for (int r = 0; r < demand.requests(); r++) {
            for (int stp = 0; stp < stpSets; stp++) {
                if (demand.request(demand.line(r), stp) == r) {
                    int base = (demand.line(r) * stpSets + stp) * SlotModel.KINDS;
                    for (int kind = 0; kind < SlotModel.KINDS; kind++) {
                        given[base + kind] = (byte) demand.model().slots(r, kind);
                    }
                }
            }
        }
        slots[h] = given;
        lost[h] = demand.model().lost();
        wanted[h] = demand.model().wanted();
    }

    int stpSets() {
        return stpSets;
    }

    /** Slots of a (line, STP setting, kind) on a chip. */
    int slots(int hicann, int line, int stpSet, int kind) {
        return slots[hicann][(line * stpSets + stpSet) * SlotModel.KINDS + kind];
    }

    /** Cells per neuron of a size that the slots make. */
    float cells(int hicann, int line, int stpSet, int kind, int size) {
        return slots(hicann, line, stpSet, kind) * size / 4f;
    }

    /** Synapses without a cell, on all chips. */
    double lost() {
        return sum(lost);
    }

    /** Synapses that arrive on lines, on all chips. */
    double wanted() {
        return sum(wanted);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }
}
