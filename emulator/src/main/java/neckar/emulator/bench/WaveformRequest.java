package neckar.emulator.bench;

import java.util.Comparator;
import java.util.List;
import neckar.base.InputException;
import neckar.emulator.digital.Waveform;
import neckar.emulator.kernel.Machine;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.unit.TimeBase;

/**
 * Which registers are followed, and when. Impossible on hardware.
 *
 * @param hicanns chips
 * @param fromBioMs biological time at which the waveforms begin; may lie in the lead-in, below 0
 * @param toBioMs biological time at which they end
 */
public record WaveformRequest(List<HicannOnWafer> hicanns, double fromBioMs, double toBioMs) {
    /** Later ends of a range mean the end of the run. */
    private static final double LATEST_TICK = 0x1p62;

    private static final double TICKS_PER_MS = TimeBase.TICKS_PER_NANOSEC * 1e6;

    /** Sorts the chips and checks the range. */
    public WaveformRequest {
        hicanns = hicanns.stream()
                .distinct()
                .sorted(Comparator.comparingInt(HicannOnWafer::id))
                .toList();
        if (!(fromBioMs < toBioMs)) {
            throw InputException.of("waveforms", "the time range is empty")
                    .value(fromBioMs + ".." + toBioMs + " ms")
                    .allowed("a begin before the end");
        }
    }

    /** The whole run. */
    public static WaveformRequest of(List<HicannOnWafer> hicanns) {
        return new WaveformRequest(hicanns, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    List<Waveform> attach(Machine machine, WaferConfig config, ExperimentHeader header) {
        for (HicannOnWafer hicann : hicanns) {
            if (!config.hicanns().containsKey(hicann)) {
                throw InputException.of("waveforms of " + hicann, "the chip is not configured")
                        .allowed("chips that the bitstream configures");
            }
        }
        List<Integer> ids = hicanns.stream().map(HicannOnWafer::id).toList();
        return machine.watch(ids, tick(fromBioMs, header), tick(toBioMs, header));
    }

    private static long tick(double bioMs, ExperimentHeader header) {
        double leadIn = header.leadInTicks() * (double) TimeBase.TICKS_PER_SYSTEM_TICK;
        double tick = leadIn + bioMs / header.speedup() * TICKS_PER_MS;
        return (long) Math.max(0, Math.min(LATEST_TICK, tick));
    }
}
