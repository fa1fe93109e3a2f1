package neckar.spec.experiment;

import java.util.List;

/**
 * What one run delivered, in hardware units.
 *
 * @param header clock, speedup and durations of the experiment that ran
 * @param spikes spikes as the trace delivers them
 * @param crossings true crossings of the denmems with a spike probe
 * @param adcTraces recorded windows of the ADC, in the order of the requests
 * @param debugTraces traces of the emulator's own probe, in the order of the requests
 * @param counters event counters
 */
public record Recording(
        ExperimentHeader header,
        SpikeColumns spikes,
        CrossingColumns crossings,
        List<AdcTrace> adcTraces,
        List<DebugTrace> debugTraces,
        CounterTable counters) {
    /** Copies the lists. */
    public Recording {
        adcTraces = List.copyOf(adcTraces);
        debugTraces = List.copyOf(debugTraces);
    }
}
