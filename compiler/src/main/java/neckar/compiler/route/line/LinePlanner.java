package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.RunContext;
import neckar.compiler.partition.ChipPour;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.GroupCut;
import neckar.compiler.partition.SignClasses;
import neckar.compiler.place.ChipRoom;
import neckar.compiler.place.MergerExits;
import neckar.compiler.place.Placement;
import neckar.compiler.place.PlacementPins;
import neckar.compiler.route.line.ChipLayout.Use;
import neckar.compiler.route.line.LinePlan.Unserved;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.L1Layers;

/**
 * Plans the event streams of all chips: merger partition of each chip, insertion of external sources, generators, groups
 * and addresses (mapping reference 5d). Deterministic for any number of threads.
 */
public final class LinePlanner {
    /** Share of lost synapses below which addresses are good enough. */
    private static final double NEGLIGIBLE = 1e-5;

    /** A round of address search that leaves more than this share of the loss is the last. */
    private static final double WORTHWHILE = 0.95;

    private final LineTask task;
    private final RunContext context;
    private final ConnectionTable table;
    private final Placement placement;
    private final EventRates rates;
    private final Unserved[] unserved;
    private final LineDraft draft;
    private final GeneratorNeeds generators;
    private final boolean[] pinned;
    private final ChipArranger[] arrangers = new ChipArranger[HicannOnWafer.COUNT];
    private final int[] neuronLines = new int[HicannOnWafer.COUNT];
    private final int[] order;

    private LinePlanner(LineTask task, RunContext context) {
        this.task = task;
        this.context = context;
        this.table = task.table();
        this.placement = task.placement();
        this.rates = EventRates.of(task.network());
        this.unserved = new Unserved[table.nodes()];
        Arrays.fill(unserved, Unserved.NOT_PLACED);
        this.draft = new LineDraft(table.nodes());
        this.generators = GeneratorNeeds.of(task);
        this.pinned = PlacementPins.of(task.network());
        this.order = sendingOrder();
    }

    /** The plan of a placed network. */
    public static LinePlan plan(LineTask task, RunContext context) {
        return new LinePlanner(task, context).plan();
    }

