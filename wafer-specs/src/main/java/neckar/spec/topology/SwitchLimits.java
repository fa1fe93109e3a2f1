package neckar.spec.topology;

/**
 * How many switches may be closed at once (hardware reference 2.5); a limit of the electrical load, not of the registers.
 *
 * @param crossbarPerHLine crossbar switches on a horizontal line of a chip, 1..8
 * @param crossbarPerVLine crossbar switches on a vertical line of a chip, 1..2
 * @param synapseSwitchPerHalfRow synapse switches of a half-row, 1..16; two would short two lines on the chip itself
 * @param synapseSwitchPerVLine synapse switches on a vertical line of a chip, 1..28
 */
public record SwitchLimits(
        int crossbarPerHLine, int crossbarPerVLine, int synapseSwitchPerHalfRow, int synapseSwitchPerVLine) {
    /** The default of the original software: one of each. */
    public static final SwitchLimits DEFAULT = new SwitchLimits(1, 1, 1, 1);

    /** Largest {@link #crossbarPerHLine}. */
    public static final int MAX_CROSSBAR_PER_HLINE = L1Topology.CROSSBARS_PER_HLINE;

    /** Largest {@link #crossbarPerVLine}. */
    public static final int MAX_CROSSBAR_PER_VLINE = L1Topology.CROSSBARS_PER_VLINE;

    /** Largest {@link #synapseSwitchPerHalfRow}. */
    public static final int MAX_SYNAPSE_SWITCH_PER_HALF_ROW = 16;

    /** Largest {@link #synapseSwitchPerVLine}. */
    public static final int MAX_SYNAPSE_SWITCH_PER_VLINE = L1Topology.SYNAPSE_SWITCHES_PER_VLINE;

    /** Checks the ranges. */
    public SwitchLimits {
        check("crossbar switches per horizontal line", crossbarPerHLine, MAX_CROSSBAR_PER_HLINE);
        check("crossbar switches per vertical line", crossbarPerVLine, MAX_CROSSBAR_PER_VLINE);
        check("synapse switches per half-row", synapseSwitchPerHalfRow, MAX_SYNAPSE_SWITCH_PER_HALF_ROW);
        check("synapse switches per vertical line", synapseSwitchPerVLine, MAX_SYNAPSE_SWITCH_PER_VLINE);
    }

    private static void check(String what, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException("limit of " + what + ": " + value + " is not in 1.." + max);
        }
    }
}
