package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A merger of the merger tree: M0[0..7] are 0..7, M1[0..3] 8..11, M2[0..1] 12..13, M3 14 (hardware reference 3.5). */
public record MergerOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 15;

    private static final List<MergerOnHicann> ALL = Coordinates.list(COUNT, MergerOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public MergerOnHicann {
        Coordinates.check(id, COUNT, "MergerOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static MergerOnHicann of(int id) {
        return Coordinates.get(ALL, id, "MergerOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<MergerOnHicann> all() {
        return ALL;
    }

    /** Number of levels, M0 to M3. */
    public static final int LEVELS = 4;

    /** The merger with an index on a level 0..3. */
    public static MergerOnHicann at(int level, int index) {
        Coordinates.check(level, LEVELS, "level of MergerOnHicann");
        Coordinates.check(index, countOnLevel(level), "index of M" + level);
        return of(firstOnLevel(level) + index);
    }

    /** Number of mergers on a level 0..3: 8, 4, 2, 1. */
    public static int countOnLevel(int level) {
        return 8 >> level;
    }

    private static int firstOnLevel(int level) {
        return 16 - (16 >> level);
    }

    /** Level, 0..3. */
    public int level() {
        int level = 0;
        while (id >= firstOnLevel(level + 1)) {
            level++;
        }
        return level;
    }

    /** Index on the level. */
    public int index() {
        return id - firstOnLevel(level());
    }

    /** The merger that feeds the left input; empty on level 0, where a background generator does. */
    public Optional<MergerOnHicann> leftMerger() {
        return level() == 0 ? Optional.empty() : Optional.of(at(level() - 1, 2 * index()));
    }

    /** The merger that feeds the right input; empty on level 0, where a neuron block does. */
    public Optional<MergerOnHicann> rightMerger() {
        return level() == 0 ? Optional.empty() : Optional.of(at(level() - 1, 2 * index() + 1));
    }

    /** The background generator that feeds the left input of a merger of level 0. */
    public Optional<BackgroundGeneratorOnHicann> backgroundGenerator() {
        return level() == 0 ? Optional.of(BackgroundGeneratorOnHicann.of(index())) : Optional.empty();
    }

    /** The neuron block that feeds the right input of a merger of level 0. */
    public Optional<NeuronBlockOnHicann> neuronBlock() {
        return level() == 0 ? Optional.of(NeuronBlockOnHicann.of(index())) : Optional.empty();
    }

    /** The merger of the next level that takes this one's output; empty for M3. */
    public Optional<MergerOnHicann> next() {
        return level() == LEVELS - 1 ? Optional.empty() : Optional.of(at(level() + 1, index() / 2));
    }

    /** The input of {@link #next()} that this merger feeds. */
    public Side sideOnNext() {
        return Side.of(index() % 2);
    }

    /** The DNC merger whose right input takes this merger's output, if there is one. */
    public Optional<DncMergerOnHicann> dncMerger() {
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            if (dnc.merger().equals(this)) {
                return Optional.of(dnc);
            }
        }
        return Optional.empty();
    }

    /** The neuron blocks whose events can pass this merger, ascending. */
    public List<NeuronBlockOnHicann> neuronBlocks() {
        int width = 1 << level();
        return NeuronBlockOnHicann.all().subList(width * index(), width * index() + width);
    }

    /** Bit of the merger in the registers enable, select and slow: all indices run backwards. */
    public int registerBit() {
        return firstOnLevel(level()) + countOnLevel(level()) - 1 - index();
    }

    /** Reads "M0[3]".."M3"; throws IllegalArgumentException for anything else. */
    public static MergerOnHicann parse(String text) {
        for (MergerOnHicann merger : ALL) {
            if (merger.toString().equals(text)) {
                return merger;
            }
        }
        throw Coordinates.unreadable(text, "M0[0..7], M1[0..3], M2[0..1], M3", "MergerOnHicann");
    }

    @Override
    public String toString() {
        return level() == LEVELS - 1 ? "M3" : "M" + level() + "[" + index() + "]";
    }
}
