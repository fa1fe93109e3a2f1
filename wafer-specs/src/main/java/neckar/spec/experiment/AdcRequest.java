package neckar.spec.experiment;

import neckar.base.InputException;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * Request to record a membrane through the ADC (hardware reference 8).
 *
 * @param hicann chip
 * @param output analog output of the chip, shared by the chips of the reticle
 * @param denmem circuit whose membrane is read
 * @param fromTick begin in system ticks of 4 ns, included
 * @param toTick end in system ticks, not included
 */
public record AdcRequest(
        HicannOnWafer hicann, AnalogOutputOnHicann output, DenmemOnHicann denmem, long fromTick, long toTick) {
    /** Checks the window. */
    public AdcRequest {
        requireWindow("ADC request " + hicann + "." + denmem, fromTick, toTick);
    }

    static void requireWindow(String place, long fromTick, long toTick) {
        if (fromTick < 0 || toTick <= fromTick || toTick > StimulusEvents.MAX_TICK) {
            throw InputException.of(place, "the window of a recording must begin at 0 or later and end after its begin")
                    .value(fromTick + ".." + toTick)
                    .allowed("0 <= from < to <= 2^44 ticks of 4 ns");
        }
    }
}
