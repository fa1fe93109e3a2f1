package neckar.cli.picture;

import java.awt.Color;
import java.util.List;
import java.util.Locale;

/** A spike raster: time to the right, neurons upwards, one coloured and named band for each population. */
public final class RasterPicture extends Picture {
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

    @Override
    double width() {
        return WIDTH;
    }

    @Override
    double height() {
        return TOP + plotHeight() + BOTTOM;
    }

    @Override
    double scale() {
        return 1;
    }

    private int plotHeight() {
        int height = 0;
        for (int band : bandHeights()) {
            height += band + BAND_GAP;
        }
        return Math.max(height, LEAST_BAND);
    }

    @Override
    void draw(Drawing drawing) {
        int[] heights = bandHeights();
        drawTimeAxis(drawing, plotHeight());
        int bottom = TOP + plotHeight();
        for (int b = 0; b < bands.size(); b++) {
            bottom -= BAND_GAP;
            drawBand(drawing, bands.get(b), Palette.series(b), bottom - heights[b], heights[b]);
            bottom -= heights[b];
        }
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

    private void drawTimeAxis(Drawing drawing, int plotHeight) {
        int bottom = TOP + plotHeight;
        AxisTicks ticks = AxisTicks.of(0, durationMs, 10);
        for (int tick = 0; tick < ticks.count(); tick++) {
            int x = column(ticks.value(tick));
            drawing.line(x, TOP, x, bottom, Palette.GRID, 1);
            drawing.line(x, bottom, x, bottom + 5, Palette.INK, 1);
            drawing.text(ticks.label(tick), x, bottom + 22, Drawing.Align.MIDDLE, 15, false, Palette.INK);
        }
        drawing.line(LEFT, bottom, WIDTH - RIGHT, bottom, Palette.INK, 1);
        int middle = (LEFT + WIDTH - RIGHT) / 2;
        drawing.text("biological time (ms)", middle, bottom + 44, Drawing.Align.MIDDLE, 15, false, Palette.INK);
        String shown = drawing.shorten(title, WIDTH - LEFT - RIGHT, 17, true);
        drawing.text(shown, LEFT, TOP - 18, Drawing.Align.LEFT, 17, true, Palette.INK);
    }

    private void drawBand(Drawing drawing, Band band, Color colour, int top, int height) {
        drawing.fill(LEFT - 6, top, 4, height, colour);
        drawDots(drawing, band, colour, top, height);
        int middle = top + height / 2;
        boolean roomy = height >= 40;
        String name = drawing.shorten(band.label, LEFT - 20, 14, true);
        drawing.text(name, LEFT - 12, roomy ? middle - 2 : middle + 5, Drawing.Align.RIGHT, 14, true, colour.darker());
        if (roomy) {
            String line = String.format(Locale.ROOT, "%d neurons, %.1f Hz", band.size, band.rateHz(durationMs));
            drawing.text(line, LEFT - 12, middle + 15, Drawing.Align.RIGHT, 12, false, Palette.INK);
        }
    }

    private void drawDots(Drawing drawing, Band band, Color colour, int top, int height) {
        double rowHeight = (double) height / band.size;
        int mark = (int) Math.max(1, Math.min(10, Math.round(rowHeight * 0.8)));
        boolean dense = band.timeMs.length > 60_000;
        double[] x = new double[band.timeMs.length];
        double[] y = new double[x.length];
        for (int s = 0; s < x.length; s++) {
            x[s] = column(band.timeMs[s]);
            y[s] = Math.round(top + height - (band.index[s] + 0.5) * rowHeight) - mark / 2;
        }
        drawing.marks(x, y, dense ? 1 : 2, mark, colour, dense ? 0.6 : 1);
    }

    private int column(double timeMs) {
        return (int) Math.round(LEFT + timeMs / durationMs * (WIDTH - LEFT - RIGHT));
    }
}
