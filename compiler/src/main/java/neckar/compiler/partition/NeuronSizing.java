package neckar.compiler.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;

/**
 * Chooses the size of each neuron and how densely chips are filled: the smallest size whose estimated loss meets the goal,
 * or the size with least loss; then larger sizes for the populations that still lose, while the wafer has room.
 */
public final class NeuronSizing {

    private static final int SAMPLES = 10;

    private static final int SAMPLES_BY_POPULATION = 48;

    private static final int MOST_RAISES = 12;

    /** What the whole wafer costs, in units of all drivers of a chip, when packings that meet the goal are compared. */
    private static final double CHIP_PRICE = 3;

    /** A loss must fall below this share of another one to count as less; samples are not exact. */
    private static final double CLEARLY_LESS = 0.95;

    /** Share of the vertical segments that (line, chip) pairs may need before lines are saved. */
    private static final double CROWDED = 0.45;

    private static final int VERTICAL_SEGMENTS = HicannOnWafer.COUNT * VLineOnHicann.COUNT;

    /** Loss for want of drivers that is accepted to keep crowded lines from losing more. */
    private static final double WORTH = 0.02;

    /** Share by which a loss counts more when the whole wafer is in use. */
    private static final double LOSS_PER_WAFER = 2;

    /** Packings whose estimate is below so many times the best one are worth a full try. */
    private static final double PROMISING = 2;

    /** A full try may take so many times the (line, chip) pairs of the best packing; time grows with them. */
    private static final double MOST_PAIRS = 2;

    private static final int MOST_ALTERNATIVES = 5;

    private final Network network;
    private final ConnectionTable table;
    private final Partition partition;
    private final SizeOptions options;
    private final RunContext context;
    private final WaferBudget budget;
    private final int blocks;
    private final boolean damaged;
    private final byte[] asked;
    private final int[] populationOf;
    private final PackingEstimate estimate;

    private NeuronSizing(
            Network network,
            ConnectionTable table,
            Partition partition,
            Availability availability,
            SizeOptions options,
            RunContext context) {
        this.network = network;
        this.table = table;
        this.partition = partition;
        this.options = options;
        this.context = context;
        this.budget = WaferBudget.of(network, availability);
        this.populationOf = populations(network);
        this.damaged = !availability.isL1Whole();
        this.blocks = GeneratorBlocks.forNeurons(network);
        this.asked = askedSizes();
        this.estimate = estimate(options.chainLength());
    }

    private PackingEstimate estimate(int chainLength) {
        return new PackingEstimate(
                table,
                partition,
                SignClasses.of(table),
                populationOf,
                network.populations().size(),
                chainLength,
                budget.drivers(),
                (int) budget.chips());
    }

    /**
     * One way to fill the chips.
     *
     * @param sizes size of each neuron and density of chips
     * @param loss estimated share of synapses lost
     */
    public record Alternative(NeuronSizes sizes, double loss) {}

    /**
     * Sizes for all neurons of the network, the best first; then other ways to fill the chips that may lose as little when
     * they are mapped in full, by ascending estimate. On a wafer with a
     * whole L1 network there is one only when its estimate meets the goal.
     */
    public static List<Alternative> alternatives(
            Network network,
            ConnectionTable table,
            Partition partition,
            Availability availability,
            SizeOptions options,
            RunContext context) {
        return new NeuronSizing(network, table, partition, availability, options, context).alternatives();
    }

    /** Sizes for all neurons of the network. */
    public static NeuronSizes choose(
            Network network,
            ConnectionTable table,
            Partition partition,
            Availability availability,
            SizeOptions options,
            RunContext context) {
        return alternatives(network, table, partition, availability, options, context)
                .get(0)
                .sizes();
    }

    /** Population by node. */
    public static int[] populations(Network network) {
        int[] populationOf = new int[network.nodeCount()];
        for (Population p : network.populations()) {
            int first = network.nodeOf(p.position(), 0);
            Arrays.fill(populationOf, first, first + p.size(), p.position());
        }
        return populationOf;
    }

    /** Size that the user asks for, by node; 0 = none. */
    private byte[] askedSizes() {
        byte[] sizes = new byte[table.nodes()];
        for (Population p : network.populations()) {
            int first = network.nodeOf(p.position(), 0);
            if (p.cellType().isSource()) {
                continue;
            }
            for (PlacementRequest r : p.placement()) {
                for (int i = 0; i < r.indices().size(); i++) {
                    int node = first + r.indices().get(i);
                    if (!r.neurons().isEmpty()) {
                        sizes[node] = (byte) r.neurons().get(i).size();
                    } else if (r.neuronSize().isPresent() && options.fixedSize().isEmpty()) {
                        sizes[node] = (byte) r.neuronSize().getAsInt();
                    }
                }
            }
            if (options.fixedSize().isPresent()) {
                for (int node = first; node < first + p.size(); node++) {
                    sizes[node] = sizes[node] == 0 ? (byte) options.fixedSize().getAsInt() : sizes[node];
                }
            }
        }
        return sizes;
    }

