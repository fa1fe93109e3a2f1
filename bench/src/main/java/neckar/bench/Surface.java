package neckar.bench;

/** What a plot is drawn on; coordinates in pixels from the top left corner, colours as 0xRRGGBB. */
interface Surface {
    /** Where a text stands relative to its point. */
    enum Anchor {
        /** The point is its left end. */
        START,
        /** The point is its middle. */
        MIDDLE,
        /** The point is its right end. */
        END
    }

    /** A straight line of a width in pixels. */
    void line(double x1, double y1, double x2, double y2, int colour, double width);

    /** A disc, filled or as a ring. */
    void disc(double x, double y, double radius, int colour, boolean filled);

    /** A horizontal text whose base line is at y. */
    void text(double x, double y, String text, Anchor anchor);

    /** A text that reads upwards, centred on the point. */
    void upwardText(double x, double y, String text);
}
