package neckar.cli.picture;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Histograms one below the other on a common axis, one for each series, each scaled to its own highest bar. */
public final class HistogramPicture extends Picture {
    private static final double WIDTH = 460;
    private static final double LEFT = 118;
    private static final double RIGHT = 14;
    private static final double TOP = 44;
    private static final double BOTTOM = 44;
    private static final double BAND = 44;
    private static final double GAP = 10;
    private static final int BARS = 60;
    /** Share of the counts that may lie outside the axis at each end. */
    private static final double CUT = 0.001;

    private final String title;
    private final String note;
    private final String axis;
    private final List<Series> series;
    private final double low;
    private final double high;

    /** Counts in equal steps. */
    public static final class Series {
        private final String name;
        private final double first;
        private final double step;
        private final long[] counts;

        /**
         * A series; the array is taken without copying.
         *
         * @param name what it is
         * @param first lower end of the first step
         * @param step width of a step
         * @param counts number of values in each step
         */
        public Series(String name, double first, double step, long[] counts) {
            this.name = name;
            this.first = first;
            this.step = step;
            this.counts = counts;
        }

        private long total() {
            return Arrays.stream(counts).sum();
        }

        /** The value below which a share of the counts lies. */
        private double quantile(double share) {
            long wanted = (long) Math.ceil(share * total());
            long sum = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i];
                if (sum >= Math.max(1, wanted)) {
                    return first + (i + 0.5) * step;
                }
            }
            return first;
        }
    }

    /**
     * A picture of some series that have counts.
     *
     * @param axis name and unit of the common axis
     */
    public HistogramPicture(String title, String note, String axis, List<Series> series) {
        this.title = title;
        this.note = note;
        this.axis = axis;
        this.series = List.copyOf(series);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double step = 1;
        for (Series each : series) {
            step = each.step;
            lowest = Math.min(lowest, each.quantile(CUT) - each.step);
            highest = Math.max(highest, each.quantile(1 - CUT) + each.step);
        }
        double pad = Math.max(0.04 * (highest - lowest), 3 * step);
        low = lowest - pad;
        high = highest + pad;
    }

    @Override
    double width() {
        return WIDTH;
    }

    @Override
    double height() {
        return TOP + series.size() * (BAND + GAP) + BOTTOM;
    }

    @Override
    void draw(Drawing drawing) {
        drawing.text(
                drawing.shorten(title, WIDTH - 2 * RIGHT, 13, true),
                RIGHT,
                19,
                Drawing.Align.LEFT,
                13,
                true,
                Palette.INK);
        drawing.text(
                drawing.shorten(note, WIDTH - 2 * RIGHT, 9.5, false),
                RIGHT,
                33,
                Drawing.Align.LEFT,
                9.5,
                false,
                Palette.INK);
        double bottom = TOP + series.size() * (BAND + GAP);
        AxisTicks ticks = AxisTicks.of(low, high, 7);
        for (int tick = 0; tick < ticks.count(); tick++) {
            double x = column(ticks.value(tick));
            drawing.line(x, TOP, x, bottom, Palette.GRID, 0.7);
            drawing.line(x, bottom, x, bottom + 4, Palette.INK, 0.7);
            drawing.text(ticks.label(tick), x, bottom + 15, Drawing.Align.MIDDLE, 9.5, false, Palette.INK);
        }
        for (int s = 0; s < series.size(); s++) {
            draw(drawing, series.get(s), Palette.series(s), TOP + s * (BAND + GAP));
        }
        drawing.line(LEFT, bottom, WIDTH - RIGHT, bottom, Palette.INK, 0.8);
        drawing.text(axis, (LEFT + WIDTH - RIGHT) / 2, bottom + 32, Drawing.Align.MIDDLE, 10.5, false, Palette.INK);
    }

    private void draw(Drawing drawing, Series each, Color colour, double top) {
        // Bars are whole numbers of steps wide, so that no bar counts more steps than its neighbours.
        int steps = Math.max(1, (int) Math.ceil((high - low) / BARS / each.step));
        double begin = each.first + Math.floor((low - each.first) / each.step) * each.step;
        int bars = (int) Math.ceil((high - begin) / (steps * each.step)) + 1;
        long[] heights = new long[bars];
        for (int i = 0; i < each.counts.length; i++) {
            double value = each.first + (i + 0.5) * each.step;
            int bar = (int) Math.floor((value - begin) / (steps * each.step));
            heights[Math.max(0, Math.min(bars - 1, bar))] += each.counts[i];
        }
        long highest = Math.max(1, Arrays.stream(heights).max().orElse(1));
        double base = top + GAP / 2 + BAND;
        for (int bar = 0; bar < bars; bar++) {
            double x1 = Math.max(LEFT, column(begin + bar * steps * each.step));
            double x2 = Math.min(WIDTH - RIGHT, column(begin + (bar + 1) * steps * each.step));
            double height = BAND * heights[bar] / highest;
            if (heights[bar] > 0 && x2 > x1) {
                drawing.fill(x1, base - Math.max(0.7, height), x2 - x1 + 0.05, Math.max(0.7, height), colour);
            }
        }
        drawing.line(LEFT, base, WIDTH - RIGHT, base, Palette.GRID, 0.8);
        String name = drawing.shorten(each.name, LEFT - RIGHT - 6, 10.5, true);
        drawing.text(name, LEFT - 8, base - 26, Drawing.Align.RIGHT, 10.5, true, colour.darker());
        String count = String.format(Locale.ROOT, "n = %,d", each.total());
        drawing.text(count, LEFT - 8, base - 13, Drawing.Align.RIGHT, 9, false, Palette.INK);
        int digits = (int) Math.max(0, Math.ceil(-StrictMath.log10(each.step)));
        double middle = Math.round(each.quantile(0.5) / each.step) * each.step;
        String median = String.format(Locale.ROOT, "median %." + digits + "f", middle + 0.0);
        drawing.text(median, LEFT - 8, base - 2, Drawing.Align.RIGHT, 9, false, Palette.INK);
    }

    private double column(double value) {
        return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT);
    }
}
