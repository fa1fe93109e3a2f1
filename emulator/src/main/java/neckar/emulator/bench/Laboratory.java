package neckar.emulator.bench;

import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.spec.experiment.Recording;

/** Runs experiments on virtual wafers. Whoever calls it sees a machine only through what an experimenter can see. */
public final class Laboratory {
    private Laboratory() {}

    /**
     * Configures a wafer, runs an experiment, returns the recording.
     *
     * @param bitstream content of {@code wafer.nkb}
     * @param experiment content of {@code experiment.nkx}
     * @param die the virtual die
     * @param options how to emulate
     * @param progress receives stages and shares
     * @param cancel stops the run when set
     * @throws neckar.base.InputException for bytes that are damaged, illegal or contradict each other
     */
    public static Recording run(
            byte[] bitstream,
            byte[] experiment,
            Die die,
            EmulatorOptions options,
            Progress progress,
            CancelFlag cancel) {
        return emulate(bitstream, experiment, die, options, progress, cancel).recording();
    }

    /** As {@link #run}, with the figures of the run beside the recording. */
    public static Emulation emulate(
            byte[] bitstream,
            byte[] experiment,
            Die die,
            EmulatorOptions options,
            Progress progress,
            CancelFlag cancel) {
        progress.stage("load");
        return open(bitstream, die, options).run(experiment, progress, cancel);
    }

    /**
     * Configures a wafer that stays ready for several experiments.
     *
     * @param bitstream content of {@code wafer.nkb}
     * @param die the virtual die
     * @param options how to emulate
     * @throws neckar.base.InputException for bytes that are damaged or illegal
     */
    public static WarmMachine open(byte[] bitstream, Die die, EmulatorOptions options) {
        return new WarmMachine(bitstream, die, options);
    }
}
