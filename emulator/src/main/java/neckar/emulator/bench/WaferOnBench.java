package neckar.emulator.bench;

/**
 * A wafer as an experimenter has it: it can be configured any number of times, and each time the floating gates take other errors.
 * What die it is cannot be asked. Safe for any number of threads.
 */
public interface WaferOnBench {
    /** Puts a virtual wafer made of a die on the bench; the die's own trial has no effect. */
    static WaferOnBench of(Die die, EmulatorOptions options) {
        return (bitstream, writing) ->
                new WarmMachine(bitstream, new Die(die.silicon(), die.table(), die.dieSeed(), writing), options);
    }

    /**
     * Writes all registers and floating gates.
     *
     * @param bitstream content of {@code wafer.nkb}
     * @param writing number of this writing, 0 or above: the same number takes the same errors
     * @throws neckar.base.InputException for bytes that are damaged or illegal
     */
    WrittenWafer write(byte[] bitstream, long writing);
}
