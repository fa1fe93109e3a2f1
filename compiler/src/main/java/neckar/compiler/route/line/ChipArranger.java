package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neckar.compiler.place.ChipRoom;
import neckar.compiler.place.Placement;
import neckar.compiler.route.line.ChipLayout.Use;
import neckar.spec.topology.L1Layers;

/**
 * Chooses the merger option of one chip and deals its neurons out to lines and blocks. Blocks are filled after the option
 * is chosen, except on chips where the user fixed columns or blocks: there neurons stay where they are.
 */
final class ChipArranger {

    private final int hicann;
    private final List<MergerOption> options;
    private final ChipRoom room;
    private final Placement placement;
    private final int[] neurons;
    private final boolean pinned;
    private final EventRates rates;
    private final int[] perBlock;

    /**
     * @param neurons neurons of the chip in the order in which they shall be cut into lines and groups
     * @param pinned true when neurons must stay at their columns
     * @param rates expected rates of the neurons and limits of lines
     */
    ChipArranger(
            int hicann,
            List<MergerOption> options,
            ChipRoom room,
            Placement placement,
            int[] neurons,
            boolean pinned,
            EventRates rates) {
        this.hicann = hicann;
        this.options = options;
        this.room = room;
        this.placement = placement;
        this.neurons = neurons;
        this.pinned = pinned;
        this.rates = rates;
        this.perBlock = new int[ChipRoom.BLOCKS];
        if (pinned) {
            for (int node : neurons) {
                perBlock[placement.block(node)]++;
            }
        } else if (neurons.length > 0) {
            int size = placement.size(neurons[neurons.length / 2]);
            for (int block = 0; block < ChipRoom.BLOCKS; block++) {
                perBlock[block] = room.capacity(block, size);
            }
        }
    }

    /**
     * Lines that the neurons need: more than wanted where a line would else carry too many events, and where no number
     * of lines is enough, those that carry least beyond their limits.
     */
    int neuronLines(int wanted) {
        int best = wanted;
        double least = leastExcess(wanted);
        for (int lines = wanted + 1; lines <= ChipRoom.BLOCKS && least > 0; lines++) {
            double excess = leastExcess(lines);
            if (excess < least) {
                least = excess;
                best = lines;
            }
        }
        return best;
    }

    /** Least events beyond the limits, over the options that serve all neurons by so many lines; infinite without any. */
    private double leastExcess(int neuronLines) {
        if (rates.excess(rates.sum(neurons)) == 0) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (MergerOption option : options) {
            NeuronCut cut = cut(option, neuronLines);
            if (cut.lines().length == neuronLines && cut.served() == neurons.length) {
                least = Math.min(least, excess(option, cut));
            }
        }
        return least;
    }

    private NeuronCut cut(MergerOption option, int neuronLines) {
        return NeuronCut.of(neurons, ChipLayout.capacities(option, perBlock), neuronLines, rates);
    }

    /** Events beyond the limits of the option's lines, where the neurons stay or where they are dealt. */
    private double excess(MergerOption option, NeuronCut cut) {
        if (!pinned) {
            return cut.excessHz();
        }
        double[] hz = new double[option.lines()];
        for (int node : neurons) {
            int line = lineOfBlock(option, placement.block(node));
            if (line >= 0) {
                hz[line] += rates.hz(node);
            }
        }
        return Arrays.stream(hz).map(rates::excess).sum();
    }

    /** Most lines for input or generators that the chip can offer beside so many lines for its neurons. */
    int spareLines(int neuronLines) {
        int most = 0;
        double least = leastExcess(neuronLines);
        for (MergerOption option : options) {
            if (option.lines() - neuronLines <= most) {
                continue;
            }
            NeuronCut cut = cut(option, neuronLines);
            if (cut.lines().length == neuronLines && cut.served() == neurons.length && excess(option, cut) <= least) {
                most = option.lines() - neuronLines;
            }
        }
        return most;
    }

    /**
     * The best arrangement: first all neurons served and all inputs given a line, then rates within the limits, then
     * balanced lines, then thin layers.
     *
     * @param neuronLines lines wanted for neurons
     * @param inputs lines needed for external events
     * @param generators lines needed for random generators
     * @param crowd lines so far by layer of the bus graph
     */
    ChipLayout arrange(int neuronLines, int inputs, int generators, long[] crowd) {
        List<long[]> ranked = new ArrayList<>();
        for (int o = 0; o < options.size(); o++) {
            ranked.add(rank(o, neuronLines, inputs + generators, crowd));
        }
        ranked.sort(Arrays::compare);
        Optional<ChipLayout> best = Optional.empty();
        for (long[] entry : ranked) {
            MergerOption option = options.get((int) entry[entry.length - 1]);
            Optional<ChipLayout> layout = pinned ? keep(option) : deal(option, neuronLines);
            if (layout.isPresent()) {
                best = layout;
                break;
            }
        }
        ChipLayout layout = best.orElseGet(() -> keepMost(ranked));
        assignFree(layout, inputs, generators, crowd);
        return layout;
    }

    /**
     * Neurons of several sizes may not fit any other way than the placer found, and some may be too many for the lines
     * that work: they stay at their columns, and of all options the one serves that leaves fewest without address.
     */
    private ChipLayout keepMost(List<long[]> ranked) {
        Comparator<ChipLayout> order = Comparator.<ChipLayout>comparingInt(layout -> layout.unaddressed().length)
                .thenComparingDouble(this::excess);
        return ranked.stream()
                .map(entry -> keep(options.get((int) entry[entry.length - 1])).orElseThrow())
                .min(order)
                .orElseThrow();
    }

