package neckar.emulator.bench;

/**
 * A virtual wafer as an experimenter has it: it can be configured any number of times, and each time the floating gates take
 * other errors. What die it is cannot be asked. Safe for any number of threads.
 */
public final class WaferOnBench {
    private final Die die;
    private final EmulatorOptions options;

    private WaferOnBench(Die die, EmulatorOptions options) {
        this.die = die;
        this.options = options;
    }

    /** Puts a wafer made of this die on the bench; its own trial has no effect. */
    public static WaferOnBench of(Die die, EmulatorOptions options) {
        return new WaferOnBench(die, options);
    }

    /**
     * Writes all registers and floating gates.
     *
     * @param bitstream content of {@code wafer.nkb}
     * @param writing number of this writing, 0 or above: the same number takes the same errors
     * @throws neckar.base.InputException for bytes that are damaged or illegal
     */
    public WarmMachine write(byte[] bitstream, long writing) {
        return new WarmMachine(bitstream, new Die(die.silicon(), die.table(), die.dieSeed(), writing), options);
    }
}
