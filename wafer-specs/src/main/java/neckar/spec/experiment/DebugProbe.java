package neckar.spec.experiment;

import neckar.base.InputException;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * Request to the emulator's own probe: without limit in number, impossible on hardware.
 *
 * @param hicann chip
 * @param denmem circuit
 * @param kind quantity
 * @param fromTick begin in system ticks of 4 ns, included
 * @param toTick end in system ticks, not included
 * @param every one value per this many analog steps, 1 or more; without meaning for spikes
 */
public record DebugProbe(
        HicannOnWafer hicann, DenmemOnHicann denmem, ProbeKind kind, long fromTick, long toTick, int every) {
    /** Checks window and step. */
    public DebugProbe {
        String place = "debug probe " + hicann + "." + denmem;
        AdcRequest.requireWindow(place, fromTick, toTick);
        if (every < 1) {
            throw InputException.of(place, "the number of steps between values is out of range")
                    .value(every)
                    .allowed("1 or more");
        }
    }
}
