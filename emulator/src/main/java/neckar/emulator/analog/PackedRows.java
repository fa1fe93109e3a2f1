package neckar.emulator.analog;

import java.util.Optional;

/**
 * The rows of a chip whose synapses are all alike in kind (no short-term plasticity, no noise, few distinct conductances), in words of 64 bits
 * that travel with an event to the chip: three synapses each, and above them the offset of the event in its window. A
 * chip then reads one stream of words a window, in the order in which they came, instead of looking each row up.
 */
public final class PackedRows {
    /** Bits below the offset. */
    public static final int OFFSET_SHIFT = 48;

    private static final int PER_WORD = 3;
    private static final int SYNAPSE_BITS = 16;
    /** More instants than this in a step are not worth a table. */
    private static final int MAX_INSTANTS = 64;

    private final SynapseRows rows;
    private final FloatCircuits circuits;
    final int positionBits;
    /** First slot of the step of each offset. */
    final int[] slotAt;
    /** First increment of the instant of each offset. */
    final int[] incrementAt;
    /** What a synapse adds, by instant and conductance, as {@link FloatCircuits#increments} packs it. */
    final long[] increments;

    private PackedRows(SynapseRows rows, FloatCircuits circuits, int stepTicks, int unitTicks, int steps) {
        this.rows = rows;
        this.circuits = circuits;
        positionBits = rows.positionBits();
        int codes = rows.conductances();
        int instants = stepTicks / unitTicks;
        increments = new long[instants * codes];
        int[] sample = rows.positionsByCode();
        for (int instant = 0; instant < instants; instant++) {
            int remaining = stepTicks - (instant + 1) * unitTicks;
            for (int code = 0; code < codes; code++) {
                increments[instant * codes + code] =
                        circuits.increments(sample[code], rows.conductance(code), remaining);
            }
        }
        slotAt = new int[steps * instants + 1];
        incrementAt = new int[slotAt.length];
        for (int offset = 1; offset < slotAt.length; offset++) {
            slotAt[offset] = (offset - 1) / instants * circuits.slots();
            incrementAt[offset] = (offset - 1) % instants * codes;
        }
    }

    /**
     * Packs the rows of a chip, if they can be.
     *
     * @param rows its rows
     * @param circuits its circuits, quantised
     * @param stepTicks length of a step
     * @param unitTicks unit of offsets, a divisor of the step
     * @param steps steps of a window
     */
    public static Optional<PackedRows> of(
            SynapseRows rows, NeuronCircuits circuits, int stepTicks, int unitTicks, int steps) {
        boolean alike = circuits.neurons() > 0 && rows.isPlain() && stepTicks / unitTicks <= MAX_INSTANTS;
        return alike && circuits instanceof FloatCircuits single
                ? Optional.of(new PackedRows(rows, single, stepTicks, unitTicks, steps))
                : Optional.empty();
    }

    /** The words of a row, with offset 0. */
    public long[] words(int row) {
        int count = rows.synapses(row);
        long[] words = new long[(count + PER_WORD - 1) / PER_WORD];
        for (int i = 0; i < count; i++) {
            words[i / PER_WORD] |= (long) rows.word(row + 1 + i) << (i % PER_WORD * SYNAPSE_BITS);
        }
        return words;
    }

    /** Number of synapses of a row. */
    public int synapses(int row) {
        return rows.synapses(row);
    }

    /** Delivers all events of a window, before its first step. */
    public void deliver(long[] words, int first, int count) {
        circuits.collect(this, words, first, count);
    }
}
