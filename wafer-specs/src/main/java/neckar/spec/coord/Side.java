package neckar.spec.coord;

import java.util.List;

/** Left (west) or right (east) part of a chip. */
public enum Side implements Coordinate {
    /** West; x below 128. */
    LEFT(0),
    /** East; x from 128. */
    RIGHT(1);

    /** Number of values. */
    public static final int COUNT = 2;

    private final int id;

    Side(int id) {
        this.id = id;
    }

    /** 0 is left, 1 is right. */
    public static Side of(int id) {
        Coordinates.check(id, COUNT, "Side");
        return id == 0 ? LEFT : RIGHT;
    }

    /** Both values in id order. */
    public static List<Side> all() {
        return List.of(LEFT, RIGHT);
    }

    @Override
    public int id() {
        return id;
    }

    /** The other one. */
    public Side opposite() {
        return this == LEFT ? RIGHT : LEFT;
    }

    /** The direction in which this side faces. */
    public Direction direction() {
        return this == LEFT ? Direction.WEST : Direction.EAST;
    }

    /** Reads "left" or "right"; throws IllegalArgumentException for anything else. */
    public static Side parse(String text) {
        for (Side value : values()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        throw Coordinates.unreadable(text, "left, right", "Side");
    }

    @Override
    public String toString() {
        return this == LEFT ? "left" : "right";
    }
}
