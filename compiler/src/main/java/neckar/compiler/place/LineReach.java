package neckar.compiler.place;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Layers;

/**
 * Which chips hear which on a wafer with defects: for each chip and DNC merger the shortest way of a line, alone on the
 * wafer, to the drivers of every other chip. A way ends on a vertical segment with a working synapse switch to a working
 * driver. What is within reach can still be lost to other lines, or to the other branches of the same line; the search keeps
 * one way for each state, so that it can miss one that crosses itself first.
 */
final class LineReach {

    /** Length of a way that does not exist. */
    static final int NONE = 0;

    private static final int CHIPS = HicannOnWafer.COUNT;

    private final Availability availability;
    private final RunContext context;
    private final WorkingLayer[] layers = new WorkingLayer[L1Layers.COUNT];
    private final LineWays[] ways = new LineWays[L1Layers.COUNT];
    private final byte[] length = new byte[CHIPS * DncMergerOnHicann.COUNT * CHIPS];

    private LineReach(Availability availability, RunContext context) {
        this.availability = availability;
        this.context = context;
    }

    /**
     * Ways of the lines that the given chips (enums) send by the given DNC mergers; others have none. Parallel over layers.
     */
    static LineReach of(Availability availability, BitSet senders, int[] dncs, RunContext context) {
        LineReach reach = new LineReach(availability, context);
        Parallel.forRange(L1Layers.COUNT, context.threads(), layer -> {
            context.cancel().throwIfCancelled();
            reach.layers[layer] = new WorkingLayer(availability, layer);
            reach.ways[layer] = new LineWays(reach.layers[layer]);
            for (int chip = senders.nextSetBit(0); chip >= 0; chip = senders.nextSetBit(chip + 1)) {
                for (int dnc : dncs) {
                    if (L1Layers.layerOfDnc(chip, dnc) == layer) {
                        reach.measure(chip, dnc, layer);
                    }
                }
            }
        });
        return reach;
    }

    private void measure(int chip, int dnc, int layer) {
        int[] found = ways[layer].lengths(roots(chip, dnc, layer));
        for (int target = 0; target < CHIPS; target++) {
            length[index(chip, dnc, target)] = (byte) Math.min(Byte.MAX_VALUE, found[target]);
        }
    }

    private int[] roots(int chip, int dnc, int layer) {
        DncMergerOnHicann merger = DncMergerOnHicann.of(dnc);
        return MergerExits.works(availability, HicannOnWafer.of(chip), merger)
                ? layers[layer].roots(chip, merger)
                : new int[0];
    }

    private static int index(int chip, int dnc, int target) {
        return (chip * DncMergerOnHicann.COUNT + dnc) * CHIPS + target;
    }

    /** Segments of the shortest way of the line of a DNC merger to a chip, 1..127, or {@link #NONE}. */
    int length(int chip, int dnc, int target) {
        return length[index(chip, dnc, target)];
    }

    /**
     * How many chips of a set each chip of the set can serve by its lines at once, plus how many of the lines it can hear, in
     * the order of the list, when the lines are routed one after the other. Parallel over layers.
     *
     * @param chips chips that all want to hear each other
     * @param dncs DNC mergers that each of them uses
     */
    int[] served(List<Integer> chips, int[] dncs) {
        BitSet wanted = new BitSet();
        chips.forEach(wanted::set);
        List<int[]> byLayer = new ArrayList<>();
        for (int layer = 0; layer < L1Layers.COUNT; layer++) {
            byLayer.add(new int[CHIPS]);
        }
        Parallel.forRange(
                L1Layers.COUNT, context.threads(), layer -> serve(layer, chips, dncs, wanted, byLayer.get(layer)));
        return chips.stream()
                .mapToInt(chip -> IntStream.range(0, L1Layers.COUNT)
                        .map(layer -> byLayer.get(layer)[chip])
                        .sum())
                .toArray();
    }

    private void serve(int layer, List<Integer> chips, int[] dncs, BitSet wanted, int[] counts) {
        List<Integer> senders = new ArrayList<>();
        List<int[]> roots = new ArrayList<>();
        for (int chip : chips) {
            for (int dnc : dncs) {
                if (L1Layers.layerOfDnc(chip, dnc) == layer) {
                    senders.add(chip);
                    roots.add(roots(chip, dnc, layer));
                }
            }
        }
        ways[layer].clear(roots);
        for (int i = 0; i < senders.size(); i++) {
            BitSet served = ways[layer].served(roots.get(i), wanted);
            counts[senders.get(i)] += served.cardinality();
            served.stream().forEach(target -> counts[target]++);
        }
    }
}
