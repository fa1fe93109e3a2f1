package neckar.cli.picture;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.ReticleOnWafer;

/**
 * Maps of the wafer: its 384 chips in their places, each coloured by a quantity; one panel for each quantity, side by
 * side or one below the other.
 */
public final class WaferPicture extends Picture {
    private static final int COLUMNS = 36;
    private static final int ROWS = 16;
    /** Chips are 5 mm wide and 10 mm high. */
    private static final double HEIGHT_OF_WIDTH = 2;

    private static final double MARGIN = 16;
    private static final double TITLE = 40;
    private static final double PANEL_TITLE = 22;
    private static final double LEGEND = 52;
    private static final double GAP = 26;
    private static final double BAR_HEIGHT = 9;
    private static final Color UNUSED = new Color(0xee, 0xee, 0xee);
    private static final Color RETICLE = new Color(0x99, 0x99, 0x99);
    private static final int BAR_STEPS = 120;

    private final String title;
    private final String note;
    private final List<Panel> panels;

    /**
     * One map.
     *
     * @param name what is shown
     * @param unit unit of the legend
     * @param largest value of the end of the colour scale; values are counted from 0
     * @param byChip value of each chip by enum; empty for a chip that is not in use
     */
    public record Panel(String name, String unit, double largest, List<OptionalDouble> byChip) {
        /** Copies the list. */
        public Panel {
            byChip = List.copyOf(byChip);
        }
    }

    /** A picture with a title and a line of explanation below it. */
    public WaferPicture(String title, String note, List<Panel> panels) {
        this.title = title;
        this.note = note;
        this.panels = List.copyOf(panels);
    }

    /** Width of a chip in points: small where maps stand side by side. */
    private double chipWidth() {
        return panels.size() == 1 ? 10 : 6.5;
    }

    private double chipHeight() {
        return chipWidth() * HEIGHT_OF_WIDTH;
    }

    private double panelWidth() {
        return COLUMNS * chipWidth();
    }

    @Override
    double width() {
        return 2 * MARGIN + panels.size() * (panelWidth() + GAP) - GAP;
    }

    @Override
    double height() {
        return TITLE + PANEL_TITLE + ROWS * chipHeight() + LEGEND + MARGIN / 2;
    }

    @Override
    void draw(Drawing drawing) {
        String shown = drawing.shorten(title, width() - 2 * MARGIN, 13, true);
        drawing.text(shown, MARGIN, 19, Drawing.Align.LEFT, 13, true, Palette.INK);
        drawing.text(
                drawing.shorten(note, width() - 2 * MARGIN, 9.5, false),
                MARGIN,
                32,
                Drawing.Align.LEFT,
                9.5,
                false,
                Palette.INK);
        for (int p = 0; p < panels.size(); p++) {
            draw(drawing, panels.get(p), MARGIN + p * (panelWidth() + GAP), TITLE);
        }
    }

    private void draw(Drawing drawing, Panel panel, double left, double top) {
        drawing.text(panel.name(), left, top + 16, Drawing.Align.LEFT, 11, true, Palette.INK);
        double y0 = top + PANEL_TITLE;
        for (HicannOnWafer chip : HicannOnWafer.all()) {
            OptionalDouble value = panel.byChip().get(chip.id());
            Color colour = value.isPresent() ? ColourScale.of(value.getAsDouble() / panel.largest()) : UNUSED;
            drawing.fill(
                    left + chip.x() * chipWidth() + 0.4,
                    y0 + chip.y() * chipHeight() + 0.4,
                    chipWidth() - 0.8,
                    chipHeight() - 0.8,
                    colour);
        }
        for (ReticleOnWafer reticle : ReticleOnWafer.all()) {
            drawing.frame(
                    left + reticle.x() * 4 * chipWidth(),
                    y0 + reticle.y() * 2 * chipHeight(),
                    4 * chipWidth(),
                    2 * chipHeight(),
                    RETICLE,
                    0.6);
        }
        legend(drawing, panel, left, y0 + ROWS * chipHeight() + 12);
    }

    private void legend(Drawing drawing, Panel panel, double left, double top) {
        double width = panelWidth();
        for (int step = 0; step < BAR_STEPS; step++) {
            drawing.fill(
                    left + width * step / BAR_STEPS,
                    top,
                    width / BAR_STEPS + 0.3,
                    BAR_HEIGHT,
                    ColourScale.of((step + 0.5) / BAR_STEPS));
        }
        drawing.frame(left, top, width, BAR_HEIGHT, Palette.INK, 0.5);
        AxisTicks ticks = AxisTicks.of(0, panel.largest(), 5);
        for (int tick = 0; tick < ticks.count(); tick++) {
            double x = left + width * ticks.value(tick) / panel.largest();
            drawing.line(x, top + BAR_HEIGHT, x, top + BAR_HEIGHT + 3, Palette.INK, 0.7);
            String label = ticks.label(tick);
            boolean atEnd = ticks.value(tick) > 0.97 * panel.largest();
            Drawing.Align align = tick == 0 ? Drawing.Align.LEFT : atEnd ? Drawing.Align.RIGHT : Drawing.Align.MIDDLE;
            drawing.text(label, x, top + BAR_HEIGHT + 13, align, 9.5, false, Palette.INK);
        }
        double below = top + BAR_HEIGHT + 27;
        drawing.text(panel.unit(), left, below, Drawing.Align.LEFT, 9.5, false, Palette.INK);
        double box = left + width - 60;
        drawing.fill(box, below - 8, BAR_HEIGHT, BAR_HEIGHT, UNUSED);
        drawing.frame(box, below - 8, BAR_HEIGHT, BAR_HEIGHT, Palette.INK, 0.5);
        drawing.text("not in use", left + width, below, Drawing.Align.RIGHT, 9.5, false, Palette.INK);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %d maps", title, panels.size());
    }
}
