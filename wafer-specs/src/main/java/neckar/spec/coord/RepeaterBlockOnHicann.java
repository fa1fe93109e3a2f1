package neckar.spec.coord;

import java.util.Comparator;
import java.util.List;

/** One of the 6 repeater blocks of a chip (hardware reference 2.6); id = 2 x row + column. */
public enum RepeaterBlockOnHicann implements Coordinate {
    /** Top left: odd vertical lines below 128. */
    TL(0),
    /** Top right: even vertical lines from 128. */
    TR(1),
    /** Centre left: even horizontal lines, with the sending repeaters. */
    CL(2),
    /** Centre right: odd horizontal lines. */
    CR(3),
    /** Bottom left: even vertical lines below 128. */
    BL(4),
    /** Bottom right: odd vertical lines from 128. */
    BR(5);

    /** Number of blocks. */
    public static final int COUNT = 6;

    private static final List<RepeaterBlockOnHicann> ALL = List.of(TL, TR, CL, CR, BL, BR);

    private final int id;

    RepeaterBlockOnHicann(int id) {
        this.id = id;
    }

    /** The block with this id, 0..5. */
    public static RepeaterBlockOnHicann of(int id) {
        return Coordinates.get(ALL, id, "RepeaterBlockOnHicann");
    }

    /** All blocks in id order. */
    public static List<RepeaterBlockOnHicann> all() {
        return ALL;
    }

    @Override
    public int id() {
        return id;
    }

    /** The left or right border of the chip. */
    public Side side() {
        return Side.of(id % 2);
    }

    /** True for CL and CR, whose repeaters serve horizontal lines. */
    public boolean isHorizontal() {
        return this == CL || this == CR;
    }

    /** Number of repeaters in the block: 32 horizontal or 64 vertical ones. */
    public int repeaterCount() {
        return isHorizontal() ? 32 : 64;
    }

    /** True when driving right or down is driving into this chip: CL, TL and TR. */
    public boolean inwardIsRightOrBottom() {
        return this == CL || this == TL || this == TR;
    }

    /** The repeaters of CL or CR by ascending register address; empty for the other blocks. */
    public List<HRepeaterOnHicann> hrepeaters() {
        return HRepeaterOnHicann.all().stream()
                .filter(repeater -> repeater.block() == this)
                .sorted(Comparator.comparingInt(HRepeaterOnHicann::address))
                .toList();
    }

    /** The repeaters of TL, TR, BL or BR by ascending register address; empty for CL and CR. */
    public List<VRepeaterOnHicann> vrepeaters() {
        return VRepeaterOnHicann.all().stream()
                .filter(repeater -> repeater.block() == this)
                .sorted(Comparator.comparingInt(VRepeaterOnHicann::address))
                .toList();
    }

    /** Reads "TL".."BR"; throws IllegalArgumentException for anything else. */
    public static RepeaterBlockOnHicann parse(String text) {
        for (RepeaterBlockOnHicann block : ALL) {
            if (block.name().equals(text)) {
                return block;
            }
        }
        throw Coordinates.unreadable(text, "TL, TR, CL, CR, BL, BR", "RepeaterBlockOnHicann");
    }
}
