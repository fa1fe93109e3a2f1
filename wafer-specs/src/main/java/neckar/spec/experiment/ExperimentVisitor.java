package neckar.spec.experiment;

/** Receives an experiment line by line, in the order of the file; the header comes first. */
public interface ExperimentVisitor {
    /** The header. */
    void header(ExperimentHeader header);

    /** An event: time in system ticks, FPGA, label; times do not fall. */
    void event(long tick, int fpga, int label);

    /** The start of a current stimulus. */
    void stimulusStart(StimulusStart start);

    /** A request to the ADC. */
    void adcRequest(AdcRequest request);

    /** A request to the emulator's own probe. */
    void probe(DebugProbe probe);
}
