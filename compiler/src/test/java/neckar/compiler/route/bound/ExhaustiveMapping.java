package neckar.compiler.route.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;

/**
 * The least loss of a tiny network on a tiny abstract wafer, by trying everything: which external sources enter, which
 * sources share a line, where each neuron lies and how large it is, which line each driver hears with which short-term
 * plasticity, which sign each row has, and which synapses get the cells. It knows neither bounds nor connection table. It
 * leaves out addresses' groups, parity of columns, routes and synapses that unplaced neurons would send, so the loss of a
 * real mapping is at least this one.
 *
 * @param drivers synapse drivers of each chip, two rows each
 * @param denmems denmems of each chip
 * @param addresses most sources of a line
 * @param inputHz most external events per second
 * @param sizes sizes that a neuron may have, in denmems
 */
record ExhaustiveMapping(
        List<Integer> drivers, List<Integer> denmems, int addresses, double inputHz, List<Integer> sizes) {
    private static final int KINDS = 4;

    /** The network in plain arrays: synapses by target, source and kind (receptor, plasticity). */
    private static final class Wishes {
        private final int[] sources;
        private final int[] neurons;
        private final double[] rateHz;
        private final int[][][] synapses;

        Wishes(Network network) {
            List<Integer> external = new ArrayList<>();
            List<Integer> cells = new ArrayList<>();
            rateHz = new double[network.nodeCount()];
            for (Population population : network.populations()) {
                for (int i = 0; i < population.size(); i++) {
                    int node = network.nodeOf(population.position(), i);
                    (population.cellType().isSource() ? external : cells).add(node);
                    rateHz[node] = population.rateHz() * network.hardware().speedup();
                }
            }
            sources = external.stream().mapToInt(Integer::intValue).toArray();
            neurons = cells.stream().mapToInt(Integer::intValue).toArray();
            synapses = new int[network.nodeCount()][network.nodeCount()][KINDS];
            for (Projection each : network.projections()) {
                int kind = (each.receptor() == Receptor.INHIBITORY ? 1 : 0)
                        + (each.dynamics().isStatic() ? 0 : 2);
                each.forEach(
                        network,
                        (pre, post, weight, delayMs) ->
                                synapses[network.nodeOf(each.post(), post)][network.nodeOf(each.pre(), pre)][kind]++);
            }
        }
    }

    /** Synapses that the best mapping loses. */
    long leastLoss(Network network) {
        Wishes wishes = new Wishes(network);
        long[] best = {Long.MAX_VALUE};
        forEachAdmission(wishes, admitted -> {
            int[] lineOf = new int[network.nodeCount()];
            partitions(lineOf, admitted, 0, 0, lines -> best[0] = Math.min(best[0], placed(wishes, lineOf, lines)));
        });
        return best[0];
    }

    private void forEachAdmission(Wishes wishes, Consumer<boolean[]> visitor) {
        for (int set = 0; set < 1 << wishes.sources.length; set++) {
            boolean[] enters = new boolean[wishes.rateHz.length];
            Arrays.fill(enters, true);
            double rateHz = 0;
            for (int i = 0; i < wishes.sources.length; i++) {
                enters[wishes.sources[i]] = (set >> i & 1) == 1;
                rateHz += enters[wishes.sources[i]] ? wishes.rateHz[wishes.sources[i]] : 0;
            }
            if (rateHz <= inputHz) {
                visitor.accept(enters);
            }
        }
    }

    /** All ways to put the admitted nodes onto lines; the others have line -1. */
    private void partitions(int[] lineOf, boolean[] admitted, int node, int lines, Consumer<Integer> visitor) {
        if (node == lineOf.length) {
            visitor.accept(lines);
            return;
        }
        if (!admitted[node]) {
            lineOf[node] = -1;
            partitions(lineOf, admitted, node + 1, lines, visitor);
            return;
        }
        for (int line = 0; line <= lines; line++) {
            int chosen = line;
            long there = Arrays.stream(lineOf, 0, node).filter(l -> l == chosen).count();
            if (there < addresses) {
                lineOf[node] = line;
                partitions(lineOf, admitted, node + 1, Math.max(lines, line + 1), visitor);
            }
        }
    }

    /** The best of all places and sizes of neurons, with these lines. */
    private long placed(Wishes wishes, int[] lineOf, int lines) {
        long[][] ofChip = new long[drivers.size()][];
        for (int chip = 0; chip < ofChip.length; chip++) {
            ofChip[chip] = chipLosses(wishes, lineOf, lines, chip);
        }
        return place(wishes, ofChip, 0, new int[ofChip.length], 0);
    }

    /** {@code codes[chip]} has one digit for each neuron: 0 not on this chip, else 1 + position of its size. */
    private long place(Wishes wishes, long[][] ofChip, int n, int[] codes, long lost) {
        int base = sizes.size() + 1;
        if (n == wishes.neurons.length) {
            long sum = lost;
            for (int chip = 0; chip < codes.length; chip++) {
                sum += ofChip[chip][codes[chip]];
            }
            return sum;
        }
        long unplaced = total(wishes.synapses[wishes.neurons[n]]);
        long best = place(wishes, ofChip, n + 1, codes, lost + unplaced);
        int digit = (int) Math.round(Math.pow(base, n));
        for (int chip = 0; chip < codes.length; chip++) {
            for (int size = 0; size < sizes.size(); size++) {
                int[] with = codes.clone();
                with[chip] += digit * (size + 1);
                if (denmemsOf(with[chip]) <= denmems.get(chip)) {
                    best = Math.min(best, place(wishes, ofChip, n + 1, with, lost));
                }
            }
        }
        return best;
    }

    private int denmemsOf(int code) {
        int sum = 0;
        for (int rest = code; rest > 0; rest /= sizes.size() + 1) {
            int digit = rest % (sizes.size() + 1);
            sum += digit == 0 ? 0 : sizes.get(digit - 1);
        }
        return sum;
    }

    private static long total(int[][] bySource) {
        return Arrays.stream(bySource).flatMapToInt(Arrays::stream).sum();
    }

    /** The least loss of the neurons of a chip by code, over all settings of its drivers. */
    private long[] chipLosses(Wishes wishes, int[] lineOf, int lines, int chip) {
        int base = sizes.size() + 1;
        long[] best = new long[(int) Math.round(Math.pow(base, wishes.neurons.length))];
        Arrays.fill(best, Long.MAX_VALUE);
        int[][][][] without = new int[wishes.neurons.length][][][];
        Arrays.setAll(without, n -> without(wishes.synapses[wishes.neurons[n]], lineOf, lines));
        // Rows by line and kind; a driver adds two rows of one line and plasticity with a sign each.
        settings(new int[Math.max(1, lines)][KINDS], 0, drivers.get(chip), rows -> {
            long[][] lost = new long[wishes.neurons.length][base];
            for (int n = 0; n < lost.length; n++) {
                for (int size = 0; size < sizes.size(); size++) {
                    int columns = sizes.get(size) / 2;
                    for (int line = 0; line < rows.length; line++) {
                        for (int kind = 0; kind < KINDS; kind++) {
                            int[] byCells = without[n][line][kind];
                            lost[n][size + 1] += byCells[Math.min(byCells.length - 1, rows[line][kind] * columns)];
                        }
                    }
                }
            }
            for (int code = 0; code < best.length; code++) {
                long sum = 0;
                int rest = code;
                for (int n = 0; n < lost.length; n++) {
                    sum += lost[n][rest % base];
                    rest /= base;
                }
                best[code] = Math.min(best[code], sum);
            }
        });
        return best;
    }

    private static void settings(int[][] rows, int first, int left, Consumer<int[][]> visitor) {
        if (left == 0) {
            visitor.accept(rows);
            return;
        }
        // Drivers are alike: choices in ascending order are enough.
        for (int choice = first; choice < rows.length * 6; choice++) {
            int[] line = rows[choice / 6];
            int plastic = choice % 6 < 3 ? 0 : 2;
            int inhibitory = choice % 3;
            line[plastic] += 2 - inhibitory;
            line[plastic + 1] += inhibitory;
            settings(rows, choice, left - 1, visitor);
            line[plastic] -= 2 - inhibitory;
            line[plastic + 1] -= inhibitory;
        }
    }

    /**
     * What a neuron loses of each line and kind by the number of cells that it has for them. Each cell serves all synapses
     * of one source; the sources with the fewest go without. Sources without a line count for line 0, whatever the cells.
     */
    private static int[][][] without(int[][] wanted, int[] lineOf, int lines) {
        int[][][] lost = new int[Math.max(1, lines)][KINDS][];
        for (int line = 0; line < lost.length; line++) {
            for (int kind = 0; kind < KINDS; kind++) {
                List<Integer> bundles = new ArrayList<>();
                int never = 0;
                for (int source = 0; source < wanted.length; source++) {
                    if (lineOf[source] == line && wanted[source][kind] > 0) {
                        bundles.add(wanted[source][kind]);
                    }
                    never += lineOf[source] < 0 && line == 0 ? wanted[source][kind] : 0;
                }
                bundles.sort(null);
                lost[line][kind] = new int[bundles.size() + 1];
                for (int cells = 0; cells <= bundles.size(); cells++) {
                    lost[line][kind][cells] = never
                            + bundles.subList(0, bundles.size() - cells).stream()
                                    .mapToInt(Integer::intValue)
                                    .sum();
                }
            }
        }
        return lost;
    }
}
