package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Points and lines in a plane whose axes are both logarithmic, with decades as ticks. */
final class LogPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 480;
    private static final int LEFT = 75;
    private static final int RIGHT = 20;
    private static final int TOP = 30;
    private static final int BOTTOM = 55;
    private static final int GRID = 0xdddddd;
    private static final int[] COLOURS = {0x1f5fa8, 0xc8442a, 0x777777};
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
    LogPlot(String title, String xLabel, String yLabel, double smallest) {
        this.title = title;
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.smallest = smallest;
    }

    /** Adds a series of (x, y). */
    LogPlot add(String name, boolean joined, List<double[]> points) {
        if (!points.isEmpty()) {
            all.add(new Series(name, joined, List.copyOf(points)));
        }
        return this;
    }

    /** Writes {@code NAME.svg} and {@code NAME.png}; nothing when there are no points. */
    void write(Path folder, String name) {
        if (all.isEmpty()) {
            return;
        }
        SvgSurface svg = new SvgSurface(WIDTH, HEIGHT);
        draw(svg);
        ImageSurface image = new ImageSurface(WIDTH, HEIGHT);
        draw(image);
        try {
            Files.writeString(folder.resolve(name + ".svg"), svg.document());
            ImageIO.write(image.image(), "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(Surface surface) {
        Axis x = axis(0, LEFT, WIDTH - RIGHT);
        Axis y = axis(1, HEIGHT - BOTTOM, TOP);
        for (int decade = x.from; decade <= x.to; decade++) {
            double at = x.position(Math.pow(10, decade));
            surface.line(at, TOP, at, HEIGHT - BOTTOM, GRID, 1);
            surface.text(at, HEIGHT - BOTTOM + 18, label(decade), Surface.Anchor.MIDDLE);
        }
        boolean hasZeros =
                all.stream().flatMap(series -> series.points().stream()).anyMatch(point -> point[1] == 0);
        for (int decade = y.from; decade <= y.to; decade++) {
            double at = y.position(Math.pow(10, decade));
            surface.line(LEFT, at, WIDTH - RIGHT, at, GRID, 1);
            boolean stands = hasZeros && Math.pow(10, decade) <= smallest * 1.001;
            surface.text(LEFT - 6, at + 4, stands ? "0" : label(decade), Surface.Anchor.END);
        }
        surface.text(WIDTH / 2.0, 18, title, Surface.Anchor.MIDDLE);
        surface.text(WIDTH / 2.0, HEIGHT - 12, xLabel, Surface.Anchor.MIDDLE);
        surface.upwardText(18, HEIGHT / 2.0, yLabel);
        for (int i = 0; i < all.size(); i++) {
            drawSeries(surface, all.get(i), i == 0, COLOURS[i % COLOURS.length], x, y);
            double legend = TOP + 16 + 18 * i;
            surface.disc(LEFT + 14, legend - 4, POINT_RADIUS, COLOURS[i % COLOURS.length], i == 0);
            surface.text(LEFT + 26, legend, all.get(i).name(), Surface.Anchor.START);
        }
    }

    private void drawSeries(Surface surface, Series series, boolean filled, int colour, Axis x, Axis y) {
        for (int i = 0; i < series.points().size(); i++) {
            double atX = x.position(series.points().get(i)[0]);
            double atY = y.position(Math.max(smallest, series.points().get(i)[1]));
            if (!series.joined()) {
                surface.disc(atX, atY, POINT_RADIUS, colour, filled);
            } else if (i > 0) {
                double[] before = series.points().get(i - 1);
                surface.line(x.position(before[0]), y.position(Math.max(smallest, before[1])), atX, atY, colour, 1.5);
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
