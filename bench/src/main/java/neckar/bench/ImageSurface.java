package neckar.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** Draws into an image. */
final class ImageSurface implements Surface {
    private final BufferedImage image;
    private final Graphics2D graphics;

    ImageSurface(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour, double width) {
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void disc(double x, double y, double radius, int colour, boolean filled) {
        Ellipse2D circle = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke(1.5f));
        if (filled) {
            graphics.fill(circle);
        }
        graphics.draw(circle);
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor) {
        graphics.setColor(Color.BLACK);
        double width = graphics.getFontMetrics().stringWidth(text);
        double left = anchor == Anchor.START ? x : anchor == Anchor.MIDDLE ? x - width / 2 : x - width;
        graphics.drawString(text, (float) left, (float) y);
    }

    @Override
    public void upwardText(double x, double y, String text) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        text(0, 0, text, Anchor.MIDDLE);
        graphics.setTransform(before);
    }

    /** The image as drawn so far. */
    BufferedImage image() {
        return image;
    }
}
