package neckar.compiler.place;

import neckar.spec.coord.HicannOnWafer;

/**
 * How far two chips are apart for a line. A step east or west counts more than one north or south, because each further
 * column costs a crossbar and one of few horizontal segments (mapping reference 5b).
 */
public final class ChipDistance {

    /** Cost of a step to the next column in units of a step to the next row. */
    public static final int COLUMN_STEP = 3;

    private ChipDistance() {}

    /** Distance between two chips by their enums. */
    public static int of(int a, int b) {
        HicannOnWafer first = HicannOnWafer.of(a);
        HicannOnWafer second = HicannOnWafer.of(b);
        return COLUMN_STEP * Math.abs(first.x() - second.x()) + Math.abs(first.y() - second.y());
    }
}
