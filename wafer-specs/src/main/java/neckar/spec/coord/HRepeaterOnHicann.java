package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** The repeater of a horizontal line; same id as the line (hardware reference 2.6). */
public record HRepeaterOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 64;

    private static final List<HRepeaterOnHicann> ALL = Coordinates.list(COUNT, HRepeaterOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public HRepeaterOnHicann {
        Coordinates.check(id, COUNT, "HRepeaterOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static HRepeaterOnHicann of(int id) {
        return Coordinates.get(ALL, id, "HRepeaterOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<HRepeaterOnHicann> all() {
        return ALL;
    }

    /** The line on this chip that the repeater serves. */
    public HLineOnHicann line() {
        return HLineOnHicann.of(id);
    }

    /** The border at which it sits. */
    public Side side() {
        return line().repeaterSide();
    }

    /** Its block: CL or CR. */
    public RepeaterBlockOnHicann block() {
        return line().repeaterBlock();
    }

    /** Its register address in the block, 0..31. */
    public int address() {
        return id % 2 == 0 ? (62 - id) / 2 : (id + 1) / 2 % 32;
    }

    /** This repeater as a sending repeater, if it is one of the 8. */
    public Optional<SendingRepeaterOnHicann> sendingRepeater() {
        return line().sendingRepeater();
    }

    /** The test port of the block that this repeater uses; sending repeaters have none. */
    public Optional<TestPortOnRepeaterBlock> testPort() {
        return sendingRepeater().isPresent()
                ? Optional.empty()
                : Optional.of(TestPortOnRepeaterBlock.of(id % 4 < 2 ? 1 : 0));
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static HRepeaterOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "HREP", "HRepeaterOnHicann"));
    }

    @Override
    public String toString() {
        return "HREP" + id;
    }
}
