package neckar.cli.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws into an image. */
final class PngDrawing implements Drawing {
    private final BufferedImage image;
    private final Graphics2D g;

    /**
     * A white image.
     *
     * @param scale pixels of a point
     */
    PngDrawing(double width, double height, double scale) {
        image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
    }

    byte[] png() {
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void fill(double x, double y, double width, double height, Color colour) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void frame(double x, double y, double width, double height, Color colour, double thickness) {
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) thickness));
        g.draw(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Color colour, double thickness) {
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) thickness));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void disc(double x, double y, double radius, Color colour, boolean filled) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) OUTLINE));
        if (filled) {
            g.fill(circle);
        }
        g.draw(circle);
    }

    @Override
    public void text(String text, double x, double y, Align align, double size, boolean bold, Color colour) {
        double width = widthOf(text, size, bold);
        double left =
                switch (align) {
                    case LEFT -> x;
                    case MIDDLE -> x - width / 2;
                    case RIGHT -> x - width;
                };
        g.setColor(colour);
        g.setFont(TextWidths.font(size, bold));
        g.drawString(text, (float) left, (float) y);
    }

    @Override
    public void textUpwards(String text, double x, double y, double size, Color colour) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        text(text, 0, 0, Align.MIDDLE, size, false, colour);
        g.setTransform(before);
    }

    @Override
    public void marks(double[] x, double[] y, double width, double height, Color colour, double opacity) {
        g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity)));
        Rectangle2D.Double mark = new Rectangle2D.Double(0, 0, width, height);
        for (int i = 0; i < x.length; i++) {
            mark.x = x[i];
            mark.y = y[i];
            g.fill(mark);
        }
    }

    @Override
    public double widthOf(String text, double size, boolean bold) {
        return TextWidths.of(text, size, bold);
    }
}
