package neckar.cli.picture;

import java.awt.Color;
import java.util.List;

/** Bars from zero to the left and right with confidence intervals, one for each cause of a difference. */
public final class SharePicture extends Picture {
    private static final double WIDTH = 560;
    private static final double LEFT = 130;
    private static final double RIGHT = 24;
    private static final double TOP = 44;
    private static final double BOTTOM = 44;
    private static final double ROW = 24;
    private static final double BAR = 13;

    private final String title;
    private final String note;
    private final String axis;
    private final List<Bar> bars;
    private final double low;
    private final double high;

    /**
     * A bar.
     *
     * @param name what it stands for
     * @param value its length
     * @param low lower end of the interval
     * @param high upper end of the interval
     */
    public record Bar(String name, double value, double low, double high) {}

    /**
     * A picture of some bars with finite values.
     *
     * @param axis name and unit of the axis
     */
    public SharePicture(String title, String note, String axis, List<Bar> bars) {
        this.title = title;
        this.note = note;
        this.axis = axis;
        this.bars = List.copyOf(bars);
        double lowest = 0;
        double highest = 0;
        for (Bar bar : bars) {
            lowest = Math.min(lowest, Math.min(bar.value, bar.low));
            highest = Math.max(highest, Math.max(bar.value, bar.high));
        }
        double pad = Math.max(0.05 * (highest - lowest), 1e-12);
        low = lowest - pad;
        high = highest + pad;
    }

    @Override
    double width() {
        return WIDTH;
    }

    @Override
    double height() {
        return TOP + bars.size() * ROW + BOTTOM;
    }

    @Override
    void draw(Drawing drawing) {
        String shownTitle = drawing.shorten(title, WIDTH - 28, 13, true);
        drawing.text(shownTitle, 14, 19, Drawing.Align.LEFT, 13, true, Palette.INK);
        String shownNote = drawing.shorten(note, WIDTH - 28, 9.5, false);
        drawing.text(shownNote, 14, 33, Drawing.Align.LEFT, 9.5, false, Palette.INK);
        double bottom = TOP + bars.size() * ROW;
        AxisTicks ticks = AxisTicks.of(low, high, 6);
        for (int tick = 0; tick < ticks.count(); tick++) {
            double x = column(ticks.value(tick));
            drawing.line(x, TOP, x, bottom, Palette.GRID, 0.7);
            drawing.text(ticks.label(tick), x, bottom + 15, Drawing.Align.MIDDLE, 9.5, false, Palette.INK);
        }
        for (int b = 0; b < bars.size(); b++) {
            draw(drawing, bars.get(b), Palette.series(b), TOP + b * ROW);
        }
        drawing.line(column(0), TOP, column(0), bottom, Palette.INK, 1);
        drawing.text(axis, (LEFT + WIDTH - RIGHT) / 2, bottom + 33, Drawing.Align.MIDDLE, 10.5, false, Palette.INK);
    }

    private void draw(Drawing drawing, Bar bar, Color colour, double top) {
        double middle = top + ROW / 2;
        double from = Math.min(column(0), column(bar.value));
        double length = Math.abs(column(bar.value) - column(0));
        drawing.fill(from, middle - BAR / 2, Math.max(0.7, length), BAR, colour);
        drawing.line(column(bar.low), middle, column(bar.high), middle, Palette.INK, 1.2);
        for (double end : new double[] {bar.low, bar.high}) {
            drawing.line(column(end), middle - 4, column(end), middle + 4, Palette.INK, 1.2);
        }
        String name = drawing.shorten(bar.name, LEFT - 20, 10.5, false);
        drawing.text(name, LEFT - 8, middle + 3.5, Drawing.Align.RIGHT, 10.5, false, Palette.INK);
    }

    private double column(double value) {
        return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT);
    }
}
