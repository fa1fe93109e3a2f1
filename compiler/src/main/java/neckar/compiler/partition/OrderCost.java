package neckar.compiler.partition;

import java.util.Arrays;

/**
 * What an order of neurons costs when it is cut into chips of one full line each: distinct (source line, target chip)
 * pairs, each as much as a full line, plus distinct (source, target chip) pairs, which ask for drivers. External sources
 * make lines in the order of the file. Time O(synapses).
 */
final class OrderCost {

    private OrderCost() {}

    /** The cost of an order. */
    static long of(ConnectionTable table, int[] order) {
        int[] lineOf = new int[table.nodes()];
        for (int i = 0; i < order.length; i++) {
            lineOf[order[i]] = i / GroupCut.ADDRESSES;
        }
        int chips = (order.length + GroupCut.ADDRESSES - 1) / GroupCut.ADDRESSES;
        int lines = chips;
        int inLine = 0;
        for (int node = 0; node < table.nodes(); node++) {
            if (table.isSource(node)) {
                lineOf[node] = lines;
                inLine++;
                if (inLine == GroupCut.ADDRESSES) {
                    lines++;
                    inLine = 0;
                }
            }
        }
        lines++;
        int[] heardBySource = new int[table.nodes()];
        int[] heardByLine = new int[lines];
        Arrays.fill(heardBySource, -1);
        Arrays.fill(heardByLine, -1);
        long sources = 0;
        long pairs = 0;
        for (int i = 0; i < order.length; i++) {
            int chip = i / GroupCut.ADDRESSES;
            for (int e = table.firstEdge(order[i]); e < table.firstEdge(order[i] + 1); e++) {
                int source = table.source(e);
                if (heardBySource[source] != chip) {
                    heardBySource[source] = chip;
                    sources++;
                    if (heardByLine[lineOf[source]] != chip) {
                        heardByLine[lineOf[source]] = chip;
                        pairs++;
                    }
                }
            }
        }
        return GroupCut.ADDRESSES * pairs + sources;
    }
}
