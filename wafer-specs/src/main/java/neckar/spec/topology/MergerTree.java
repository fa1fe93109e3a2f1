package neckar.spec.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.Side;

/** What settings of the merger tree do with the events of neuron blocks and background generators (hardware reference 3.5). */
public final class MergerTree {
    private static final List<MergerPartition> PARTITIONS = enumerate();

    private MergerTree() {}

    /**
     * The 128 ways in which the mergers M1..M3 can gather the 8 neuron blocks on DNC mergers, each block on exactly one; the
     * partition in which the mergers of {@code mask} merge stands at index {@code mask} (bit i is merger 8 + i).
     */
    public static List<MergerPartition> partitions() {
        return PARTITIONS;
    }

    /** True when a merger of this mode passes the input of a side. */
    public static boolean passes(MergerMode mode, Side input) {
        return mode == MergerMode.MERGE || mode == (input == Side.LEFT ? MergerMode.LEFT_ONLY : MergerMode.RIGHT_ONLY);
    }

    /** The mergers that an event of a block passes on its way to the right input of a DNC merger, in order; empty if none. */
    public static List<MergerOnHicann> path(NeuronBlockOnHicann block, DncMergerOnHicann dnc) {
        List<MergerOnHicann> path = new ArrayList<>();
        Optional<MergerOnHicann> merger = Optional.of(block.merger());
        while (merger.isPresent()) {
            path.add(merger.get());
            if (merger.get().equals(dnc.merger())) {
                return List.copyOf(path);
            }
            merger = merger.get().next();
        }
        return List.of();
    }

    /** The neuron blocks whose events leave a merger, ascending, under given modes of all mergers. */
    public static List<NeuronBlockOnHicann> blocksAt(
            MergerOnHicann merger, Function<MergerOnHicann, MergerMode> modes) {
        return NeuronBlockOnHicann.all().stream()
                .filter(block -> arrives(block.merger(), Side.RIGHT, merger, modes))
                .toList();
    }

    /** The background generators whose events leave a merger, ascending, under given modes of all mergers. */
    public static List<BackgroundGeneratorOnHicann> generatorsAt(
            MergerOnHicann merger, Function<MergerOnHicann, MergerMode> modes) {
        return BackgroundGeneratorOnHicann.all().stream()
                .filter(generator -> arrives(generator.merger(), Side.LEFT, merger, modes))
                .toList();
    }

    private static boolean arrives(
            MergerOnHicann start, Side input, MergerOnHicann target, Function<MergerOnHicann, MergerMode> modes) {
        MergerOnHicann merger = start;
        Side side = input;
        while (passes(modes.apply(merger), side)) {
            if (merger.equals(target)) {
                return true;
            }
            Optional<MergerOnHicann> next = merger.next();
            if (next.isEmpty()) {
                return false;
            }
            side = merger.sideOnNext();
            merger = next.get();
        }
        return false;
    }

    /** Tries all 3^7 settings of M1..M3 and keeps one for each distinct way that brings every block to a DNC merger. */
    private static List<MergerPartition> enumerate() {
        MergerMode[] modes = MergerMode.values();
        Map<List<DncMergerOnHicann>, MergerPartition> found = new LinkedHashMap<>();
        int settings = 1;
        for (int i = 0; i < MergerPartition.MERGERS; i++) {
            settings *= modes.length;
        }
        for (int setting = 0; setting < settings; setting++) {
            List<MergerMode> upper = new ArrayList<>();
            for (int i = 0, rest = setting; i < MergerPartition.MERGERS; i++, rest /= modes.length) {
                upper.add(modes[rest % modes.length]);
            }
            MergerPartition.of(upper).ifPresent(partition -> found.putIfAbsent(partition.dncMergers(), partition));
        }
        return found.values().stream()
                .sorted(Comparator.comparingInt(MergerPartition::mask))
                .toList();
    }
}
