package neckar.spec.coord;

import java.util.List;

/** A DNC merger, which joins a Gbit channel with an output of the merger tree (hardware reference 3.5). */
public record DncMergerOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 8;

    private static final List<DncMergerOnHicann> ALL = Coordinates.list(COUNT, DncMergerOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public DncMergerOnHicann {
        Coordinates.check(id, COUNT, "DncMergerOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static DncMergerOnHicann of(int id) {
        return Coordinates.get(ALL, id, "DncMergerOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<DncMergerOnHicann> all() {
        return ALL;
    }

    // Right inputs of DNC mergers 0..7 as ids of MergerOnHicann: M0[0], M1[0], M0[2], M3, M0[4], M2[1], M1[3], M0[7].
    private static final int[] RIGHT_INPUT = {0, 8, 2, 14, 4, 13, 11, 7};

    /** The merger that feeds the right input. */
    public MergerOnHicann merger() {
        return MergerOnHicann.of(RIGHT_INPUT[id]);
    }

    /** The Gbit channel: the left input when directed to the chip, a copy of the output when directed to the FPGA. */
    public GbitChannelOnHicann gbitChannel() {
        return GbitChannelOnHicann.of(id);
    }

    /** The sending repeater that the output always goes to. */
    public SendingRepeaterOnHicann sendingRepeater() {
        return SendingRepeaterOnHicann.of(COUNT - 1 - id);
    }

    /** The horizontal line of the sending repeater: 62 - 8 d. */
    public HLineOnHicann hline() {
        return sendingRepeater().hline();
    }

    /** The neuron blocks that can reach this DNC merger, ascending. */
    public List<NeuronBlockOnHicann> neuronBlocks() {
        return merger().neuronBlocks();
    }

    /** The other DNC merger of the loopback pair. */
    public DncMergerOnHicann loopbackPartner() {
        return of(id ^ 1);
    }

    /** Bit in the registers of the DNC mergers; the index runs backwards. */
    public int registerBit() {
        return COUNT - 1 - id;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static DncMergerOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "DNC", "DncMergerOnHicann"));
    }

    @Override
    public String toString() {
        return "DNC" + id;
    }
}
