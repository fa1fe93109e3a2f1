package neckar.spec.coord;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A half-row of 16 synapse switches: 2 y + side (hardware reference 2.3, 2.4). */
public record SynapseSwitchRowOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 448;

    private static final List<SynapseSwitchRowOnHicann> ALL = Coordinates.list(COUNT, SynapseSwitchRowOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapseSwitchRowOnHicann {
        Coordinates.check(id, COUNT, "SynapseSwitchRowOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapseSwitchRowOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SynapseSwitchRowOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapseSwitchRowOnHicann> all() {
        return ALL;
    }

    /** The half-row y, 0..223, of a side. */
    public static SynapseSwitchRowOnHicann at(int y, Side side) {
        Coordinates.check(y, SynapseDriverOnHicann.COUNT, "synapse switch row");
        return of(2 * y + side.id());
    }

    /** Row, 0..223. */
    public int y() {
        return id / 2;
    }

    /** The side of the chip whose vertical lines the row crosses. */
    public Side side() {
        return Side.of(id % 2);
    }

    /** Top for y below 112, else bottom. */
    public Half half() {
        return Half.of(y() / 112);
    }

    /** The 16 switches in the order of their vertical lines. */
    public List<SynapseSwitchOnHicann> switches() {
        return IntStream.range(16 * id, 16 * id + 16)
                .mapToObj(SynapseSwitchOnHicann::of)
                .toList();
    }

    /** The 16 vertical lines that have a switch in this half-row, ascending. */
    public List<VLineOnHicann> vlines() {
        return switches().stream().map(SynapseSwitchOnHicann::vline).toList();
    }

    /** The driver whose input the half-row ends at: driver y of this chip or of the neighbour on this side. */
    public SynapseDriverOnHicann driver() {
        return SynapseDriverOnHicann.of(y());
    }

    /** True when the half-row feeds a driver of its own chip, false when it feeds the neighbour's. */
    public boolean feedsOwnDriver() {
        return driver().side() == side();
    }

    /** The chip whose driver the half-row feeds; empty when the half-row ends at the border of the wafer. */
    public Optional<HicannOnWafer> fedHicann(HicannOnWafer hicann) {
        return feedsOwnDriver() ? Optional.of(hicann) : hicann.neighbour(side().direction());
    }

    /** Address of the half-row's word among the synapse switches of its side and half. */
    public int registerAddress() {
        return half() == Half.TOP ? 111 - y() : y() - 112;
    }

    /** Reads "SSR12left"; throws IllegalArgumentException for anything else. */
    public static SynapseSwitchRowOnHicann parse(String text) {
        for (Side side : Side.values()) {
            if (text.startsWith("SSR") && text.endsWith(side.toString())) {
                String y = text.substring(3, text.length() - side.toString().length());
                return at(
                        Coordinates.parseNumber(
                                y, text, "SSR<number>left, SSR<number>right", "SynapseSwitchRowOnHicann"),
                        side);
            }
        }
        throw Coordinates.unreadable(text, "SSR<number>left, SSR<number>right", "SynapseSwitchRowOnHicann");
    }

    @Override
    public String toString() {
        return "SSR" + y() + side();
    }
}
