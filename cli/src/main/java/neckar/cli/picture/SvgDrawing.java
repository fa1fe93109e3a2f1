package neckar.cli.picture;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes SVG text; coordinates have hundredths of a point. */
final class SvgDrawing implements Drawing {
    private static final int MARKS_OF_A_PATH = 5000;

    private final StringBuilder svg = new StringBuilder(1 << 14);

    SvgDrawing(double width, double height) {
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" font-family=\"DejaVu Sans, Verdana, sans-serif\">\n");
        fill(0, 0, width, height, Color.WHITE);
    }

    byte[] svg() {
        return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void fill(double x, double y, double width, double height, Color colour) {
        rectangle(x, y, width, height);
        svg.append(" fill=\"").append(hex(colour)).append("\"/>\n");
    }

    @Override
    public void frame(double x, double y, double width, double height, Color colour, double thickness) {
        rectangle(x, y, width, height);
        svg.append(" fill=\"none\"").append(stroke(colour, thickness)).append("/>\n");
    }

    private void rectangle(double x, double y, double width, double height) {
        svg.append("<rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append('"');
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Color colour, double thickness) {
        svg.append("<line x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append('"')
                .append(stroke(colour, thickness))
                .append("/>\n");
    }

    @Override
    public void disc(double x, double y, double radius, Color colour, boolean filled) {
        svg.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\" fill=\"")
                .append(filled ? hex(colour) : "none")
                .append('"')
                .append(stroke(colour, OUTLINE))
                .append("/>\n");
    }

    @Override
    public void text(String text, double x, double y, Align align, double size, boolean bold, Color colour) {
        write(text, "x=\"" + number(x) + "\" y=\"" + number(y) + '"', align, size, bold, colour);
    }

    @Override
    public void textUpwards(String text, double x, double y, double size, Color colour) {
        String place = "transform=\"translate(" + number(x) + ' ' + number(y) + ") rotate(-90)\"";
        write(text, place, Align.MIDDLE, size, false, colour);
    }

    private void write(String text, String place, Align align, double size, boolean bold, Color colour) {
        String anchor =
                switch (align) {
                    case LEFT -> "start";
                    case MIDDLE -> "middle";
                    case RIGHT -> "end";
                };
        svg.append("<text ")
                .append(place)
                .append(" text-anchor=\"")
                .append(anchor)
                .append("\" font-size=\"")
                .append(number(size))
                .append(bold ? "\" font-weight=\"bold" : "")
                .append("\" fill=\"")
                .append(hex(colour))
                .append("\">")
                .append(escape(text))
                .append("</text>\n");
    }

    @Override
    public void marks(double[] x, double[] y, double width, double height, Color colour, double opacity) {
        for (int first = 0; first < x.length; first += MARKS_OF_A_PATH) {
            svg.append("<path stroke=\"")
                    .append(hex(colour))
                    .append("\" stroke-opacity=\"")
                    .append(number(opacity))
                    .append("\" stroke-width=\"")
                    .append(number(width))
                    .append("\" d=\"");
            for (int i = first; i < Math.min(x.length, first + MARKS_OF_A_PATH); i++) {
                svg.append('M')
                        .append(number(x[i] + width / 2))
                        .append(' ')
                        .append(number(y[i]))
                        .append('v')
                        .append(number(height));
            }
            svg.append("\"/>\n");
        }
    }

    @Override
    public double widthOf(String text, double size, boolean bold) {
        return TextWidths.of(text, size, bold);
    }

    private static String stroke(Color colour, double thickness) {
        return " stroke=\"" + hex(colour) + "\" stroke-width=\"" + number(thickness) + '"';
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }

    /** Hundredths without trailing zeros. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long part = Math.abs(hundredths) % 100;
        if (part == 0) {
            return sign + whole;
        }
        return sign + whole + (part % 10 == 0 ? "." + part / 10 : part < 10 ? ".0" + part : "." + part);
    }

    /** XML text; characters that XML forbids become a question mark. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean legal = c >= 0x20 && c != 0xfffe && c != 0xffff && !(c >= 0xd800 && c <= 0xdfff);
                    escaped.appendCodePoint(legal ? c : '?');
                }
            }
        });
        return escaped.toString();
    }
}
