package neckar.compiler.partition;

import java.util.Arrays;

/**
 * Counts, for the neurons of one target chip, the synapses from each (line, group, sign, STP setting), and feeds them to a
 * {@link SlotModel}, each with its worth (synapses times priority). Walks the chip's in-edges twice: once to number the
 * requests, once to count. Mutable, reusable, confined to one thread.
 */
public final class ChipDemand {

    private static final int GROUPS = 4;

    private final ConnectionTable table;
    private final int stpSets;
    private final SlotModel model;
    private final int[] requestOf;
    private int[] keyOf = new int[64];
    private int[] count = {};
    private double[] worth = {};
    private final int[] touched;
    private int requests;

    /** A counter for lines 0..lines-1 with a slot model of its own. */
    public ChipDemand(ConnectionTable table, int lines, int chainLimit) {
        this.table = table;
        this.model = new SlotModel(chainLimit);
        int sets = 1;
        for (int p = 0; p < table.projections(); p++) {
            sets = Math.max(sets, table.traits(p).stpSet() + 1);
        }
        this.stpSets = sets;
        this.requestOf = new int[lines * sets];
        Arrays.fill(requestOf, -1);
        int widest = 0;
        for (int t = 0; t < table.nodes(); t++) {
            widest = Math.max(widest, table.inDegree(t));
        }
        this.touched = new int[widest];
    }

    /**
     * Counts the in-edges of the targets and splits the drivers in the best way.
     *
     * @param targets neurons of one chip
     * @param denmems size by node
     * @param lineOf line by node, -1 = on no line (such edges are left out)
     * @param groupOf group 0..3 by node
     * @param drivers drivers of the chip
     */
    public void evaluate(int[] targets, byte[] denmems, int[] lineOf, byte[] groupOf, int drivers) {
        forget();
        number(targets, lineOf);
        model.clear(requests);
        if (count.length < requests * SlotModel.KINDS) {
            count = new int[requests * SlotModel.KINDS];
            worth = new double[requests * SlotModel.KINDS];
        }
        for (int target : targets) {
            int hit = 0;
            for (int e = table.firstEdge(target); e < table.firstEdge(target + 1); e++) {
                int source = table.source(e);
                if (lineOf[source] < 0) {
                    continue;
                }
                int request = requestOf[lineOf[source] * stpSets + table.stpSet(e)];
                int cell = request * SlotModel.KINDS + kind(groupOf[source], table.inhibitory(e));
                if (count[cell]++ == 0) {
                    touched[hit++] = cell;
                }
                worth[cell] += table.worth(e);
            }
            for (int i = 0; i < hit; i++) {
                int cell = touched[i];
                double mean = worth[cell] / count[cell];
                model.add(cell / SlotModel.KINDS, cell % SlotModel.KINDS, count[cell], denmems[target], mean);
                count[cell] = 0;
                worth[cell] = 0;
            }
        }
        model.solve(drivers);
    }

    /** Kind of a slot: group plus 4 when inhibitory. */
    public static int kind(int group, boolean inhibitory) {
        return inhibitory ? group + GROUPS : group;
    }

    private void forget() {
        for (int r = 0; r < requests; r++) {
            requestOf[keyOf[r]] = -1;
        }
        requests = 0;
    }

    private void number(int[] targets, int[] lineOf) {
        for (int target : targets) {
            for (int e = table.firstEdge(target); e < table.firstEdge(target + 1); e++) {
                int line = lineOf[table.source(e)];
                if (line < 0) {
                    continue;
                }
                int key = line * stpSets + table.stpSet(e);
                if (requestOf[key] < 0) {
                    if (requests == keyOf.length) {
                        keyOf = Arrays.copyOf(keyOf, 2 * requests);
                    }
                    keyOf[requests] = key;
                    requestOf[key] = requests++;
                }
            }
        }
    }

    /** The solved slot model. */
    public SlotModel model() {
        return model;
    }

    /** Number of requests of the chip evaluated last. */
    public int requests() {
        return requests;
    }

    /** Number of the request of a line and STP setting, or -1 when the chip hears no such synapse. */
    public int request(int line, int stpSet) {
        return requestOf[line * stpSets + stpSet];
    }

    /** Line of a request. */
    public int line(int request) {
        return keyOf[request] / stpSets;
    }

    /** STP settings of the network, the static one included. */
    public int stpSets() {
        return stpSets;
    }
}
