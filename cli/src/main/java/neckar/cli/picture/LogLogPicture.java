package neckar.cli.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** Points and lines in a plane whose axes are both logarithmic, with decades as ticks. */
public final class LogLogPicture extends Picture {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 480;
    private static final int LEFT = 75;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 55;
    private static final double TEXT_SIZE = 13;
    private static final double POINT_RADIUS = 4;

    private final String title;
    private final String xLabel;
    private final String yLabel;
    private final double smallest;
    private final List<Series> all = new ArrayList<>();

    /** Named points, joined by a line or not. */
    private record Series(String name, boolean joined, List<double[]> points) {}

    /**
     * An empty plot.
     *
     * @param smallest value at which smaller ones, also 0, are drawn on the vertical axis
     */
    public LogLogPicture(String title, String xLabel, String yLabel, double smallest) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.smallest = smallest;
    }

    /** Adds a series of (x, y). */
    public LogLogPicture add(String name, boolean joined, List<double[]> points) {
        if (!points.isEmpty()) {
            all.add(new Series(name, joined, List.copyOf(points)));
        }
        return this;
    }

    /** True when no series has a point; such a picture cannot be drawn. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    @Override
    double width() {
        return WIDTH;
    }

    @Override
    double height() {
        return HEIGHT;
    }

    @Override
    double scale() {
        return 1;
    }

    @Override
    void draw(Drawing drawing) {
        Axis x = axis(0, LEFT, WIDTH - RIGHT);
        Axis y = axis(1, HEIGHT - BOTTOM, TOP);
        for (int decade = x.from; decade <= x.to; decade++) {
            double at = x.position(Math.pow(10, decade));
            drawing.line(at, TOP, at, HEIGHT - BOTTOM, Palette.GRID, 1);
            text(drawing, at, HEIGHT - BOTTOM + 18, label(decade), Drawing.Align.MIDDLE);
        }
        boolean hasZeros =
                all.stream().flatMap(series -> series.points().stream()).anyMatch(point -> point[1] == 0);
        for (int decade = y.from; decade <= y.to; decade++) {
            double at = y.position(Math.pow(10, decade));
            drawing.line(LEFT, at, WIDTH - RIGHT, at, Palette.GRID, 1);
            boolean stands = hasZeros && Math.pow(10, decade) <= smallest * 1.001;
            text(drawing, LEFT - 6, at + 4, stands ? "0" : label(decade), Drawing.Align.RIGHT);
        }
        text(drawing, WIDTH / 2.0, 18, title, Drawing.Align.MIDDLE);
        text(drawing, WIDTH / 2.0, HEIGHT - 12, xLabel, Drawing.Align.MIDDLE);
        drawing.textUpwards(yLabel, 18, HEIGHT / 2.0, TEXT_SIZE, Palette.INK);
        for (int i = 0; i < all.size(); i++) {
            drawSeries(drawing, all.get(i), i == 0, Palette.series(i), x, y);
            double legend = TOP + 16 + 18 * i;
            drawing.disc(LEFT + 14, legend - 4, POINT_RADIUS, Palette.series(i), i == 0);
            text(drawing, LEFT + 26, legend, all.get(i).name(), Drawing.Align.LEFT);
        }
    }

    private static void text(Drawing drawing, double x, double y, String text, Drawing.Align align) {
        drawing.text(text, x, y, align, TEXT_SIZE, false, Palette.INK);
    }

    private void drawSeries(Drawing drawing, Series series, boolean filled, Color colour, Axis x, Axis y) {
        for (int i = 0; i < series.points().size(); i++) {
            double atX = x.position(series.points().get(i)[0]);
            double atY = y.position(Math.max(smallest, series.points().get(i)[1]));
            if (!series.joined()) {
                drawing.disc(atX, atY, POINT_RADIUS, colour, filled);
            } else if (i > 0) {
                double[] before = series.points().get(i - 1);
                drawing.line(x.position(before[0]), y.position(Math.max(smallest, before[1])), atX, atY, colour, 1.5);
            }
        }
    }

    private static String label(int decade) {
        if (decade >= -3 && decade <= 3) {
            return decade < 0 ? Double.toString(Math.pow(10, decade)) : Integer.toString((int) Math.pow(10, decade));
        }
        return "1e" + decade;
    }

    private Axis axis(int dimension, double begin, double end) {
        double low = Double.POSITIVE_INFINITY;
        double high = smallest;
        for (Series series : all) {
            for (double[] point : series.points()) {
                low = Math.min(low, Math.max(dimension == 1 ? smallest : 0, point[dimension]));
                high = Math.max(high, point[dimension]);
            }
        }
        int from = (int) Math.floor(Math.log10(low) + 1e-9);
        return new Axis(from, Math.max(from + 1, (int) Math.ceil(Math.log10(high) - 1e-9)), begin, end);
    }

    /** Decades {@code from..to} spread from pixel {@code begin} to pixel {@code end}. */
    private record Axis(int from, int to, double begin, double end) {
        double position(double value) {
            return begin + (end - begin) * (Math.log10(value) - from) / (to - from);
        }
    }
}
