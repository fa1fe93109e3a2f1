package neckar.emulator.bench;

/**
 * Which virtual die the machine is made of.
 *
 * @param silicon {@code ideal}, {@code typical} or {@code bad}, or the name of the file whose text {@code table} holds
 * @param table text of a {@code neckar-silicon/1} file; empty for the named kinds
 * @param dieSeed seed of everything that is fixed on the die
 * @param trial number of the trial: governs what changes from one configuration of the same die to the next
 */
public record Die(String silicon, String table, long dieSeed, long trial) {
    /** A die without deviations. */
    public static Die ideal() {
        return named("ideal", 1, 0);
    }

    /** One of the named kinds. */
    public static Die named(String silicon, long dieSeed, long trial) {
        return new Die(silicon, "", dieSeed, trial);
    }
}
