package neckar.spec.coord;

import java.util.List;

/** The repeater of a vertical line: 128 x (0 top, 1 bottom) + v / 2 (hardware reference 2.6). */
public record VRepeaterOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 256;

    private static final List<VRepeaterOnHicann> ALL = Coordinates.list(COUNT, VRepeaterOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public VRepeaterOnHicann {
        Coordinates.check(id, COUNT, "VRepeaterOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static VRepeaterOnHicann of(int id) {
        return Coordinates.get(ALL, id, "VRepeaterOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<VRepeaterOnHicann> all() {
        return ALL;
    }

    /** The line on this chip that the repeater serves. */
    public VLineOnHicann line() {
        int pair = id % 128;
        boolean left = pair < 64;
        boolean odd = left == (half() == Half.TOP);
        return VLineOnHicann.of(2 * pair + (odd ? 1 : 0));
    }

    /** The border at which it sits. */
    public Half half() {
        return Half.of(id / 128);
    }

    /** Its block: TL, TR, BL or BR. */
    public RepeaterBlockOnHicann block() {
        return line().repeaterBlock();
    }

    /** Its register address in the block, 0..63. */
    public int address() {
        int v = line().id();
        return switch (block()) {
            case TL -> (v + 1) / 2 % 64;
            case TR -> (256 - v) / 2 % 64;
            case BL -> v / 2;
            case BR -> (255 - v) / 2;
            case CL, CR -> throw new IllegalStateException("vertical repeater in a horizontal block");
        };
    }

    /** The test port of the block that this repeater uses. */
    public TestPortOnRepeaterBlock testPort() {
        int v = line().id();
        int fromOutside = v < 128 ? v : 383 - v;
        return TestPortOnRepeaterBlock.of(1 - fromOutside / 2 % 2);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static VRepeaterOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "VREP", "VRepeaterOnHicann"));
    }

    @Override
    public String toString() {
        return "VREP" + id;
    }
}