    /** What a packing would give. */
    private record Trial(Packing packing, NeuronSizes sizes, PackingEstimate.Result result) {

        /** Pairs of a line and a chip that hears it. */
        double pairs() {
            return result.linesHeard() * result.chips();
        }

        /**
         * Loss after the address search. Of what is lost with all drivers, the search leaves a share that falls with the
         * number of groups among which it can swap the sources of a chip: measured on random networks, nearly all
         * of it with 2 to 4 groups, 0.4 with 6, 0.3 with 8. Drivers out of reach are beyond its help.
         */
        double loss() {
            int groups = packing.lines() * ((packing.perLine() + GroupCut.FULL_GROUP - 1) / GroupCut.FULL_GROUP);
            double left = groups <= 4 ? 1.05 - 0.05 * groups : Math.max(0.3, 0.7 - 0.05 * groups);
            return result.idealLoss() * left + result.loss() - result.idealLoss();
        }
    }

    /**
     * Size by size in the order of preference: of the packings that meet the goal the least demanding one, else the one
     * with least loss of all sizes.
     */
    private List<Alternative> alternatives() {
        List<Trial> tried = new ArrayList<>();
        for (List<Packing> packings : candidates()) {
            List<Trial> trials = trials(packings);
            Optional<Trial> easiest = trials.stream()
                    .filter(t -> t.loss() <= options.lossGoal())
                    .min(Comparator.comparingDouble(t ->
                            t.result().driversUsed() + CHIP_PRICE * t.result().chips() / budget.chips()));
            if (easiest.isPresent()) {
                Trial chosen = easiest.get();
                Alternative first = new Alternative(withFewerLines(chosen).orElse(chosen.sizes()), chosen.loss());
                return damaged ? withLighter(first, chosen, trials) : List.of(first);
            }
            tried.addAll(trials);
        }
        Trial best = tried.get(0);
        for (Trial trial : tried) {
            best = rank(trial) < CLEARLY_LESS * rank(best) ? trial : best;
        }
        Trial chosen = best;
        Optional<NeuronSizes> fewerLines = withFewerLines(chosen);
        if (fewerLines.isPresent()) {
            return List.of(new Alternative(fewerLines.get(), chosen.loss()));
        }
        return ranked(chosen, tried);
    }

    /**
     * Behind the first choice the packings that need fewer ways through a damaged bus: lines that find none may lose more
     * than full drivers do.
     */
    private static List<Alternative> withLighter(Alternative first, Trial chosen, List<Trial> trials) {
        List<Alternative> ranked = new ArrayList<>();
        ranked.add(first);
        trials.stream()
                .filter(trial -> trial.loss() < WORTH && trial.pairs() < chosen.pairs())
                .sorted(Comparator.comparingDouble(trial -> trial.loss() + WORTH * trial.pairs() / chosen.pairs()))
                .limit(MOST_ALTERNATIVES)
                .forEach(trial -> ranked.add(new Alternative(trial.sizes(), trial.loss())));
        return ranked;
    }

    private List<Alternative> ranked(Trial chosen, List<Trial> tried) {
        List<Alternative> ranked = new ArrayList<>();
        ranked.add(new Alternative(raise(chosen), chosen.loss()));
        tried.remove(chosen);
        tried.stream()
                .filter(trial ->
                        trial.loss() < PROMISING * chosen.loss() && trial.pairs() <= MOST_PAIRS * chosen.pairs())
                .sorted(Comparator.comparingDouble(this::rank))
                .limit(MOST_ALTERNATIVES)
                .forEach(trial -> ranked.add(new Alternative(trial.sizes(), trial.loss())));
        return ranked;
    }

    /** Sizes with fewer lines, when the lines of the trial would crowd the bus and no size is given. */
    private Optional<NeuronSizes> withFewerLines(Trial trial) {
        int chips = (int) budget.chips();
        boolean free = Arrays.stream(partition.order()).allMatch(node -> asked[node] == 0);
        if (!free || trial.pairs() < CROWDED * VERTICAL_SEGMENTS) {
            return Optional.empty();
        }
        // Where a full line needs more drivers than a chain has, it may reach the chip by two vertical lines.
        PackingEstimate twoChains = estimate(2 * options.chainLength());
        return MixedPacking.of(partition.order(), table.nodes(), trial.packing(), chips, blocks)
                .filter(sizes ->
                        twoChains.evaluate(sizes, SAMPLES_BY_POPULATION).loss()
                                < trial.result().loss() + WORTH);
    }

