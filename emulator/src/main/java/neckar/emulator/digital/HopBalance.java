package neckar.emulator.digital;

import neckar.base.Invariant;

/**
 * Counts events at each register of a chip's tree, for debugging: what has entered a register has left it, was lost there, or
 * is still in it; what has left one has entered the next. Registers are the latches of each block, the encoder buffers, and
 * right input, left input and output of each merger.
 */
final class HopBalance {
    private static final int BLOCKS = 8;
    private static final int BUFFERS = BLOCKS;
    private static final int MERGER_REGISTERS = 2 * BLOCKS;
    private static final int REGISTERS = MERGER_REGISTERS + 3 * ChipTree.MERGERS;
    /** Output among the registers of a merger, behind right and left input. */
    static final int OUTPUT = 2;

    private final int hicann;
    private final long[] entered = new long[REGISTERS];
    private final long[] passed = new long[REGISTERS];
    private final long[] lost = new long[REGISTERS];
    private final long[] present = new long[REGISTERS];
    private long pulled;
    private long unrouted;

    HopBalance(int hicann) {
        this.hicann = hicann;
    }

    /** Register of the latches of a block. */
    static int latches(int block) {
        return block;
    }

    /** Register of the buffer of a block's encoder. */
    static int buffer(int block) {
        return BUFFERS + block;
    }

    /** Register of a merger: 0 right input, 1 left input, 2 output. */
    static int merger(int position, int which) {
        return MERGER_REGISTERS + 3 * position + which;
    }

    void enter(int register, long events) {
        entered[register] += events;
    }

    void pass(int register) {
        passed[register]++;
    }

    /** An event goes from one register to the next. */
    void move(int from, int to) {
        passed[from]++;
        entered[to]++;
    }

    /** An event goes from the output of a merger to the input of another one. */
    void pull(int from, int to) {
        move(from, to);
        pulled++;
    }

    /** An event was written to a side that is not selected. */
    void unrouted() {
        unrouted++;
    }

    void lose(int register, long events) {
        lost[register] += events;
    }

    /** Tells how many events are in a register now. */
    void present(int register, long events) {
        present[register] = events;
    }

    /** Checks all registers and hops. */
    void check(long edge) {
        for (int r = 0; r < REGISTERS; r++) {
            Invariant.check(
                    entered[r] == passed[r] + lost[r] + present[r],
                    "what has entered a register has left it, was lost or is there",
                    "H" + hicann,
                    name(r),
                    edge,
                    entered[r],
                    passed[r],
                    lost[r],
                    present[r]);
        }
        long fromTree = 0;
        for (int block = 0; block < BLOCKS; block++) {
            Invariant.check(
                    passed[latches(block)] == entered[buffer(block)],
                    "what has left the latches has entered the encoder's buffer",
                    "H" + hicann,
                    block,
                    edge);
        }
        for (int p = 0; p < ChipTree.MERGERS; p++) {
            Invariant.check(
                    passed[merger(p, 0)] + passed[merger(p, 1)] == entered[merger(p, OUTPUT)],
                    "what has left the inputs of a merger has entered its output",
                    "H" + hicann,
                    ChipTree.name(p),
                    edge);
            fromTree += p >= BLOCKS ? passed[merger(p, OUTPUT)] : 0;
        }
        Invariant.check(
                fromTree == pulled, "what has left the outputs of the tree has entered inputs", "H" + hicann, edge);
    }

    /** Events lost in registers of the tree, and those written to sides that are not selected. */
    long lostInMergers() {
        long sum = 0;
        for (int r = MERGER_REGISTERS; r < REGISTERS; r++) {
            sum += lost[r];
        }
        return sum;
    }

    long lostInLatches() {
        long sum = 0;
        for (int block = 0; block < BLOCKS; block++) {
            sum += lost[latches(block)];
        }
        return sum;
    }

    long allUnrouted() {
        return unrouted;
    }

    private static String name(int register) {
        if (register < BUFFERS) {
            return "latches " + register;
        }
        if (register < MERGER_REGISTERS) {
            return "buffer " + (register - BUFFERS);
        }
        String[] which = {"right", "left", "out"};
        int r = register - MERGER_REGISTERS;
        return ChipTree.name(r / 3) + " " + which[r % 3];
    }
}
