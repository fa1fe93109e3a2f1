package neckar.reference.simulate;

import java.util.List;
import neckar.network.Receptor;
import neckar.reference.model.Model;
import neckar.reference.model.SynapseColumns;
import neckar.reference.model.SynapseGroup;

/**
 * The synapses onto the neurons of one partition as compressed rows. A row holds what one source drives by one projection;
 * rows are numbered by projection, then source. Immutable.
 */
final class SynapseRows {
    private final int[] first;
    private final int[] input;
    private final double[] weight;
    private final double[] delayMs;

    /**
     * Rows of all projections.
     *
     * @param firstNode first node of each population
     * @param localOf number in the partition of each node; negative for those of others
     * @param firstRow first row of each projection, then the number of all rows
     */
    SynapseRows(Model model, int[] firstNode, int[] localOf, int[] firstRow) {
        List<SynapseGroup> groups = model.synapses();
        first = new int[firstRow[groups.size()] + 1];
        for (int g = 0; g < groups.size(); g++) {
            SynapseColumns columns = groups.get(g).synapses();
            int post = firstNode[groups.get(g).post()];
            for (int s = 0; s < columns.size(); s++) {
                if (localOf[post + columns.post(s)] >= 0) {
                    first[firstRow[g] + columns.pre(s) + 1]++;
                }
            }
        }
        for (int row = 0; row + 1 < first.length; row++) {
            first[row + 1] += first[row];
        }
        int[] next = first.clone();
        input = new int[first[first.length - 1]];
        weight = new double[input.length];
        delayMs = new double[input.length];
        for (int g = 0; g < groups.size(); g++) {
            SynapseColumns columns = groups.get(g).synapses();
            int post = firstNode[groups.get(g).post()];
            int inhibits = groups.get(g).receptor() == Receptor.INHIBITORY ? 1 : 0;
            for (int s = 0; s < columns.size(); s++) {
                int local = localOf[post + columns.post(s)];
                if (local >= 0) {
                    int at = next[firstRow[g] + columns.pre(s)]++;
                    input[at] = 2 * local + inhibits;
                    weight[at] = columns.weight(s);
                    delayMs[at] = Math.max(Exchange.MIN_DELAY_MS, columns.delayMs(s));
                }
            }
        }
    }

    int first(int row) {
        return first[row];
    }

    int input(int synapse) {
        return input[synapse];
    }

    double weight(int synapse) {
        return weight[synapse];
    }

    double delayMs(int synapse) {
        return delayMs[synapse];
    }
}
