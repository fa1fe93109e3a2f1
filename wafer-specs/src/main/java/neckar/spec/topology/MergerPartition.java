package neckar.spec.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;

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

    /** Copies the lists. */
    public MergerPartition {
        upperModes = List.copyOf(upperModes);
        dncMergers = List.copyOf(dncMergers);
    }

    /** The partition that these modes of M1..M3 make; empty when a block reaches no DNC merger. */
    static Optional<MergerPartition> of(List<MergerMode> upperModes) {
        List<DncMergerOnHicann> dncMergers = new ArrayList<>();
        for (NeuronBlockOnHicann block : NeuronBlockOnHicann.all()) {
            last(block.merger(), upperModes).dncMerger().ifPresent(dncMergers::add);
        }
        return dncMergers.size() == NeuronBlockOnHicann.COUNT
                ? Optional.of(new MergerPartition(upperModes, dncMergers))
                : Optional.empty();
    }

    private static MergerOnHicann last(MergerOnHicann start, List<MergerMode> upperModes) {
        MergerOnHicann merger = start;
        Optional<MergerOnHicann> next = merger.next();
        while (next.isPresent() && MergerTree.passes(mode(upperModes, next.get()), merger.sideOnNext())) {
            merger = next.get();
            next = merger.next();
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
