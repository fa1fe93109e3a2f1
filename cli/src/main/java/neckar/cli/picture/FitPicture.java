package neckar.cli.picture;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** Measured points of some circuits against the code, with the fit of each. */
public final class FitPicture extends Picture {
    private static final double WIDTH = 460;
    private static final double HEIGHT = 300;
    private static final double LEFT = 62;
    private static final double RIGHT = 118;
    private static final double TOP = 44;
    private static final double BOTTOM = 44;
    private static final double RADIUS = 2.4;

    private final String title;
    private final String note;
    private final String axis;
    private final double[] codes;
    private final List<Circuit> circuits;
    private final double low;
    private final double high;

    /** Points and fit of one circuit, at each code; NaN where there is none. The arrays are taken without copying. */
    public static final class Circuit {
        private final String name;
        private final double[] measured;
        private final double[] fitted;

        /** A circuit. */
        public Circuit(String name, double[] measured, double[] fitted) {
            this.name = name;
            this.measured = measured;
            this.fitted = fitted;
        }
    }

    /**
     * A picture.
     *
     * @param axis name and unit of the values
     * @param codes codes that were stepped, ascending
     * @param circuits circuits that have points
     */
    public FitPicture(String title, String note, String axis, double[] codes, List<Circuit> circuits) {
        this.title = title;
        this.note = note;
        this.axis = axis;
        this.codes = codes.clone();
        this.circuits = List.copyOf(circuits);
        double[] all = circuits.stream()
                .flatMap(circuit -> IntStream.range(0, codes.length)
                        .boxed()
                        .flatMap(i -> List.of(circuit.measured[i], circuit.fitted[i]).stream()))
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double lowest = all.length == 0 ? 0 : all[0];
        double highest = all.length == 0 ? 1 : all[all.length - 1];
        double pad = 0.05 * Math.max(1e-12, highest - lowest);
        low = lowest - pad;
        high = highest + pad;
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
    void draw(Drawing drawing) {
        double bottom = HEIGHT - BOTTOM;
        double right = WIDTH - RIGHT;
        drawing.text(title, LEFT, 19, Drawing.Align.LEFT, 13, true, Palette.INK);
        drawing.text(note, LEFT, 33, Drawing.Align.LEFT, 9.5, false, Palette.INK);
        AxisTicks across = AxisTicks.of(codes[0], codes[codes.length - 1], 6);
        for (int tick = 0; tick < across.count(); tick++) {
            double x = column(across.value(tick));
            drawing.line(x, TOP, x, bottom, Palette.GRID, 0.7);
            drawing.text(across.label(tick), x, bottom + 15, Drawing.Align.MIDDLE, 9.5, false, Palette.INK);
        }
        AxisTicks up = AxisTicks.of(low, high, 6);
        for (int tick = 0; tick < up.count(); tick++) {
            double y = row(up.value(tick));
            drawing.line(LEFT, y, right, y, Palette.GRID, 0.7);
            drawing.text(up.label(tick), LEFT - 5, y + 3, Drawing.Align.RIGHT, 9.5, false, Palette.INK);
        }
        for (int c = 0; c < circuits.size(); c++) {
            draw(drawing, circuits.get(c), Palette.series(c));
            drawing.text(
                    circuits.get(c).name,
                    right + 8,
                    TOP + 12 + 14.0 * c,
                    Drawing.Align.LEFT,
                    9.5,
                    false,
                    Palette.series(c).darker());
        }
        drawing.line(LEFT, bottom, right, bottom, Palette.INK, 0.8);
        drawing.line(LEFT, TOP, LEFT, bottom, Palette.INK, 0.8);
        drawing.text("code", (LEFT + right) / 2, bottom + 32, Drawing.Align.MIDDLE, 10.5, false, Palette.INK);
        drawing.textUpwards(axis, 14, (TOP + bottom) / 2, 10.5, Palette.INK);
    }

    private void draw(Drawing drawing, Circuit circuit, Color colour) {
        for (int i = 0; i < codes.length; i++) {
            if (i > 0 && !Double.isNaN(circuit.fitted[i - 1]) && !Double.isNaN(circuit.fitted[i])) {
                drawing.line(
                        column(codes[i - 1]),
                        row(circuit.fitted[i - 1]),
                        column(codes[i]),
                        row(circuit.fitted[i]),
                        colour,
                        0.9);
            }
            if (!Double.isNaN(circuit.measured[i])) {
                drawing.disc(column(codes[i]), row(circuit.measured[i]), RADIUS, colour, true);
            }
        }
    }

    private double column(double code) {
        return LEFT + (code - codes[0]) / (codes[codes.length - 1] - codes[0]) * (WIDTH - LEFT - RIGHT);
    }

    private double row(double value) {
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }
}
