package neckar.spec.bitstream;

/**
 * An instruction to a floating-gate controller (hardware reference 5.8).
 *
 * @param opcode what to do
 * @param row row, 0..23
 * @param column column, 0..128
 * @param bank RAM bank, 0 or 1
 */
public record FgInstruction(FgOpcode opcode, int row, int column, int bank) {
    /** Checks ranges. */
    public FgInstruction {
        if (row < 0 || row > 23 || column < 0 || column > 128 || bank < 0 || bank > 1) {
            throw new IllegalArgumentException("floating-gate instruction for row " + row + ", column " + column
                    + ", bank " + bank + " is not in 0..23, 0..128, 0..1");
        }
    }

    /** The 17-bit word. */
    public int word() {
        return row | column << 5 | bank << 13 | opcode.code() << 14;
    }
}
