package neckar.network;

/**
 * A point or vector in space, in the user's unit of length.
 *
 * @param x first coordinate
 * @param y second coordinate
 * @param z third coordinate
 */
public record Point(double x, double y, double z) {
    /** Three times 0. */
    public static final Point ZERO = new Point(0, 0, 0);

    /** The coordinate of an axis 0..2. */
    public double get(int axis) {
        return switch (axis) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IllegalStateException("axis " + axis);
        };
    }
}
