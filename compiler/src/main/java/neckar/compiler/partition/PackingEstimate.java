package neckar.compiler.partition;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Estimates the loss of given sizes before anything is placed: neurons are poured in the partition's order into virtual
 * chips, cut into lines and groups, and the slot model is solved for a sample of these chips (mapping reference 4.3).
 */
final class PackingEstimate {

    private final ConnectionTable table;
    private final Partition partition;
    private final SignClasses signs;
    private final int[] populationOf;
    private final int populations;
    private final int chainLength;
    private final int drivers;
    private final int chipLimit;
    private final double[] density;

    PackingEstimate(
            ConnectionTable table,
            Partition partition,
            SignClasses signs,
            int[] populationOf,
            int populations,
            int chainLength,
            int drivers,
            int chipLimit) {
        this.table = table;
        this.partition = partition;
        this.signs = signs;
        this.populationOf = populationOf;
        this.populations = populations;
        this.chainLength = chainLength;
        this.drivers = drivers;
        this.chipLimit = chipLimit;
        this.density = new double[populations];
        for (int from = 0; from < table.nodes(); from++) {
            if (table.isSource(from) && (from == 0 || populationOf[from - 1] != populationOf[from])) {
                int to = from;
                while (to < table.nodes() && populationOf[to] == populationOf[from]) {
                    to++;
                }
                density[populationOf[from]] = LineLength.density(table, from, to - from);
            }
        }
    }

    /**
     * What the sample shows.
     *
     * @param chips virtual chips needed, before rounding up
     * @param loss share of synapses lost with the drivers in reach
     * @param idealLoss share of synapses lost if all drivers were in reach
     * @param linesHeard lines that a chip of the sample hears on average
     * @param driversUsed share of the drivers that a chip of the sample uses on average
     * @param wantedBy synapses of the sample by population of the target
     * @param lostBy lost synapses of the sample by population of the target
     */
    @SuppressWarnings("ArrayRecordComponent") // private to the package, made once, never changed
    record Result(
            double chips,
            double loss,
            double idealLoss,
            double linesHeard,
            double driversUsed,
            double[] wantedBy,
            double[] lostBy) {}

    /** Solves so many chips of the sample, evenly spread over the order. */
    Result evaluate(NeuronSizes sizes, int samples) {
        int[] order = partition.order();
        double chips = ChipPour.chipsNeeded(order, sizes);
        int[] firstOfChip = ChipPour.cut(order, sizes, ChipPour.chips(order, sizes, populationOf, chipLimit));
        int virtual = firstOfChip.length - 1;
        int[] lineOf = new int[table.nodes()];
        byte[] groupOf = new byte[table.nodes()];
        int lines = assignLines(order, firstOfChip, sizes, lineOf, groupOf);
        double[] wanted = new double[populations];
        double[] lost = new double[populations];
        ChipDemand demand = new ChipDemand(table, lines, chainLength);
        int count = Math.min(samples, virtual);
        long driversUsed = 0;
        long heard = 0;
        double ideal = 0;
        for (int i = 0; i < count; i++) {
            int chip = (int) ((2L * i + 1) * virtual / (2L * count));
            int[] targets = Arrays.copyOfRange(order, firstOfChip[chip], firstOfChip[chip + 1]);
            demand.evaluate(targets, sizes.denmems(), lineOf, groupOf, drivers);
            ideal += demand.model().lost();
            heard += demand.requests();
            int inReach = (int) (drivers * reach(demand.model().meanChain()));
            if (demand.model().driversUsed() > inReach) {
                demand.model().solve(inReach);
            }
            driversUsed += demand.model().driversUsed();
            double share = demand.model().wanted() == 0
                    ? 0
                    : demand.model().lost() / demand.model().wanted();
            for (int target : targets) {
                double worth = worthAt(target);
                wanted[populationOf[target]] += worth;
                lost[populationOf[target]] += worth * share;
            }
        }
        double sum = Arrays.stream(wanted).sum();
        double loss = sum == 0 ? 0 : Arrays.stream(lost).sum() / sum;
        double idealLoss = sum == 0 ? 0 : ideal / sum;
        double used = count == 0 ? 0 : (double) driversUsed / count / drivers;
        double linesHeard = count == 0 ? 0 : (double) heard / count;
        return new Result(chips, loss, idealLoss, linesHeard, used, wanted, lost);
    }

    private double worthAt(int target) {
        double worth = 0;
        for (int edge = table.firstEdge(target); edge < table.firstEdge(target + 1); edge++) {
            worth += table.worth(edge);
        }
        return worth;
    }

    /**
     * Share of the drivers that chains of a mean length can use: classes of vertical lines that placement cannot balance
     * (mapping reference 5b) leave a few single drivers idle, and hardly matter to longer chains (4.6).
     */
    private static double reach(double meanChain) {
        double[] share = {0.985, 0.985, 0.996, 0.998};
        int below = (int) Math.min(2, meanChain);
        return Math.min(0.998, share[below] + (meanChain - below) * (share[below + 1] - share[below]));
    }

    private int assignLines(int[] order, int[] firstOfChip, NeuronSizes sizes, int[] lineOf, byte[] groupOf) {
        int line = 0;
        for (int chip = 0; chip + 1 < firstOfChip.length; chip++) {
            int[] nodes = sortBySign(Arrays.copyOfRange(order, firstOfChip[chip], firstOfChip[chip + 1]));
            int lines = ChipPour.lines(nodes, sizes);
            for (int i = 0; i < lines; i++) {
                int from = nodes.length * i / lines;
                int to = nodes.length * (i + 1) / lines;
                assign(nodes, from, to, line++, lineOf, groupOf);
            }
        }
        return assignSources(line, sizes.denmems(), lineOf, groupOf);
    }

    /** Lines of external sources: each population by itself, as long as its density permits. */
    private int assignSources(int firstLine, byte[] denmems, int[] lineOf, byte[] groupOf) {
        int line = firstLine;
        int from = 0;
        while (from < table.nodes()) {
            int to = from + 1;
            while (to < table.nodes() && populationOf[to] == populationOf[from]) {
                to++;
            }
            if (table.isSource(from)) {
                int smallest = LineLength.smallestTarget(table, denmems, from, to - from);
                int perLine = LineLength.of(density[populationOf[from]], smallest, chainLength);
                int[] external = IntStream.range(from, to).toArray();
                for (int i = 0; i < external.length; i += perLine) {
                    assign(external, i, Math.min(external.length, i + perLine), line++, lineOf, groupOf);
                }
            }
            from = to;
        }
        return line;
    }

    private static void assign(int[] nodes, int from, int to, int line, int[] lineOf, byte[] groupOf) {
        int end = Math.min(to, from + GroupCut.ADDRESSES);
        byte[] groups = GroupCut.groups(end - from);
        for (int i = from; i < to; i++) {
            lineOf[nodes[i]] = i < end ? line : -1;
            groupOf[nodes[i]] = i < end ? groups[i - from] : 0;
        }
    }

    private int[] sortBySign(int[] nodes) {
        long[] keys = new long[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            keys[i] = (long) signs.of(nodes[i]) << 32 | i;
        }
        Arrays.sort(keys);
        int[] sorted = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            sorted[i] = nodes[(int) keys[i]];
        }
        return sorted;
    }
}