    private LinePlan plan() {
        makeArrangers();
        List<InputLine> inputs = new InputPlanner(task, spareLines(), unserved).plan();
        ChipLayout[] layouts = arrange(inputs);
        addStreams(layouts, inputs);
        int[] drivers = drivers();
        SlotTable slots = SlotTable.solve(task, draft, drivers, context);
        int[][] sendersOn = sendersOn();
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < task.searchRounds() && slots.lost() > NEGLIGIBLE * slots.wanted(); round++) {
            if (slots.lost() > WORTHWHILE * before) {
                break;
            }
            before = slots.lost();
            AddressSearch.improve(task, draft, slots, rates, pinned, sendersOn, context);
            slots = SlotTable.solve(task, draft, drivers, context);
        }
        return new LineAssembly(task, draft, layouts, generators).assemble(unserved, slots);
    }

    /** Rank of each node when a chip's neurons are cut into lines: by sign first, then as the partition has them. */
    private int[] sendingOrder() {
        SignClasses signs = SignClasses.of(table);
        int[] rank = new int[table.nodes()];
        int[] inOrder = task.partition().order();
        for (int i = 0; i < inOrder.length; i++) {
            rank[inOrder[i]] = signs.of(inOrder[i]) * inOrder.length + i;
        }
        return rank;
    }

    private void makeArrangers() {
        List<MergerOption> healthy = List.of();
        for (HicannOnWafer h : HicannOnWafer.all()) {
            List<MergerOption> options;
            if (!MergerOption.isHealthy(task.availability(), h)) {
                options = MergerOption.of(task.availability(), h);
            } else {
                healthy = healthy.isEmpty() ? MergerOption.of(task.availability(), h) : healthy;
                options = healthy;
            }
            int[] neurons = sorted(placement.neuronsOn(h));
            boolean keep = Arrays.stream(neurons).anyMatch(n -> pinned[n]);
            ChipRoom room = ChipRoom.of(task.availability(), h);
            for (int block = 0; block < ChipRoom.BLOCKS; block++) {
                if (!MergerExits.canSend(task.availability(), h, block)) {
                    room.close(block);
                }
            }
            arrangers[h.id()] = new ChipArranger(h.id(), options, room, placement, neurons, keep, rates);
            if (neurons.length > 0) {
                neuronLines[h.id()] = arrangers[h.id()].neuronLines(ChipPour.lines(neurons, task.sizes()));
            }
        }
    }

    private int[] sorted(int[] neurons) {
        long[] keys = new long[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            keys[i] = (long) order[neurons[i]] << 32 | neurons[i];
        }
        Arrays.sort(keys);
        int[] sorted = new int[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            sorted[i] = (int) keys[i];
        }
        return sorted;
    }

    private int[] spareLines() {
        int[] spare = new int[HicannOnWafer.COUNT];
        for (HicannOnWafer h : HicannOnWafer.all()) {
            if (task.availability().hasHicann(h) && task.availability().hasLink(h)) {
                int lines = arrangers[h.id()].spareLines(neuronLines[h.id()]);
                spare[h.id()] = Math.max(0, lines - generators.on(h.id()).size());
            }
        }
        return spare;
    }

    /** Arranges chip by chip in id order, because each choice counts for the layers that later chips see. */
    private ChipLayout[] arrange(List<InputLine> inputs) {
        int[] inputsOn = new int[HicannOnWafer.COUNT];
        for (InputLine line : inputs) {
            inputsOn[line.hicann()]++;
        }
        long[] crowd = new long[L1Layers.COUNT];
        ChipLayout[] layouts = new ChipLayout[HicannOnWafer.COUNT];
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            ChipLayout layout = arrangers[h].arrange(
                    neuronLines[h], inputsOn[h], generators.on(h).size(), crowd);
            layouts[h] = layout;
            for (int i = 0; i < layout.use().length; i++) {
                if (layout.use()[i] == Use.NEURONS || layout.use()[i] == Use.INPUT) {
                    crowd[L1Layers.layerOfDnc(h, layout.option().dnc()[i])]++;
                }
            }
        }
        return layouts;
    }

    private void addStreams(ChipLayout[] layouts, List<InputLine> inputs) {
        List<List<InputLine>> inputsOn = new ArrayList<>();
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            inputsOn.add(new ArrayList<>());
        }
        for (InputLine line : inputs) {
            inputsOn.get(line.hicann()).add(line);
        }
        for (int h = 0; h < layouts.length; h++) {
            addStreams(h, layouts[h], inputsOn.get(h), generators.on(h));
            for (int node : layouts[h].unaddressed()) {
                unserved[node] = Unserved.NO_ADDRESS;
                draft.columnOf[node] = (short) placement.column(node);
            }
        }
    }

    private void addStreams(int h, ChipLayout layout, List<InputLine> inputs, List<Integer> populations) {
        int nextInput = 0;
        int nextGenerator = 0;
        for (int i = 0; i < layout.use().length; i++) {
            int dnc = layout.option().dnc()[i];
            int generator = Integer.numberOfTrailingZeros(layout.option().generators()[i]);
            switch (layout.use()[i]) {
                case NEURONS -> {
                    int line = draft.add(new LineDraft.Stream(h, dnc, Use.NEURONS, generator, -1));
                    assign(layout.neurons()[i], line);
                    for (int k = 0; k < layout.neurons()[i].length; k++) {
                        draft.columnOf[layout.neurons()[i][k]] = (short) layout.columns()[i][k];
                    }
                }
                case INPUT -> {
                    int line = draft.add(new LineDraft.Stream(h, dnc, Use.INPUT, generator, -1));
                    assign(inputs.get(nextInput++).nodes(), line);
                }
                case GENERATOR ->
                    draft.add(new LineDraft.Stream(h, dnc, Use.GENERATOR, generator, populations.get(nextGenerator++)));
                case FREE -> {
                    // An unused DNC merger makes no line.
                }
            }
        }
        for (InputLine left : inputs.subList(nextInput, inputs.size())) {
            Arrays.stream(left.nodes()).forEach(node -> unserved[node] = Unserved.NO_ADDRESS);
        }
    }

    private void assign(int[] nodes, int line) {
        byte[] groups = GroupCut.groups(nodes.length);
        for (int i = 0; i < nodes.length; i++) {
            draft.lineOf[nodes[i]] = line;
            draft.groupOf[nodes[i]] = groups[i];
            unserved[nodes[i]] = Unserved.NONE;
        }
    }

    private int[] drivers() {
        int[] drivers = new int[HicannOnWafer.COUNT];
        for (HicannOnWafer h : HicannOnWafer.all()) {
            for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
                drivers[h.id()] += task.availability().driver(h, driver) ? 1 : 0;
            }
        }
        return drivers;
    }

    private int[][] sendersOn() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            lists.add(new ArrayList<>());
        }
        for (int node = 0; node < table.nodes(); node++) {
            if (draft.lineOf[node] >= 0) {
                lists.get(draft.streams.get(draft.lineOf[node]).hicann()).add(node);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
