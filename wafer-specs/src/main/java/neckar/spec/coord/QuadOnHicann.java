package neckar.spec.coord;

import java.util.List;

/** A quad of 2 x 2 denmems; quad x / 2 holds columns x and x + 1 (hardware reference 3.1, 3.2). */
public record QuadOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 128;

    private static final List<QuadOnHicann> ALL = Coordinates.list(COUNT, QuadOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public QuadOnHicann {
        Coordinates.check(id, COUNT, "QuadOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static QuadOnHicann of(int id) {
        return Coordinates.get(ALL, id, "QuadOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<QuadOnHicann> all() {
        return ALL;
    }

    /** The even column of the quad; the odd one follows. */
    public int firstColumn() {
        return 2 * id;
    }

    /** The denmem at a position of the quad. */
    public DenmemOnHicann denmem(DenmemOnQuad position) {
        return DenmemOnHicann.at(firstColumn() + position.x(), position.row());
    }

    /** The 4 denmems in the order of {@link DenmemOnQuad}. */
    public List<DenmemOnHicann> denmems() {
        // Millions of calls while a wafer is decoded: no stream.
        return List.of(
                denmem(DenmemOnQuad.of(0)),
                denmem(DenmemOnQuad.of(1)),
                denmem(DenmemOnQuad.of(2)),
                denmem(DenmemOnQuad.of(3)));
    }

    /** The neuron block that holds the quad. */
    public NeuronBlockOnHicann block() {
        return NeuronBlockOnHicann.of(id / NeuronBlockOnHicann.QUADS);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static QuadOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "Q", "QuadOnHicann"));
    }

    @Override
    public String toString() {
        return "Q" + id;
    }
}
