package neckar.emulator.analog;

import neckar.base.Invariant;

/**
 * The synapses of one chip, compiled into rows: all that one L1 event reaches at one instant, in the order of driver, row
 * and column (hardware reference 4.6, emulator reference 2.6, 3.4).
 *
 * <p>A row is a run of 16-bit words. A plain row is its number of synapses, then one word a synapse. A row of a chip with
 * short-term plasticity, noise or cells on both inputs has a segment for each driver: the number of segments, then for each
 * the driver, its synapses, its cells, and one word a synapse. Where a chip has few distinct conductances, a word holds the
 * position and the index of the conductance; else it is the position, and the conductance stands at the same index of a
 * second array. A spike touches one or two cache lines in this form, which is what decides the speed of a full wafer.
 */
public final class SynapseRows {
    /** L1 addresses. */
    public static final int ADDRESSES = 64;

    private final short[] words;
    private final float[] values;
    private final int positionBits;
    private final boolean segmented;
    private final int[] plasticity;
    private final ShortTermPlasticity stp;
    private final EventNoise noise;
    private long synapticEvents;

    /**
     * Takes compiled rows; arrays are not to be changed.
     *
     * @param words all rows
     * @param values conductances in the circuits' own unit: distinct ones, or one a word
     * @param positionBits low bits of a word that are the position, the others are the index of the conductance; 0 when
     *     each word has its own conductance
     * @param segmented whether rows have segments
     * @param plasticity index of each driver's short-term plasticity, or -1
     * @param stp states of short-term plasticity
     * @param noise noise of the strength of events
     */
    public SynapseRows(
            short[] words,
            float[] values,
            int positionBits,
            boolean segmented,
            int[] plasticity,
            ShortTermPlasticity stp,
            EventNoise noise) {
        Invariant.check(positionBits > 0 || values.length == words.length, "a conductance a word");
        this.words = words;
        this.values = values;
        this.positionBits = positionBits;
        this.segmented = segmented;
        this.plasticity = plasticity;
        this.stp = stp;
        this.noise = noise;
    }

    /** Number of words of all rows. */
    public int size() {
        return words.length;
    }

    /** Whether all rows have few distinct conductances and no segments. */
    boolean isPlain() {
        return !segmented && positionBits > 0;
    }

    int positionBits() {
        return positionBits;
    }

    /** Number of distinct conductances. */
    int conductances() {
        return values.length;
    }

    float conductance(int index) {
        return values[index];
    }

    /** Number of synapses of a plain row. */
    int synapses(int row) {
        return words[row] & 0xffff;
    }

    int word(int index) {
        return words[index] & 0xffff;
    }

    /** A position at which each distinct conductance occurs in plain rows; 0 for one that does not occur. */
    int[] positionsByCode() {
        int[] positions = new int[values.length];
        for (int row = 0; row < words.length; row += 1 + synapses(row)) {
            for (int i = 1; i <= synapses(row); i++) {
                positions[word(row + i) >>> positionBits] = word(row + i) & (1 << positionBits) - 1;
            }
        }
        return positions;
    }

    /**
     * One event, at the instant at which the conductances rise.
     *
     * @param circuits where the event is delivered
     * @param row first word of the row
     * @param address L1 address of the event
     * @param tick time of the event
     * @param remainingTicks ticks from the event to the end of the step
     */
    public void event(NeuronCircuits circuits, int row, int address, long tick, int remainingTicks) {
        if (segmented) {
            segments(circuits, row, address, tick, remainingTicks);
            return;
        }
        int count = words[row] & 0xffff;
        deliver(circuits, row + 1, row + 1 + count, 1f, remainingTicks);
        synapticEvents += count;
    }

    private void segments(NeuronCircuits circuits, int row, int address, long tick, int remainingTicks) {
        int at = row + 1;
        for (int segment = words[row]; segment > 0; segment--) {
            int driver = words[at];
            int count = words[at + 1];
            synapticEvents += words[at + 2];
            float factor = 1f;
            if (plasticity[driver] >= 0) {
                factor = stp.event(plasticity[driver], address, tick);
            }
            if (!noise.isSilent()) {
                factor *= noise.factor(driver, address, tick);
            }
            deliver(circuits, at + 3, at + 3 + count, factor, remainingTicks);
            at += 3 + count;
        }
    }

    private void deliver(NeuronCircuits circuits, int from, int to, float factor, int remainingTicks) {
        if (positionBits > 0) {
            circuits.deliverCoded(words, positionBits, values, from, to, factor, remainingTicks);
        } else {
            circuits.deliver(words, values, from, to, factor, remainingTicks);
        }
    }

    /** Events times cells of neurons that they reached. */
    public long synapticEvents() {
        return synapticEvents;
    }
}
