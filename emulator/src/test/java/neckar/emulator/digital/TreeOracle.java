package neckar.emulator.digital;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.topology.MergerTree;

/**
 * The merger tree stepped edge by edge with one object a merger, as the specification reads (emulator reference 2.3, 2.4):
 * slow and obvious, to compare {@link ChipTree} with.
 */
final class TreeOracle {
    /** An event with its origin. */
    private record Event(int origin, int address) {}

    /** One merger. Side 0 is right, 1 left. */
    private static final class Merger {
        final MergerMode mode;
        final boolean slow;
        final List<List<Event>> in = List.of(new ArrayList<>(), new ArrayList<>());
        final List<Merger> upstream = new ArrayList<>();
        final List<Event> out = new ArrayList<>();
        int last = 1;
        boolean lock;

        Merger(MergerMode mode, boolean slow) {
            this.mode = mode;
            this.slow = slow;
        }

        boolean admits(int side) {
            return MergerTree.passes(mode, side == 1 ? Side.LEFT : Side.RIGHT);
        }

        void move() {
            if (lock) {
                lock = false;
            } else if (out.isEmpty()) {
                int side = mode == MergerMode.MERGE ? 1 - last : mode == MergerMode.LEFT_ONLY ? 1 : 0;
                if (mode == MergerMode.MERGE && in.get(side).isEmpty()) {
                    side = last;
                }
                if (!in.get(side).isEmpty()) {
                    out.add(in.get(side).remove(0));
                    last = side;
                    lock = slow;
                }
            }
        }

        void pull(Set<Integer> fullAtStart, List<Merger> all) {
            for (int side = 0; side < 2; side++) {
                if (side < upstream.size() && admits(side) && in.get(side).isEmpty()) {
                    Merger up = upstream.get(side);
                    if (fullAtStart.contains(all.indexOf(up)) && !up.out.isEmpty()) {
                        in.get(side).add(up.out.remove(0));
                    }
                }
            }
        }
    }

    final long[] lost = new long[4];
    final long[] unrouted = new long[4];
    long lostInEncoder;
    final List<int[]> frames = new ArrayList<>();

    private final HicannConfig config;
    private final List<Merger> mergers = new ArrayList<>();
    private final List<Merger> tree = new ArrayList<>();
    private final List<TreeSet<Integer>> latch = new ArrayList<>();
    private final List<List<Event>> buffer = new ArrayList<>();
    private final int[] register = new int[8];
    private final long[] count = new long[8];

    TreeOracle(HicannConfig config) {
        this.config = config;
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            tree.add(new Merger(
                    config.merger(merger).mode(), config.merger(merger).slow()));
        }
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            Merger merger = new Merger(
                    config.dncMerger(dnc).mode(), config.dncMerger(dnc).slow());
            merger.upstream.add(tree.get(dnc.merger().id()));
            mergers.add(merger);
        }
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            merger.rightMerger()
                    .ifPresent(right -> tree.get(merger.id()).upstream.add(tree.get(right.id())));
            merger.leftMerger().ifPresent(left -> tree.get(merger.id()).upstream.add(tree.get(left.id())));
        }
        for (int id : new int[] {14, 12, 13, 8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7}) {
            mergers.add(tree.get(id));
        }
        for (int block = 0; block < 8; block++) {
            latch.add(new TreeSet<>());
            buffer.add(new ArrayList<>());
            register[block] =
                    config.generator(BackgroundGeneratorOnHicann.of(block)).seed();
        }
    }

    /** Steps one edge; crossings are pairs of block and rank, arrivals pairs of DNC merger and address. */
    void step(int edge, List<int[]> crossings, List<int[]> arrivals) {
        Set<Integer> fullAtStart = new TreeSet<>();
        for (int m = 0; m < mergers.size(); m++) {
            if (!mergers.get(m).out.isEmpty()) {
                fullAtStart.add(m);
            }
        }
        for (int d = 0; d < 8; d++) {
            List<Event> out = mergers.get(d).out;
            if (!out.isEmpty()) {
                frames.add(new int[] {edge, d, out.remove(0).address()});
            }
        }
        for (Merger merger : mergers) {
            merger.move();
            merger.pull(fullAtStart, mergers);
        }
        for (int block = 0; block < 8; block++) {
            if (!buffer.get(block).isEmpty()) {
                overwrite(tree.get(block), 0, buffer.get(block).remove(0));
            } else if (!latch.get(block).isEmpty()) {
                int rank = latch.get(block).pollFirst();
                buffer.get(block).add(new Event(ChipCounters.NEURON, (block * 8 + rank) % 64));
            }
        }
        for (int i = 0; i < 8; i++) {
            generate(i);
        }
        for (int[] arrival : arrivals) {
            receive(mergers.get(arrival[0]), arrival[0], new Event(ChipCounters.LINK, arrival[1]));
        }
        for (int[] crossing : crossings) {
            lostInEncoder += latch.get(crossing[0]).add(crossing[1]) ? 0 : 1;
        }
    }

    private void generate(int i) {
        BackgroundGeneratorConfig setting = config.generator(BackgroundGeneratorOnHicann.of(i));
        if (!setting.enable()) {
            return;
        }
        boolean due;
        if (setting.random()) {
            int next = BackgroundGenerators.shift(register[i]);
            due = next > setting.period() && register[i] <= setting.period();
            register[i] = next;
        } else {
            due = ++count[i] == setting.period() + 1;
            count[i] = due ? 0 : count[i];
        }
        if (due) {
            int address = setting.random() ? 0 : setting.address();
            overwrite(tree.get(i), 1, new Event(ChipCounters.GENERATOR, address));
        }
    }

    private void overwrite(Merger merger, int side, Event event) {
        if (!merger.admits(side)) {
            unrouted[event.origin()]++;
            return;
        }
        if (!merger.in.get(side).isEmpty()) {
            lost[merger.in.get(side).remove(0).origin()]++;
        }
        merger.in.get(side).add(event);
    }

    private void receive(Merger merger, int d, Event event) {
        GbitDirection direction = config.gbitLink().direction(GbitChannelOnHicann.of(d));
        if (direction != GbitDirection.TO_HICANN || !merger.admits(1)) {
            unrouted[event.origin()]++;
        } else if (!merger.in.get(1).isEmpty()) {
            lost[event.origin()]++;
        } else {
            merger.in.get(1).add(event);
        }
    }
}
