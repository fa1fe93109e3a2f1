package neckar.spec.coord;

import java.util.List;

/** The four directions in which L1 lines leave a chip. */
public enum Direction implements Coordinate {
    /** y - 1. */
    NORTH(0, 0, -1),
    /** x + 1. */
    EAST(1, 1, 0),
    /** y + 1. */
    SOUTH(2, 0, 1),
    /** x - 1. */
    WEST(3, -1, 0);

    /** Number of directions. */
    public static final int COUNT = 4;

    private static final List<Direction> ALL = List.of(NORTH, EAST, SOUTH, WEST);

    private final int id;
    private final int dx;
    private final int dy;

    Direction(int id, int dx, int dy) {
        this.id = id;
        this.dx = dx;
        this.dy = dy;
    }

    /** Clockwise from north, 0..3. */
    public static Direction of(int id) {
        return Coordinates.get(ALL, id, "Direction");
    }

    /** All directions in id order. */
    public static List<Direction> all() {
        return ALL;
    }

    @Override
    public int id() {
        return id;
    }

    /** Step in x, -1..1. */
    public int dx() {
        return dx;
    }

    /** Step in y, -1..1. */
    public int dy() {
        return dy;
    }

    /** True for east and west. */
    public boolean isHorizontal() {
        return dx != 0;
    }

    /** The way back. */
    public Direction opposite() {
        return of((id + 2) % COUNT);
    }
}
