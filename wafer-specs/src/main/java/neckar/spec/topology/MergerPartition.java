package neckar.spec.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.Side;

/**
 * One way of gathering the 8 neuron blocks of a chip on DNC mergers, with the modes of M1..M3 that make it.
 *
 * <p>A block's events go to the DNC merger at the last merger that passes them on; the DNC mergers that they pass on their way
 * carry them too unless these are set to LEFT_ONLY, so a block is on exactly one line when unused DNC mergers are.
 *
 * @param upperModes modes of M1[0..3], M2[0..1], M3 in id order
 * @param dncMergers the DNC merger of each neuron block, by block id
 */
public record MergerPartition(List<MergerMode> upperModes, List<DncMergerOnHicann> dncMergers) {
    /** Number of mergers above M0. */
    static final int MERGERS = MergerOnHicann.COUNT - NeuronBlockOnHicann.COUNT;

    // The tree as tables by merger: all 3^7 settings are tried when the program starts.
    private static final int[] NEXT = MergerOnHicann.all().stream()
            .mapToInt(merger -> merger.next().map(MergerOnHicann::id).orElse(L1Topology.NONE))
            .toArray();
    private static final List<Side> SIDE =
            MergerOnHicann.all().stream().map(MergerOnHicann::sideOnNext).toList();
    private static final int[] DNC = MergerOnHicann.all().stream()
            .mapToInt(merger -> merger.dncMerger().map(DncMergerOnHicann::id).orElse(L1Topology.NONE))
            .toArray();

    /** Copies the lists. */
    public MergerPartition {
        upperModes = List.copyOf(upperModes);
        dncMergers = List.copyOf(dncMergers);
    }

    /** The partition that these modes of M1..M3 make; empty when a block reaches no DNC merger. */
    static Optional<MergerPartition> of(List<MergerMode> upperModes) {
        List<DncMergerOnHicann> dncMergers = new ArrayList<>();
        for (NeuronBlockOnHicann block : NeuronBlockOnHicann.all()) {
            int dnc = DNC[last(block.id(), upperModes)];
            if (dnc == L1Topology.NONE) {
                return Optional.empty();
            }
            dncMergers.add(DncMergerOnHicann.of(dnc));
        }
        return Optional.of(new MergerPartition(upperModes, dncMergers));
    }

    /** The merger (id) at which the events of a block end; merger M0[i] takes block i. */
    private static int last(int block, List<MergerMode> upperModes) {
        int merger = block;
        while (NEXT[merger] != L1Topology.NONE
                && MergerTree.passes(upperModes.get(NEXT[merger] - NeuronBlockOnHicann.COUNT), SIDE.get(merger))) {
            merger = NEXT[merger];
        }
        return merger;
    }

    private static MergerMode mode(List<MergerMode> upperModes, MergerOnHicann merger) {
        return upperModes.get(merger.id() - NeuronBlockOnHicann.COUNT);
    }

    /** The mode of a merger; M0 mergers merge their neuron block with their background generator. */
    public MergerMode mode(MergerOnHicann merger) {
        return merger.level() == 0 ? MergerMode.MERGE : mode(upperModes, merger);
    }

    /** The DNC merger that takes the events of a block. */
    public DncMergerOnHicann dncMerger(NeuronBlockOnHicann block) {
        return dncMergers.get(block.id());
    }

    /** The blocks that share a DNC merger, ascending; empty when the DNC merger is not used by neurons. */
    public List<NeuronBlockOnHicann> blocks(DncMergerOnHicann dnc) {
        return NeuronBlockOnHicann.all().stream()
                .filter(block -> dncMerger(block).equals(dnc))
                .toList();
    }

    /** The DNC mergers in use, ascending. */
    public List<DncMergerOnHicann> usedDncMergers() {
        return dncMergers.stream()
                .distinct()
                .sorted(Comparator.comparingInt(DncMergerOnHicann::id))
                .toList();
    }

    /** Number of lines, 1..8, i.e. of DNC mergers in use. */
    public int lines() {
        return (int) dncMergers.stream().distinct().count();
    }

    /** Which mergers merge: bit i stands for the merger with id 8 + i. Each of the 128 masks belongs to one partition. */
    public int mask() {
        int mask = 0;
        for (int i = 0; i < MERGERS; i++) {
            mask |= upperModes.get(i) == MergerMode.MERGE ? 1 << i : 0;
        }
        return mask;
    }
}
