package neckar.spec.topology;

import java.util.Comparator;

/**
 * One component that does not work.
 *
 * @param level the kind of component
 * @param owner id of the chip or FPGA it belongs to; 0 for the wafer
 * @param id the dense id of the component on its owner, as in {@code neckar.spec.coord}
 * @param by who found it; may be empty
 * @param why what is wrong with it; may be empty
 */
public record Defect(DefectLevel level, int owner, int id, String by, String why) implements Comparable<Defect> {
    private static final Comparator<Defect> ORDER = Comparator.comparing(Defect::level)
            .thenComparingInt(Defect::owner)
            .thenComparingInt(Defect::id)
            .thenComparing(Defect::by)
            .thenComparing(Defect::why);

    /** Checks the ranges. */
    public Defect {
        if (owner < 0 || owner >= level.owner().count() || id < 0 || id >= level.count()) {
            throw new IllegalArgumentException("defect " + level + " " + owner + "/" + id + " is out of range");
        }
    }

    @Override
    public int compareTo(Defect other) {
        return ORDER.compare(this, other);
    }
}
