package neckar.emulator.kernel;

import neckar.emulator.load.BrokenMergers;
import neckar.emulator.load.LoadedWafer;
import neckar.emulator.load.Loader;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.SiliconTable;
import neckar.emulator.silicon.io.SiliconReader;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.Experiment;

/**
 * Which silicon a machine is made of.
 *
 * @param table what such dies are like
 * @param dieSeed seed of the die
 * @param trial number of the trial
 */
public record SiliconChoice(SiliconTable table, long dieSeed, long trial) {
    /** A die without deviations. */
    public static SiliconChoice ideal() {
        return new SiliconChoice(SiliconTable.ideal(), 1, 0);
    }

    /**
     * A die by its name, or of the text of a silicon file.
     *
     * @param name {@code ideal}, {@code typical}, {@code bad}, or the name of the file
     * @param text text of the file; empty for a named die
     * @param dieSeed seed of the die
     * @param trial number of the trial
     * @throws neckar.base.InputException if there is no such die, or the file is wrong
     */
    public static SiliconChoice of(String name, String text, long dieSeed, long trial) {
        SiliconTable table = text.isEmpty() ? SiliconReader.named(name, "silicon") : SiliconReader.parse(text, name);
        return new SiliconChoice(table, dieSeed, trial);
    }

    /** Checksum of all that the die is drawn from, but the seeds. */
    public String tableHash() {
        return table.hash();
    }

    /**
     * What a configuration makes of this silicon: planted defects do not work, and crosstalk brings addresses that nobody sends. Nothing of it may be told to the user, so the
     * warnings are those of the configuration.
     *
     * @param asked the wafer as it would be without defects
     * @param config its registers
     * @param experiment what will run on it
     * @param threads number of threads
     */
    public LoadedWafer made(LoadedWafer asked, WaferConfig config, Experiment experiment, int threads) {
        boolean flips = !LineCrosstalk.of(silicon()).isSilent();
        if (table.defects().isEmpty() && !flips) {
            return asked;
        }
        WaferConfig working = WorkingWafer.of(config, table.defects());
        BrokenMergers broken = (hicann, merger) -> table.defects().isDead(hicann.id(), merger);
        LoadedWafer made = Loader.reload(working, experiment, threads, broken, flips);
        return new LoadedWafer(made.pllMhz(), made.chips(), made.routes(), asked.warnings());
    }

    /** Registers of a chip as they are read back after some were written; planted defects keep nothing. */
    public HicannConfig held(HicannOnWafer hicann, HicannConfig written) {
        return HeldRegisters.of(hicann, written, table.defects());
    }

    Silicon silicon() {
        return new Silicon(table, dieSeed, trial);
    }
}