    /** Loss, and a little for the chips: lines to many chips cost segments and time, and the estimate is not exact. */
    private double rank(Trial trial) {
        return trial.loss() * (1 + LOSS_PER_WAFER * trial.result().chips() / budget.chips());
    }

    private List<Trial> trials(List<Packing> packings) {
        Trial[] trials = new Trial[packings.size()];
        Parallel.forRange(trials.length, context.threads(), i -> {
            context.cancel().throwIfCancelled();
            NeuronSizes sizes = apply(packings.get(i));
            trials[i] = new Trial(packings.get(i), sizes, estimate.evaluate(sizes, SAMPLES));
        });
        return List.of(trials);
    }

    /** Packings for which the wafer has room, by size, in the order of preference; at least one. */
    private List<List<Packing>> candidates() {
        List<List<Packing>> fitting = new ArrayList<>();
        boolean allAsked = Arrays.stream(partition.order()).allMatch(node -> asked[node] != 0);
        int[] sizes = allAsked ? new int[] {largestAsked()} : Packing.SIZES;
        for (int size : sizes) {
            List<Packing> ofSize = Packing.of(size, blocks).stream()
                    .filter(p -> ChipPour.chipsNeeded(partition.order(), apply(p)) <= budget.chips())
                    .toList();
            if (!ofSize.isEmpty()) {
                fitting.add(ofSize);
            }
        }
        if (fitting.isEmpty()) {
            int size = allAsked ? sizes[0] : smallestThatFits();
            fitting.add(List.of(new Packing(size, size <= 2 ? 8 : size <= 4 ? 4 : 2, GroupCut.ADDRESSES)));
        }
        return fitting;
    }

    private int largestAsked() {
        int largest = NeuronSizes.MIN;
        for (int node : partition.order()) {
            largest = Math.max(largest, asked[node]);
        }
        return largest;
    }

    /** 4, or 2 when the wafer has not enough denmems for 4. */
    private int smallestThatFits() {
        return 4L * partition.neurons() <= budget.denmems() ? 4 : 2;
    }

    private NeuronSizes apply(Packing packing) {
        byte[] denmems = new byte[table.nodes()];
        for (int node : partition.order()) {
            denmems[node] = asked[node] != 0 ? asked[node] : (byte) packing.size();
        }
        return withPacking(denmems, packing);
    }

    private NeuronSizes withPacking(byte[] denmems, Packing packing) {
        short[] perChip = new short[table.nodes()];
        byte[] lines = new byte[table.nodes()];
        for (int node : partition.order()) {
            perChip[node] = (short) packing.perChip(denmems[node], blocks);
            lines[node] = (byte) packing.lines();
        }
        return new NeuronSizes(denmems, perChip, lines);
    }

    /** Gives populations that lose more than the goal larger neurons, worst first, while that helps and fits. */
    private NeuronSizes raise(Trial start) {
        NeuronSizes best = start.sizes();
        PackingEstimate.Result result = estimate.evaluate(best, SAMPLES_BY_POPULATION);
        boolean[] settled = new boolean[network.populations().size()];
        for (int round = 0; round < MOST_RAISES; round++) {
            context.cancel().throwIfCancelled();
            int population = worst(result, settled);
            if (population < 0) {
                break;
            }
            byte[] denmems = best.denmems().clone();
            if (!enlarge(denmems, population)) {
                settled[population] = true;
                continue;
            }
            NeuronSizes trial = withPacking(denmems, start.packing());
            PackingEstimate.Result larger = estimate.evaluate(trial, SAMPLES_BY_POPULATION);
            if (larger.chips() <= budget.chips() && larger.loss() < 0.98 * result.loss()) {
                best = trial;
                result = larger;
            } else {
                settled[population] = true;
            }
        }
        return best;
    }

    private int worst(PackingEstimate.Result result, boolean[] settled) {
        int worst = -1;
        for (int p = 0; p < settled.length; p++) {
            boolean loses = result.lostBy()[p] > options.lossGoal() * result.wantedBy()[p];
            if (loses && !settled[p] && (worst < 0 || result.lostBy()[p] > result.lostBy()[worst])) {
                worst = p;
            }
        }
        return worst;
    }

    /** Next larger size divisible by 4 for the neurons of a population whose size is free; false when there is none. */
    private boolean enlarge(byte[] denmems, int population) {
        boolean changed = false;
        int first = network.nodeOf(population, 0);
        for (int node = first;
                node < first + network.populations().get(population).size();
                node++) {
            if (asked[node] == 0 && denmems[node] != 0 && denmems[node] + 4 <= NeuronSizes.MAX) {
                denmems[node] = (byte) (denmems[node] + 4);
                changed = true;
            }
        }
        return changed;
    }
}
