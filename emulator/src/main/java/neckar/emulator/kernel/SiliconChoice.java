package neckar.emulator.kernel;

import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.SiliconTable;
import neckar.emulator.silicon.io.SiliconReader;

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

    Silicon silicon() {
        return new Silicon(table, dieSeed, trial);
    }
}
