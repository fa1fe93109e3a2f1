package neckar.spec.coord;

import java.util.List;

/** A test port of a repeater block; it sends or receives 3 events (hardware reference 2.6). */
public record TestPortOnRepeaterBlock(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 2;

    private static final List<TestPortOnRepeaterBlock> ALL = Coordinates.list(COUNT, TestPortOnRepeaterBlock::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public TestPortOnRepeaterBlock {
        Coordinates.check(id, COUNT, "TestPortOnRepeaterBlock");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static TestPortOnRepeaterBlock of(int id) {
        return Coordinates.get(ALL, id, "TestPortOnRepeaterBlock");
    }

    /** All coordinates of this kind in id order. */
    public static List<TestPortOnRepeaterBlock> all() {
        return ALL;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static TestPortOnRepeaterBlock parse(String text) {
        return of(Coordinates.parseId(text, "TP", "TestPortOnRepeaterBlock"));
    }

    @Override
    public String toString() {
        return "TP" + id;
    }
}
