package neckar.spec.bitstream;

/**
 * One write to a register of a chip.
 *
 * @param module the register module
 * @param address local address in the module
 * @param word the data, up to 32 bits
 */
public record RegisterWrite(RegisterModule module, int address, int word) {
    /** The address on the module's bus. */
    public int busAddress() {
        return module.base() + address;
    }

    @Override
    public String toString() {
        return module.shortName() + "[" + address + "] = 0x" + Integer.toHexString(word);
    }
}
