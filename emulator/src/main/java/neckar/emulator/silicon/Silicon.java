package neckar.emulator.silicon;

/**
 * One die: nominal laws, plus the deviations of its components. The ideal die has none. What a component does depends on
 * the die, the chip and the component alone, never on what else is configured.
 */
public sealed interface Silicon permits IdealSilicon {
    /** Electrical quantities of a denmem with given codes. */
    DenmemQuantities denmem(int hicann, int denmem, DenmemCodes codes);

    /** Conductance jump of a synapse in siemens, see {@link TransferLaws#synapse}. */
    double synapse(int hicann, int row, int column, int weight, double gmaxCode, double divisor);

    /** Delay of a repeater in ticks, not below the nominal one. */
    int repeaterDelayTicks(int segment, int nominalTicks);
}
