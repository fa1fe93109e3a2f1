package neckar.emulator.analog;

import java.util.Arrays;
import neckar.base.Invariant;

/**
 * The synapse drivers of one chip with all their rows: for each (driver, address) the list of synapses that the event
 * reaches, and the state of short-term plasticity (hardware reference 4.6, emulator reference 2.6, 3.4).
 */
public final class SynapseDrivers {
    /** L1 addresses. */
    public static final int ADDRESSES = 64;

    private final int[] start;
    private final int[] cellStart;
    private final short[] positions;
    private final float[] increments;
    private final int[] plasticity;
    private final ShortTermPlasticity stp;
    private final EventNoise noise;
    private long synapticEvents;

    /**
     * Takes the compiled synapses.
     *
     * @param start first synapse of (driver * 64 + address), one entry more than there are pairs
     * @param cellStart first cell of the same: a cell that acts on both inputs of its denmem is one cell, two synapses
     * @param positions where each synapse delivers, in the numbering of {@link NeuronCircuits#position}
     * @param increments conductance of each synapse in the circuits' own unit
     * @param plasticity index of the driver's short-term plasticity, or -1
     * @param stp states of short-term plasticity
     * @param noise noise of the strength of events
     */
    public SynapseDrivers(
            int[] start,
            int[] cellStart,
            short[] positions,
            float[] increments,
            int[] plasticity,
            ShortTermPlasticity stp,
            EventNoise noise) {
        this.noise = noise;
        Invariant.check(start.length == plasticity.length * ADDRESSES + 1, "one list a driver and address");
        this.start = start;
        // One copy serves both where they agree.
        this.cellStart = Arrays.equals(start, cellStart) ? start : cellStart;
        this.positions = positions;
        this.increments = increments;
        this.plasticity = plasticity;
        this.stp = stp;
    }

    /**
     * One event at a driver, at the instant at which the conductances rise.
     *
     * @param circuits where the event is delivered
     * @param driver the driver
     * @param address L1 address of the event
     * @param tick time of the event
     * @param remainingTicks ticks from the event to the end of the step
     */
    public void event(NeuronCircuits circuits, int driver, int address, long tick, int remainingTicks) {
        int list = driver * ADDRESSES + address;
        int from = start[list];
        int to = start[list + 1];
        float factor = 1f;
        if (plasticity[driver] >= 0) {
            factor = stp.event(plasticity[driver], address, tick);
        }
        if (!noise.isSilent()) {
            factor *= noise.factor(driver, address, tick);
        }
        circuits.deliver(positions, increments, from, to, factor, remainingTicks);
        synapticEvents += cellStart[list + 1] - cellStart[list];
    }

    /** Events times cells of neurons that they reached. */
    public long synapticEvents() {
        return synapticEvents;
    }
}
