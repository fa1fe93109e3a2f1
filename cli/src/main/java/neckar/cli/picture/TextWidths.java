package neckar.cli.picture;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** Fonts of all pictures and the widths of texts in them. */
final class TextWidths {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private TextWidths() {}

    static Font font(double size, boolean bold) {
        return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    }

    static double of(String text, double size, boolean bold) {
        return font(size, bold).getStringBounds(text, CONTEXT).getWidth();
    }
}
