package neckar.spec.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import neckar.base.InputException;
import neckar.spec.coord.FgBlockOnHicann;

/**
 * One run: its durations, the events sent to the wafer, and what is to be recorded. Knows hardware units only.
 *
 * @param header clock, speedup, durations
 * @param events stimulus events in time order
 * @param stimulusStarts start of the current stimulus per floating-gate block; a block without entry stays silent
 * @param adcRequests membranes read through the ADC; legality is a matter of {@link ReadoutRules}
 * @param probes requests to the emulator's own probe
 */
public record Experiment(
        ExperimentHeader header,
        StimulusEvents events,
        List<StimulusStart> stimulusStarts,
        List<AdcRequest> adcRequests,
        List<DebugProbe> probes) {
    /**
     * Copies the lists.
     *
     * @throws InputException if a floating-gate block is started twice
     */
    public Experiment {
        Set<Integer> blocks = new HashSet<>();
        for (StimulusStart start : stimulusStarts) {
            if (!blocks.add(
                    start.hicann().id() * FgBlockOnHicann.COUNT + start.block().id())) {
                throw InputException.of(
                                "stimulus start " + start.hicann() + "." + start.block(),
                                "the current stimulus of a block starts twice")
                        .allowed("one start for each floating-gate block");
            }
        }
        stimulusStarts = List.copyOf(stimulusStarts);
        adcRequests = List.copyOf(adcRequests);
        probes = List.copyOf(probes);
    }
}
