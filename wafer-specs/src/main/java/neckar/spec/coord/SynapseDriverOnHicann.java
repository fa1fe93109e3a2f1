package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A synapse driver; driver y feeds the synapse rows 2 y and 2 y + 1 (hardware reference 2.4, 4.1, 4.2). */
public record SynapseDriverOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 224;

    private static final List<SynapseDriverOnHicann> ALL = Coordinates.list(COUNT, SynapseDriverOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapseDriverOnHicann {
        Coordinates.check(id, COUNT, "SynapseDriverOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapseDriverOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SynapseDriverOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapseDriverOnHicann> all() {
        return ALL;
    }

    /** Number of drivers in one quadrant (half x side) of the chip. */
    public static final int PER_QUADRANT = 56;

    /** The driver at a position 0..55 of a quadrant, counted from top to bottom. */
    public static SynapseDriverOnHicann at(Half half, Side side, int position) {
        Coordinates.check(position, PER_QUADRANT, "position of SynapseDriverOnHicann on its quadrant");
        boolean even = (side == Side.RIGHT) != (half == Half.BOTTOM);
        return of(2 * (PER_QUADRANT * half.id() + position) + (even ? 0 : 1));
    }

    /** The side from which L1 enters: in the top half odd drivers are left ones, in the bottom half even ones. */
    public Side side() {
        boolean even = (id + (id < 112 ? 1 : 0)) % 2 == 0;
        return even ? Side.LEFT : Side.RIGHT;
    }

    /** Top for drivers 0..111, else bottom. */
    public Half half() {
        return Half.of(id / 112);
    }

    /** The synapse array that the driver belongs to. */
    public SynapseArrayOnHicann array() {
        return SynapseArrayOnHicann.of(half().id());
    }

    /** Position on the quadrant, 0..55, counted from top to bottom. */
    public int positionOnQuadrant() {
        return id / 2 % PER_QUADRANT;
    }

    /** Number of drivers of the same quadrant between this one and the neurons, 0..55. */
    public int distanceFromNeurons() {
        return half() == Half.TOP ? PER_QUADRANT - 1 - positionOnQuadrant() : positionOnQuadrant();
    }

    /** The floating-gate block whose shared parameters the driver uses; one block a quadrant. */
    public FgBlockOnHicann fgBlock() {
        return FgBlockOnHicann.at(half(), side());
    }

    /** The two synapse rows of the driver: upper, lower. */
    public List<SynapseRowOnHicann> rows() {
        return List.of(upperRow(), lowerRow());
    }

    /** The row 2 y, which lies further up on the chip. */
    public SynapseRowOnHicann upperRow() {
        return SynapseRowOnHicann.of(2 * id);
    }

    /** The row 2 y + 1, which lies further down on the chip. */
    public SynapseRowOnHicann lowerRow() {
        return SynapseRowOnHicann.of(2 * id + 1);
    }

    /** The row that lies next to the neurons; it has the even hardware address. */
    public SynapseRowOnHicann innerRow() {
        return half() == Half.TOP ? lowerRow() : upperRow();
    }

    /** The row that lies away from the neurons; it has the odd hardware address. */
    public SynapseRowOnHicann outerRow() {
        return half() == Half.TOP ? upperRow() : lowerRow();
    }

    /** The next driver of the quadrant away from the neurons, which connect_neighbor joins with this one. */
    public Optional<SynapseDriverOnHicann> outward() {
        int next = half() == Half.TOP ? id - 2 : id + 2;
        return next >= 0 && next < COUNT ? Optional.of(of(next)) : Optional.empty();
    }

    /** The next driver of the quadrant towards the neurons. */
    public Optional<SynapseDriverOnHicann> inward() {
        return distanceFromNeurons() == 0 ? Optional.empty() : Optional.of(of(half() == Half.TOP ? id + 2 : id - 2));
    }

    /** The half-row of the driver's own chip that feeds it. */
    public SynapseSwitchRowOnHicann ownSwitchRow() {
        return SynapseSwitchRowOnHicann.at(id, side());
    }

    /** The half-row that feeds the driver from the neighbouring chip on the driver's side. */
    public SynapseSwitchRowOnHicann neighbourSwitchRow() {
        return SynapseSwitchRowOnHicann.at(id, side().opposite());
    }

    /** Class b = (y mod 16) / 2, 0..7, along the quadrant. */
    public int switchClass() {
        return id % 16 / 2;
    }

    /** The sending repeater of the same chip that reaches the driver through one crossbar and one synapse switch. */
    public SendingRepeaterOnHicann sendingRepeater() {
        return SendingRepeaterOnHicann.of(half() == Half.TOP ? 7 - switchClass() : switchClass());
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseDriverOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SD", "SynapseDriverOnHicann"));
    }

    @Override
    public String toString() {
        return "SD" + id;
    }
}
