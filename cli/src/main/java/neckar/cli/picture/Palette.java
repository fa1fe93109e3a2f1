package neckar.cli.picture;

import java.awt.Color;

/** Colours that stay distinct for colour-blind readers (Okabe and Ito 2008, without yellow, which fades on white). */
final class Palette {
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color GRID = new Color(0xe4, 0xe4, 0xe4);

    private static final Color[] SERIES = {
        new Color(0x00, 0x72, 0xb2),
        new Color(0xd5, 0x5e, 0x00),
        new Color(0x00, 0x9e, 0x73),
        new Color(0xcc, 0x79, 0xa7),
        new Color(0x56, 0xb4, 0xe9),
        new Color(0xe6, 0x9f, 0x00),
        new Color(0x55, 0x55, 0x55),
    };

    private Palette() {}

    /** The colour of a series, by its position; repeats after seven. */
    static Color series(int position) {
        return SERIES[position % SERIES.length];
    }
}
