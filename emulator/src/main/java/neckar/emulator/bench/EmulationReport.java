package neckar.emulator.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of one run beside its recording.
 *
 * @param bioSec biological time, without the lead-in
 * @param hardwareSec hardware time, without the lead-in
 * @param loadSec wall time of decoding and building
 * @param wallSec wall time from the first to the last step
 * @param cycles edges of the chip clock
 * @param neurons components with a firing denmem
 * @param spikes threshold crossings
 * @param synapticEvents events times synapses that they reached
 * @param threads threads that were used
 * @param kernel name of what computed the circuits; results do not depend on it, unless it is double
 * @param die the virtual die
 * @param siliconHash checksum of all that the die was drawn from, but its seed and trial
 * @param parameters properties of the run that no source fixes, by name, times in ticks of 1/63 GHz
 * @param warnings what is legal in the bitstream but probably a mistake
 */
public record EmulationReport(
        double bioSec,
        double hardwareSec,
        double loadSec,
        double wallSec,
        long cycles,
        long neurons,
        long spikes,
        long synapticEvents,
        int threads,
        String kernel,
        Die die,
        String siliconHash,
        Map<String, Object> parameters,
        List<String> warnings) {
    private static final double TICKS_PER_SEC = 63e9;

    /** Copies the collections. */
    public EmulationReport {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        warnings = List.copyOf(warnings);
    }

    /** Wall time over biological time: below 1 is faster than biology. */
    public double realTimeFactor() {
        return bioSec > 0 ? wallSec / bioSec : 0;
    }

    /** Events per second of hardware time that a link between chip and FPGA carries each way. */
    public double linkEventsPerSec() {
        return TICKS_PER_SEC
                / ((Number) parameters.getOrDefault(EmulatorOptions.LINK_INTERVAL, TICKS_PER_SEC)).doubleValue();
    }
}
