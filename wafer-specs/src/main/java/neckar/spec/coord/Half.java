package neckar.spec.coord;

import java.util.List;

/** Top (north) or bottom (south) part of a chip; also the row of a denmem. */
public enum Half implements Coordinate {
    /** North; denmem row 0. */
    TOP(0),
    /** South; denmem row 1. */
    BOTTOM(1);

    /** Number of values. */
    public static final int COUNT = 2;

    private final int id;

    Half(int id) {
        this.id = id;
    }

    /** 0 is top, 1 is bottom. */
    public static Half of(int id) {
        Coordinates.check(id, COUNT, "Half");
        return id == 0 ? TOP : BOTTOM;
    }

    /** Both values in id order. */
    public static List<Half> all() {
        return List.of(TOP, BOTTOM);
    }

    @Override
    public int id() {
        return id;
    }

    /** The other one. */
    public Half opposite() {
        return this == TOP ? BOTTOM : TOP;
    }

    /** The direction in which this half faces. */
    public Direction direction() {
        return this == TOP ? Direction.NORTH : Direction.SOUTH;
    }

    /** Reads "top" or "bottom"; throws IllegalArgumentException for anything else. */
    public static Half parse(String text) {
        for (Half value : values()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        throw Coordinates.unreadable(text, "top, bottom", "Half");
    }

    @Override
    public String toString() {
        return this == TOP ? "top" : "bottom";
    }
}
