package neckar.compiler.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;
import neckar.spec.topology.Availability;

/**
 * Chooses the size of each neuron and how densely chips are filled: the smallest size whose estimated loss meets the goal,
 * or the size with least loss; then larger sizes for the populations that still lose, while the wafer has room.
 */
public final class NeuronSizing {

    private static final int SAMPLES = 10;

    private static final int SAMPLES_BY_POPULATION = 48;

    /** Share of the drivers that the estimate counts on; positions and routes cost the rest (mapping reference 4.6). */
    private static final double DRIVERS_IN_REACH = 0.93;

    private static final int MOST_RAISES = 12;

    private final Network network;
    private final ConnectionTable table;
    private final Partition partition;
    private final SizeOptions options;
    private final RunContext context;
    private final WaferBudget budget;
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
        this.populationOf = new int[table.nodes()];
        for (Population p : network.populations()) {
            int first = network.nodeOf(p.position(), 0);
            Arrays.fill(populationOf, first, first + p.size(), p.position());
        }
        this.asked = askedSizes();
        this.estimate = new PackingEstimate(
                table,
                partition,
                SignClasses.of(table),
                populationOf,
                network.populations().size(),
                options.chainLength(),
                (int) (budget.drivers() * DRIVERS_IN_REACH));
    }

    /** Sizes for all neurons of the network. */
    public static NeuronSizes choose(
            Network network,
            ConnectionTable table,
            Partition partition,
            Availability availability,
            SizeOptions options,
            RunContext context) {
        return new NeuronSizing(network, table, partition, availability, options, context).choose();
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

    private NeuronSizes choose() {
        List<Packing> candidates = candidates();
        NeuronSizes[] sizes = new NeuronSizes[candidates.size()];
        PackingEstimate.Result[] results = new PackingEstimate.Result[candidates.size()];
        Parallel.forRange(candidates.size(), context.threads(), i -> {
            context.cancel().throwIfCancelled();
            sizes[i] = apply(candidates.get(i));
            results[i] = estimate.evaluate(sizes[i], SAMPLES);
        });
        int best = 0;
        for (int i = 0; i < results.length; i++) {
            if (better(results[i], results[best])) {
                best = i;
            }
            if (results[i].loss() <= options.lossGoal()) {
                best = i;
                break;
            }
        }
        return results[best].loss() <= options.lossGoal() ? sizes[best] : raise(candidates.get(best), sizes[best]);
    }

    private static boolean better(PackingEstimate.Result a, PackingEstimate.Result b) {
        return a.loss() < 0.95 * b.loss();
    }

    /** Packings for which the wafer has room, in the order of preference; at least one. */
    private List<Packing> candidates() {
        List<Packing> fitting = new ArrayList<>();
        boolean allAsked = Arrays.stream(partition.order()).allMatch(node -> asked[node] != 0);
        int[] sizes = allAsked ? new int[] {largestAsked()} : Packing.SIZES;
        for (int size : sizes) {
            for (Packing p : Packing.of(size)) {
                if (ChipPour.chipsNeeded(partition.order(), apply(p)) <= budget.chips()) {
                    fitting.add(p);
                }
            }
        }
        if (fitting.isEmpty()) {
            int size = allAsked ? sizes[0] : smallestThatFits();
            fitting.add(new Packing(size, size <= 2 ? 8 : size <= 4 ? 4 : 2, GroupCut.ADDRESSES));
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
            perChip[node] = (short) packing.perChip(denmems[node]);
            lines[node] = (byte) packing.lines();
        }
        return new NeuronSizes(denmems, perChip, lines);
    }

    /** Gives populations that lose more than the goal larger neurons, worst first, while that helps and fits. */
    private NeuronSizes raise(Packing packing, NeuronSizes start) {
        NeuronSizes best = start;
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
            NeuronSizes trial = withPacking(denmems, packing);
            PackingEstimate.Result tried = estimate.evaluate(trial, SAMPLES_BY_POPULATION);
            if (tried.chips() <= budget.chips() && tried.loss() < 0.98 * result.loss()) {
                best = trial;
                result = tried;
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
                denmems[node] += 4;
                changed = true;
            }
        }
        return changed;
    }
}
