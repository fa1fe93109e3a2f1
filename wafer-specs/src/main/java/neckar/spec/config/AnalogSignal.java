package neckar.spec.config;

/** What an analog output can show (hardware reference 8). */
public enum AnalogSignal {
    /** Floating-gate cells of the right blocks. */
    FG_RIGHT(0),
    /** Membrane of a bottom denmem with odd x. */
    MEMBRANE_BOTTOM_ODD(2),
    /** Membrane of a top denmem with odd x. */
    MEMBRANE_TOP_ODD(3),
    /** Membrane of a bottom denmem with even x. */
    MEMBRANE_BOTTOM_EVEN(4),
    /** Membrane of a top denmem with even x. */
    MEMBRANE_TOP_EVEN(5),
    /** Floating-gate cells of the left blocks. */
    FG_LEFT(6),
    /** Firing line of neuron 0; output 0 only. */
    FIRING_LINE(7),
    /** Output of the address decoders of a synapse driver. */
    PREOUT(8),
    /** Control voltage of a DLL. */
    DLL_VOLTAGE(9),
    /** Nothing. */
    NONE(10);

    private final int select;

    AnalogSignal(int select) {
        this.select = select;
    }

    /** The number of the select bit, 0..9; 10 for {@link #NONE}, which sets no bit. */
    public int select() {
        return select;
    }

    /** The membrane class of a denmem: row 0 top or 1 bottom, and the parity of its x. */
    public static AnalogSignal membrane(int row, int parity) {
        Require.inRange("row of denmems", row, 0, 1);
        Require.inRange("parity of x", parity, 0, 1);
        if (row == 0) {
            return parity == 0 ? MEMBRANE_TOP_EVEN : MEMBRANE_TOP_ODD;
        }
        return parity == 0 ? MEMBRANE_BOTTOM_EVEN : MEMBRANE_BOTTOM_ODD;
    }
}
