package neckar.reference.compare;

/** Why a run on the wafer differs from the ideal network. */
public enum Cause {
    /** Cell models and currents that the hardware has only by approximation. */
    MODEL("cell model", "model"),
    /** Cell parameters as the floating-gate codes give them: rounded or clipped. */
    PARAMETERS("DAC rounding", "parameters"),
    /** Weights as rows and cells give them. */
    WEIGHTS("quantised weights", "weights"),
    /** Synapses and neurons without a place on the wafer. */
    LOST("lost synapses", "lost_synapses"),
    /** Delays of the hardware paths in place of those asked for. */
    DELAYS("delays", "delays"),
    /** The machine runs for a lead-in before the stimulus begins. */
    LEAD_IN("lead-in", "lead_in"),
    /** Spikes lost on lines, mergers and links, as counted by the emulator. */
    EVENTS("event loss", "event_loss"),
    /** Deviations of the die from an ideal one. */
    MISMATCH("mismatch", "mismatch"),
    /** What none of the others explains, such as jitter of events, plasticity and current waveforms of the hardware. */
    REST("rest", "rest"),
    /** What the effects of all others lack to the error, as each was taken away from the others: causes that act together. */
    TOGETHER("together", "together");

    private final String title;
    private final String reportName;

    Cause(String title, String reportName) {
        this.title = title;
        this.reportName = reportName;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** Its name in reports. */
    public String reportName() {
        return reportName;
    }
}
