package neckar.cli.picture;

import java.awt.Color;

/**
 * A surface for pictures in points, x to the right and y downwards. One drawing gives the same picture as PNG and as SVG.
 */
interface Drawing {
    /** Thickness of the outline of a disc. */
    double OUTLINE = 1.5;

    /** How a text lies at its position. */
    enum Align {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /** A filled rectangle. */
    void fill(double x, double y, double width, double height, Color colour);

    /** The border of a rectangle. */
    void frame(double x, double y, double width, double height, Color colour, double thickness);

    /** A straight line. */
    void line(double x1, double y1, double x2, double y2, Color colour, double thickness);

    /** A disc, or its outline alone. */
    void disc(double x, double y, double radius, Color colour, boolean filled);

    /** A text whose base line is at y. */
    void text(String text, double x, double y, Align align, double size, boolean bold, Color colour);

    /** A text that runs upwards, its middle at the position. */
    void textUpwards(String text, double x, double y, double size, Color colour);

    /** Many marks of one colour and size, by their upper left corners; {@code opacity} 0..1. */
    void marks(double[] x, double[] y, double width, double height, Color colour, double opacity);

    /** Width of a text. */
    double widthOf(String text, double size, boolean bold);

    /** The text, shortened to a width. */
    default String shorten(String text, double width, double size, boolean bold) {
        String shown = text;
        while (shown.length() > 2 && widthOf(shown, size, bold) > width) {
            shown = shown.substring(0, shown.length() - 2) + "\u2026";
        }
        return shown;
    }
}
