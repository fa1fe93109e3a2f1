package neckar.cli.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A spike raster: time to the right, neurons upwards, one coloured and named band for each population. */
public final class RasterPicture {
    private static final int WIDTH = 1200;
    private static final int LEFT = 190;
    private static final int RIGHT = 24;
    private static final int TOP = 46;
    private static final int BOTTOM = 56;
    private static final int LOWEST_PLOT = 240;
    private static final int HIGHEST_PLOT = 900;
    private static final int LEAST_BAND = 18;
    private static final int BAND_GAP = 4;

    private final String title;
    private final double durationMs;
    private final List<Band> bands;

    /** A population as it is drawn. */
    public static final class Band {
        private final String label;
        private final int size;
        private final int[] index;
        private final double[] timeMs;

        /**
         * A band; the arrays are taken without copying.
         *
         * @param label name of the population
         * @param size number of neurons
         * @param index spiking neuron, one entry for each spike
         * @param timeMs biological time of each spike
         */
        public Band(String label, int size, int[] index, double[] timeMs) {
            this.label = label;
            this.size = size;
            this.index = index;
            this.timeMs = timeMs;
        }

        private double rateHz(double durationMs) {
            return timeMs.length / (size * durationMs / 1000);
        }
    }

    /**
     * A raster of some populations.
     *
     * @param durationMs length of the time axis, positive
     */
    public RasterPicture(String title, double durationMs, List<Band> bands) {
        this.title = title;
        this.durationMs = durationMs;
        this.bands = List.copyOf(bands);
    }

    /** The picture as PNG bytes. */
    public byte[] png() {
        int[] heights = bandHeights();
        int plotHeight = 0;
        for (int height : heights) {
            plotHeight += height + BAND_GAP;
        }
        plotHeight = Math.max(plotHeight, LEAST_BAND);
        BufferedImage image = new BufferedImage(WIDTH, TOP + plotHeight + BOTTOM, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            drawTimeAxis(g, plotHeight);
            int bottom = TOP + plotHeight;
            for (int b = 0; b < bands.size(); b++) {
                bottom -= BAND_GAP;
                drawBand(g, bands.get(b), Palette.series(b), bottom - heights[b], heights[b]);
                bottom -= heights[b];
            }
        } finally {
            g.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Heights in proportion to sizes, but none too thin for its name. */
    private int[] bandHeights() {
        long neurons = bands.stream().mapToLong(band -> band.size).sum();
        double wanted = Math.max(LOWEST_PLOT, Math.min(HIGHEST_PLOT, neurons * 2.0));
        int[] heights = new int[bands.size()];
        for (int b = 0; b < heights.length; b++) {
            double share = wanted * bands.get(b).size / Math.max(1, neurons);
            heights[b] = (int) Math.max(LEAST_BAND, Math.round(share));
        }
        return heights;
    }

    private void drawTimeAxis(Graphics2D g, int plotHeight) {
        int bottom = TOP + plotHeight;
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        FontMetrics metrics = g.getFontMetrics();
        AxisTicks ticks = AxisTicks.of(0, durationMs, 10);
        g.setStroke(new BasicStroke(1));
        for (int tick = 0; tick < ticks.count(); tick++) {
            int x = column(ticks.value(tick));
            g.setColor(Palette.GRID);
            g.drawLine(x, TOP, x, bottom);
            g.setColor(Palette.INK);
            g.drawLine(x, bottom, x, bottom + 5);
            String text = ticks.label(tick);
            g.drawString(text, x - metrics.stringWidth(text) / 2, bottom + 22);
        }
        g.drawLine(LEFT, bottom, WIDTH - RIGHT, bottom);
        String axis = "biological time (ms)";
        g.drawString(axis, (LEFT + WIDTH - RIGHT - metrics.stringWidth(axis)) / 2, bottom + 44);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 17));
        g.drawString(shorten(g, title, WIDTH - LEFT - RIGHT), LEFT, TOP - 18);
    }

    private void drawBand(Graphics2D g, Band band, Color colour, int top, int height) {
        g.setColor(Palette.BAND);
        g.fillRect(LEFT - 6, top, 5, height);
        g.setColor(colour);
        g.fillRect(LEFT - 6, top, 4, height);
        drawDots(g, band, colour, top, height);
        g.setColor(colour.darker());
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        int middle = top + height / 2;
        boolean roomy = height >= 40;
        String name = shorten(g, band.label, LEFT - 20);
        g.drawString(name, LEFT - 12 - g.getFontMetrics().stringWidth(name), roomy ? middle - 2 : middle + 5);
        if (roomy) {
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            g.setColor(Palette.INK);
            String line = String.format(Locale.ROOT, "%d neurons, %.1f Hz", band.size, band.rateHz(durationMs));
            g.drawString(line, LEFT - 12 - g.getFontMetrics().stringWidth(line), middle + 15);
        }
    }

    private void drawDots(Graphics2D g, Band band, Color colour, int top, int height) {
        double rowHeight = (double) height / band.size;
        int mark = (int) Math.max(1, Math.min(10, Math.round(rowHeight * 0.8)));
        boolean dense = band.timeMs.length > 60_000;
        g.setColor(dense ? new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150) : colour);
        int thickness = dense ? 1 : 2;
        for (int s = 0; s < band.timeMs.length; s++) {
            int x = column(band.timeMs[s]);
            int y = (int) Math.round(top + height - (band.index[s] + 0.5) * rowHeight);
            g.fillRect(x, y - mark / 2, thickness, mark);
        }
    }

    private int column(double timeMs) {
        return (int) Math.round(LEFT + timeMs / durationMs * (WIDTH - LEFT - RIGHT));
    }

    private static String shorten(Graphics2D g, String text, int width) {
        String shown = text;
        while (shown.length() > 2 && g.getFontMetrics().stringWidth(shown) > width) {
            shown = shown.substring(0, shown.length() - 2) + "\u2026";
        }
        return shown;
    }
}
