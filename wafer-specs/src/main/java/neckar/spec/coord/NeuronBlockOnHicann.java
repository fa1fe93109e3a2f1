package neckar.spec.coord;

import java.util.List;
import java.util.stream.IntStream;

/** A block of 32 x 2 denmems that share a priority encoder (hardware reference 3.1, 3.4). */
public record NeuronBlockOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 8;

    private static final List<NeuronBlockOnHicann> ALL = Coordinates.list(COUNT, NeuronBlockOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public NeuronBlockOnHicann {
        Coordinates.check(id, COUNT, "NeuronBlockOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static NeuronBlockOnHicann of(int id) {
        return Coordinates.get(ALL, id, "NeuronBlockOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<NeuronBlockOnHicann> all() {
        return ALL;
    }

    /** Columns of a block. */
    public static final int COLUMNS = 32;

    /** Quads of a block. */
    public static final int QUADS = 16;

    /** Denmems of a block. */
    public static final int DENMEMS = 64;

    /** The westernmost column of the block. */
    public int firstColumn() {
        return COLUMNS * id;
    }

    /** The 16 quads of the block from left to right. */
    public List<QuadOnHicann> quads() {
        return QuadOnHicann.all().subList(QUADS * id, QUADS * id + QUADS);
    }

    /** The 64 denmems of the block, the top row first. */
    public List<DenmemOnHicann> denmems() {
        return IntStream.range(0, DENMEMS)
                .mapToObj(i -> DenmemOnHicann.at(firstColumn() + i % COLUMNS, i / COLUMNS))
                .toList();
    }

    /** The merger whose right input takes the block's events. */
    public MergerOnHicann merger() {
        return MergerOnHicann.at(0, id);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static NeuronBlockOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "NB", "NeuronBlockOnHicann"));
    }

    @Override
    public String toString() {
        return "NB" + id;
    }
}
