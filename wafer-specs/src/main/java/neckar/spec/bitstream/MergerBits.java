package neckar.spec.bitstream;

import neckar.spec.config.MergerMode;

/** The select and enable bit of a merger (hardware reference 3.5). */
final class MergerBits {
    private MergerBits() {}

    static boolean select(MergerMode mode) {
        return mode == MergerMode.LEFT_ONLY;
    }

    static boolean enable(MergerMode mode) {
        return mode == MergerMode.MERGE;
    }

    /** The mode of a merger; refuses select and enable together. */
    static MergerMode mode(RegisterSource source, Object merger, boolean select, boolean enable) {
        if (select && enable) {
            throw source.refuse(
                    "merger " + merger, "select and enable are both set", 0b11, "select alone, enable alone or none");
        }
        if (enable) {
            return MergerMode.MERGE;
        }
        return select ? MergerMode.LEFT_ONLY : MergerMode.RIGHT_ONLY;
    }
}
