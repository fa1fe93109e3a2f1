package neckar.spec.experiment;

import neckar.base.InputException;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * Start of the current stimulus of one floating-gate block; its 129 values stand in the chip's configuration (hardware
 * reference 5.9).
 *
 * @param hicann chip
 * @param block floating-gate block
 * @param tick start in system ticks of 4 ns
 */
public record StimulusStart(HicannOnWafer hicann, FgBlockOnHicann block, long tick) {
    /** Checks the time. */
    public StimulusStart {
        if (tick < 0 || tick >= StimulusEvents.MAX_TICK) {
            throw InputException.of("stimulus start " + hicann + "." + block, "the time is out of range")
                    .value(tick)
                    .allowed("0 to 2^44 - 1 ticks of 4 ns");
        }
    }
}
