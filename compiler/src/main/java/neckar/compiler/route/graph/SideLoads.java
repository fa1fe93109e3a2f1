package neckar.compiler.route.graph;

import neckar.spec.coord.HicannOnWafer;

/**
 * How crowded the drivers of each chip side are: drivers asked for, and lines that need a primary of each class. They are
 * all that couples the layers, as a small price on sinks (mapping reference 5b, advice 3).
 */
final class SideLoads {
    private static final int SIDES = 2;
    private static final int CLASSES = 8;
    /** Drivers on a side that raise its price by 1. */
    private static final int DRIVERS_PER_PRICE = 8;

    private final int[] drivers = new int[SIDES * HicannOnWafer.COUNT];
    private final int[] lines = new int[SIDES * CLASSES * HicannOnWafer.COUNT];

    /** Adds (or with a negative sign removes) a tap. */
    void add(int hicann, int side, int driverClass, int driverCount, int sign) {
        int at = SIDES * hicann + side;
        drivers[at] += sign * driverCount;
        lines[CLASSES * at + driverClass] += sign;
    }

    /** Adds all of another one. */
    void addAll(SideLoads other) {
        for (int i = 0; i < drivers.length; i++) {
            drivers[i] += other.drivers[i];
        }
        for (int i = 0; i < lines.length; i++) {
            lines[i] += other.lines[i];
        }
    }

    /** Price of one more tap, given these loads, less those of {@code old}, plus those of {@code now}. */
    int price(int hicann, int side, int driverClass, SideLoads old, SideLoads now) {
        int at = SIDES * hicann + side;
        int c = CLASSES * at + driverClass;
        int load = drivers[at] - old.drivers[at] + now.drivers[at];
        return load / DRIVERS_PER_PRICE + lines[c] - old.lines[c] + now.lines[c];
    }

    /** A copy. */
    SideLoads copy() {
        SideLoads copy = new SideLoads();
        copy.addAll(this);
        return copy;
    }
}
