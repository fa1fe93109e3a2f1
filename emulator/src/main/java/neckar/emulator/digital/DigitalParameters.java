package neckar.emulator.digital;

import neckar.base.InputException;

/**
 * Properties of the digital part that no source fixes, with the defaults of emulator reference 2.5 to 2.7. Times in ticks
 * of 1/63 GHz.
 *
 * @param encoderOrder which of several waiting neurons an encoder takes first
 * @param repeaterDelayTicks delay of each repeater, the sending one included
 * @param driverDelayTicks time from the arrival at a synapse driver to the rise of the conductances
 * @param chainDelayTicks delay of each link of a driver chain
 * @param frameTicks duration of an L1 frame
 * @param linkIntervalTicks time that one event takes on the link between chip and FPGA
 * @param linkDelayTicks serialisation and deserialisation of one event
 * @param dncDelayTicks way between FPGA and its DNC block
 * @param uplinkDepth events that wait in a chip for the link
 * @param fpgaDepth events of one link that wait in the FPGA
 * @param traceEntries size of an FPGA's trace memory
 * @param playbackLeadClocks FPGA clocks by which playback may release a pulse early
 * @param playbackLateClocks FPGA clocks by which a pulse may be late before playback drops it
 * @param playbackPulses size of an FPGA's playback memory
 * @param releaseDepth entries of the release memory of one chip
 * @param releaseDistance difference of time stamps, in 32 system ticks, at which an entry goes to the link
 * @param channelBuffers events of one channel that wait in the chip for their time
 */
public record DigitalParameters(
        EncoderOrder encoderOrder,
        int repeaterDelayTicks,
        int driverDelayTicks,
        int chainDelayTicks,
        int frameTicks,
        int linkIntervalTicks,
        int linkDelayTicks,
        int dncDelayTicks,
        int uplinkDepth,
        int fpgaDepth,
        long traceEntries,
        int playbackLeadClocks,
        int playbackLateClocks,
        long playbackPulses,
        int releaseDepth,
        int releaseDistance,
        int channelBuffers) {
    private static final int NANOSEC = 63;

    /** The defaults. */
    public static final DigitalParameters DEFAULT = new DigitalParameters(
            EncoderOrder.INDEX,
            4 * NANOSEC,
            60 * NANOSEC,
            0,
            // 7 bits of 0.5 ns
            221,
            40 * NANOSEC,
            48 * NANOSEC,
            2 * NANOSEC,
            16,
            16,
            64_000_000L,
            2500,
            12,
            33_500_000L,
            512,
            2,
            10);

    /** Checks the ranges. */
    public DigitalParameters {
        require("repeater delay", repeaterDelayTicks, 1, 1 << 20);
        require("driver delay", driverDelayTicks, 0, 1 << 20);
        require("delay of a chain link", chainDelayTicks, 0, 1 << 20);
        require("duration of a frame", frameTicks, 0, 1 << 20);
        require("interval of the link", linkIntervalTicks, 1, 1 << 24);
        require("delay of the link", linkDelayTicks, 0, 1 << 24);
        require("delay to the DNC block", dncDelayTicks, 0, 1 << 24);
        require("depth of the uplink", uplinkDepth, 1, 1 << 16);
        require("depth of the FPGA's queues", fpgaDepth, 1, 1 << 16);
        require("playback lead", playbackLeadClocks, 0, 1 << 24);
        require("playback lateness", playbackLateClocks, 0, 1 << 24);
        require("depth of the release memory", releaseDepth, 1, 1 << 20);
        // The chip compares 10 bits of the time: a pulse that came earlier would match a round too soon.
        require("release distance", releaseDistance, 0, 31);
        require("channel buffers", channelBuffers, 1, 1 << 10);
        require("trace entries", traceEntries, 0, Long.MAX_VALUE);
        require("playback pulses", playbackPulses, 0, Long.MAX_VALUE);
    }

    private static void require(String name, long value, long low, long high) {
        if (value < low || value > high) {
            throw InputException.of(name, "the parameter of the emulator is out of range")
                    .value(value)
                    .allowed(low + " to " + high);
        }
    }

    /** Shortest time from the start of a frame to the rise of a conductance: how far chips can run ahead of each other. */
    public int lookaheadTicks() {
        return repeaterDelayTicks + driverDelayTicks;
    }

    /** These parameters with another order of the encoders. */
    public DigitalParameters withEncoderOrder(EncoderOrder order) {
        return new DigitalParameters(
                order,
                repeaterDelayTicks,
                driverDelayTicks,
                chainDelayTicks,
                frameTicks,
                linkIntervalTicks,
                linkDelayTicks,
                dncDelayTicks,
                uplinkDepth,
                fpgaDepth,
                traceEntries,
                playbackLeadClocks,
                playbackLateClocks,
                playbackPulses,
                releaseDepth,
                releaseDistance,
                channelBuffers);
    }
}
