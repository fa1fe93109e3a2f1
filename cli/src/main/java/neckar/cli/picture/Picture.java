package neckar.cli.picture;

/** A picture that can be drawn on any surface. */
public abstract class Picture {
    /** Pixels of a point in PNG: sharp when printed 9 cm wide. */
    private static final double SCALE = 2;

    /** Width in points. */
    abstract double width();

    /** Height in points. */
    abstract double height();

    /** Draws the picture. */
    abstract void draw(Drawing drawing);

    /** Pixels of a point in PNG. */
    double scale() {
        return SCALE;
    }

    /** The picture as PNG. */
    public final byte[] png() {
        PngDrawing drawing = new PngDrawing(width(), height(), scale());
        draw(drawing);
        return drawing.png();
    }

    /** The picture as SVG. */
    public final byte[] svg() {
        SvgDrawing drawing = new SvgDrawing(width(), height());
        draw(drawing);
        return drawing.svg();
    }
}
