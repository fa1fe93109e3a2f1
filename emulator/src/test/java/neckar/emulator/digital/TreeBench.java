package neckar.emulator.digital;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.config.HicannConfig;

/** A merger tree alone, fed with crossings at given edges; the clock runs at 125 MHz. */
final class TreeBench {
    static final int PERIOD = 504;
    private static final int WINDOW = 8;

    final ChipCounters counters = new ChipCounters();
    final Uplink uplink;
    final ChipTree tree;
    private final FrameLog log = new FrameLog();
    /** Edge, DNC merger and address of each frame. */
    final List<int[]> frames = new ArrayList<>();

    private final List<int[]> crossings = new ArrayList<>();
    private int next;
    private int window;

    TreeBench(HicannConfig config) {
        this(config, DigitalParameters.DEFAULT, PERIOD);
    }

    TreeBench(HicannConfig config, DigitalParameters parameters, int period) {
        uplink = new Uplink(parameters, counters);
        int[][] addresses = new int[8][64];
        for (int block = 0; block < 8; block++) {
            for (int rank = 0; rank < 64; rank++) {
                // The address tells block and rank as far as 6 bits can.
                addresses[block][rank] = (block * 8 + rank) % 64;
            }
        }
        tree = new ChipTree(config, true, 0xff, 0xff, merger -> false, addresses, period, parameters, counters, uplink);
    }

    /** A neuron crosses so that its latch is set at an edge. */
    TreeBench cross(int block, int rank, int edge) {
        crossings.add(new int[] {block, rank, edge});
        return this;
    }

    private TreeBench sortCrossings() {
        crossings.sort((a, b) -> Integer.compare(a[2], b[2]));
        return this;
    }

    /** Runs to an edge; crossings must have been given. */
    TreeBench runTo(int lastEdge) {
        sortCrossings();
        while (window * WINDOW < lastEdge) {
            int first = window * WINDOW + 1;
            while (next < crossings.size() && crossings.get(next)[2] < first + WINDOW) {
                int[] c = crossings.get(next++);
                tree.crossing(c[0], c[1], (long) c[2] * PERIOD - 1);
            }
            log.clear();
            tree.runWindow(WINDOW, log);
            for (int i = 0; i < log.count(); i++) {
                int frame = log.frame(i);
                frames.add(
                        new int[] {first - 1 + FrameLog.edge(frame), FrameLog.dncMerger(frame), FrameLog.address(frame)
                        });
            }
            window++;
        }
        return this;
    }

    /** Counts what is left and checks that every event is accounted for. */
    ChipCounters finish() {
        tree.countInFlight();
        // No FPGA here: what got onto the link stays there.
        counters.upInFlight += counters.upOffered - counters.upLost();
        if (!counters.isBalanced()) {
            throw new AssertionError("not balanced: " + counters);
        }
        return counters;
    }

    List<Integer> edges() {
        return frames.stream().map(f -> f[0]).toList();
    }
}
