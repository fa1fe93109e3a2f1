package neckar.cli.validate;

import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulatorOptions;

/**
 * How to validate.
 *
 * @param trials repetitions, 1 or more
 * @param firstTrial number of the first trial of the die
 * @param tolerance largest accepted error of rate, interval variation and correlation
 * @param accuracy tolerance of the reference simulator
 * @param die the virtual die, of the first trial
 * @param emulator how to emulate
 * @param ablation whether to attribute the errors to causes
 */
public record ValidationOptions(
        int trials,
        long firstTrial,
        double tolerance,
        double accuracy,
        Die die,
        EmulatorOptions emulator,
        boolean ablation) {
    /** Trials when nothing else is asked for. */
    public static final int DEFAULT_TRIALS = 5;

    /** Largest accepted error when nothing else is asked for. */
    public static final double DEFAULT_TOLERANCE = 0.1;

    /** The die of a trial. */
    Die die(int trial) {
        return new Die(die.silicon(), die.table(), die.dieSeed(), firstTrial + trial);
    }

    /** Whether the die has no deviations, so that its trials do not differ. */
    boolean isIdealDie() {
        return die.silicon().equals("ideal");
    }
}
