package neckar.cli.picture;

import java.awt.Color;

/**
 * Colours from dark blue over green to yellow that order alike for all readers, in grey print too: anchors of the map
 * "viridis" (van der Walt and Smith 2015, public domain), straight lines between.
 */
final class ColourScale {
    private static final int[] ANCHORS = {
        0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21908d, 0x22a884, 0x42be71, 0x7ad151, 0xbddf26, 0xfde725
    };

    private ColourScale() {}

    /** The colour of a share 0..1, yellow for 1. */
    static Color of(double share) {
        double at = Math.max(0, Math.min(1, share)) * (ANCHORS.length - 1);
        int lower = Math.min(ANCHORS.length - 2, (int) at);
        double part = at - lower;
        int low = ANCHORS[lower];
        int high = ANCHORS[lower + 1];
        return new Color(mix(low >> 16, high >> 16, part), mix(low >> 8, high >> 8, part), mix(low, high, part));
    }

    private static int mix(int low, int high, double part) {
        return (int) Math.round((low & 0xff) * (1 - part) + (high & 0xff) * part);
    }
}
