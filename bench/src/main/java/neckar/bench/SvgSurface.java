package neckar.bench;

import java.util.Locale;

/** Draws as SVG text. */
final class SvgSurface implements Surface {
    private final StringBuilder svg = new StringBuilder();

    SvgSurface(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"13\">",
                width, height, width, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
    }

    private void add(String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour, double width) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#%06x\" stroke-width=\"%.1f\"/>",
                x1, y1, x2, y2, colour, width);
    }

    @Override
    public void disc(double x, double y, double radius, int colour, boolean filled) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" stroke=\"#%06x\" fill=\"%s\" stroke-width=\"1.5\"/>",
                x, y, radius, colour, filled ? String.format(Locale.ROOT, "#%06x", colour) : "none");
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x, y, anchor.name().toLowerCase(Locale.ROOT), escaped(text));
    }

    @Override
    public void upwardText(double x, double y, String text) {
        add(
                "<text transform=\"translate(%.1f,%.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                x, y, escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** The whole document. */
    String document() {
        return svg + "</svg>\n";
    }
}
