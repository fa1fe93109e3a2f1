package neckar.emulator.bench;

import java.util.List;
import neckar.base.CancelFlag;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.TestPortReading;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.Recording;

/** A wafer whose registers and floating gates are written: what an experimenter can see of it. */
public interface WrittenWafer {
    /**
     * Runs an experiment.
     *
     * @param experiment content of {@code experiment.nkx}
     * @param cancel stops the run when set
     * @throws neckar.base.InputException for bytes that are damaged, illegal or contradict the configuration
     */
    Recording record(byte[] experiment, CancelFlag cancel);

    /**
     * Reads membranes one after the other under one writing of the floating gates: for each reading the experiment runs once,
     * with the analog outputs and the quads switched to it.
     *
     * @param experiment content of {@code experiment.nkx}, without ADC requests
     * @param readings what is read, each in a run of its own
     * @param cancel stops the run when set
     * @return a trace for each reading, in their order
     * @throws neckar.base.InputException for bytes that are damaged, illegal or contradict the configuration
     */
    List<AdcTrace> sweep(byte[] experiment, List<AdcRequest> readings, CancelFlag cancel);

    /**
     * Runs an experiment and reads the test ports of the repeater blocks.
     *
     * @param experiment content of {@code experiment.nkx}
     * @param cancel stops the run when set
     * @return ports at which a repeater in input mode heard events, by chip, block and port
     * @throws neckar.base.InputException for bytes that are damaged, illegal or contradict the configuration
     */
    List<TestPortReading> testPorts(byte[] experiment, CancelFlag cancel);

    /**
     * Reads the registers of a chip back: drivers, repeaters, switches, mergers, generators and all others as the chip holds them.
     * A chip that was not configured holds nothing.
     */
    HicannConfig registers(HicannOnWafer hicann);
}
