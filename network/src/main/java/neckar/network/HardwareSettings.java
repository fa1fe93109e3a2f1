package neckar.network;

/**
 * How the network wants to be put onto the hardware.
 *
 * @param speedup biological time over hardware time
 * @param voltageScale hardware volts over biological volts
 * @param voltageShiftVolt hardware voltage of 0 mV
 * @param pllMhz clock of the chip's digital part
 */
public record HardwareSettings(double speedup, double voltageScale, double voltageShiftVolt, int pllMhz) {
    /** The settings of a network that names none. */
    public static final HardwareSettings DEFAULT = new HardwareSettings(10_000, 10.0, 1.2, 125);

    /** The same settings with another speedup. */
    public HardwareSettings withSpeedup(double newSpeedup) {
        return new HardwareSettings(newSpeedup, voltageScale, voltageShiftVolt, pllMhz);
    }
}