    private double excess(ChipLayout layout) {
        return Arrays.stream(layout.neurons())
                .mapToDouble(rates::sum)
                .map(rates::excess)
                .sum();
    }

    private long[] rank(int o, int neuronLines, int others, long[] crowd) {
        MergerOption option = options.get(o);
        NeuronCut cut = cut(option, neuronLines);
        long crowded = 0;
        for (int line : cut.lines()) {
            crowded += crowd[L1Layers.layerOfDnc(hicann, option.dnc()[line])];
        }
        int missing = Math.max(0, neuronLines + others - option.lines());
        int surplus = pinned ? Math.abs(option.lines() - neuronLines - others) : 0;
        long excess = (long) Math.ceil(excess(option, cut));
        return new long[] {neurons.length - cut.served(), missing, excess, cut.fullest(), surplus, crowded, o};
    }

    /** Leaves neurons at their columns; each line carries those of its blocks, up to 59. */
    private Optional<ChipLayout> keep(MergerOption option) {
        ChipLayout layout = ChipLayout.empty(option);
        List<Integer> left = new ArrayList<>();
        List<List<Integer>> byLine = new ArrayList<>();
        for (int i = 0; i < option.lines(); i++) {
            byLine.add(new ArrayList<>());
        }
        for (int node : neurons) {
            int line = lineOfBlock(option, placement.block(node));
            if (line < 0 || byLine.get(line).size() == neckar.compiler.partition.GroupCut.ADDRESSES) {
                left.add(node);
            } else {
                byLine.get(line).add(node);
            }
        }
        for (int i = 0; i < option.lines(); i++) {
            layout.neurons()[i] =
                    byLine.get(i).stream().mapToInt(Integer::intValue).toArray();
            layout.columns()[i] =
                    Arrays.stream(layout.neurons()[i]).map(placement::column).toArray();
            layout.use()[i] = byLine.get(i).isEmpty() ? Use.FREE : Use.NEURONS;
        }
        int[] unaddressed = left.stream().mapToInt(Integer::intValue).toArray();
        return Optional.of(new ChipLayout(option, layout.use(), layout.neurons(), layout.columns(), unaddressed));
    }

    private static int lineOfBlock(MergerOption option, int block) {
        for (int i = 0; i < option.lines(); i++) {
            if ((option.blocks()[i] >> block & 1) != 0) {
                return i;
            }
        }
        return -1;
    }

    /** Fills the roomiest lines one after the other; empty when the neurons do not fit into their blocks that way. */
    private Optional<ChipLayout> deal(MergerOption option, int neuronLines) {
        NeuronCut cut = cut(option, neuronLines);
        if (cut.served() < neurons.length) {
            return Optional.empty();
        }
        int[] lines = cut.lines();
        int[] quota = cut.quota();
        ChipLayout layout = ChipLayout.empty(option);
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            int[] nodes = Arrays.copyOfRange(neurons, from, from + quota[i]);
            from += quota[i];
            Optional<int[]> columns = pack(nodes, option.blocks()[lines[i]]);
            if (columns.isEmpty()) {
                return Optional.empty();
            }
            layout.neurons()[lines[i]] = nodes;
            layout.columns()[lines[i]] = columns.get();
            layout.use()[lines[i]] = nodes.length == 0 ? Use.FREE : Use.NEURONS;
        }
        return Optional.of(layout);
    }

    /** Columns for neurons in some blocks, largest first, each into the block with fewest neurons. */
    private Optional<int[]> pack(int[] nodes, int blocks) {
        ChipRoom trial = room.copy();
        long[] bySize = new long[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            bySize[i] = (long) -placement.size(nodes[i]) << 32 | i;
        }
        Arrays.sort(bySize);
        int[] columns = new int[nodes.length];
        int[] count = new int[ChipRoom.BLOCKS];
        for (long entry : bySize) {
            int i = (int) entry;
            int best = -1;
            int column = -1;
            for (int block = 0; block < ChipRoom.BLOCKS; block++) {
                if ((blocks >> block & 1) != 0 && (best < 0 || count[block] < count[best])) {
                    int at = trial.find(block, placement.size(nodes[i]));
                    if (at >= 0) {
                        best = block;
                        column = at;
                    }
                }
            }
            if (best < 0) {
                return Optional.empty();
            }
            trial.take(column, placement.size(nodes[i]));
            columns[i] = column;
            count[best]++;
        }
        return Optional.of(columns);
    }

    /** Gives free lines to inputs and generators, those in thin layers first. */
    private void assignFree(ChipLayout layout, int inputs, int generators, long[] crowd) {
        for (int n = 0; n < inputs + generators; n++) {
            int best = -1;
            for (int i = 0; i < layout.use().length; i++) {
                if (layout.use()[i] == Use.FREE
                        && (best < 0 || crowdOf(layout, i, crowd) < crowdOf(layout, best, crowd))) {
                    best = i;
                }
            }
            if (best >= 0) {
                layout.use()[best] = n < generators ? Use.GENERATOR : Use.INPUT;
            }
        }
    }

    private long crowdOf(ChipLayout layout, int line, long[] crowd) {
        return crowd[L1Layers.layerOfDnc(hicann, layout.option().dnc()[line])];
    }
}
