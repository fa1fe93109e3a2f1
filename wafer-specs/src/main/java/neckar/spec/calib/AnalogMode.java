package neckar.spec.calib;

import neckar.spec.config.SpeedMode;

/**
 * Neuron-wide settings under which a map was taken and is valid (hardware reference 5.4).
 *
 * @param bigCap whether the membranes use the big capacitor
 * @param leak divisor of the leak current
 * @param subthresholdAdaptation divisor of the sub-threshold adaptation current
 * @param adaptationTime divisor of the current that sets the adaptation time constant
 */
public record AnalogMode(boolean bigCap, SpeedMode leak, SpeedMode subthresholdAdaptation, SpeedMode adaptationTime) {
    /** Big capacitor, normal speed everywhere: the usual mode at speedup 10^4. */
    public static final AnalogMode NORMAL = new AnalogMode(true, SpeedMode.NORMAL, SpeedMode.NORMAL, SpeedMode.NORMAL);

    /** Small or big capacitor with one speed for all three currents. */
    public static AnalogMode of(boolean bigCap, SpeedMode speed) {
        return new AnalogMode(bigCap, speed, speed, speed);
    }

    /** The same speeds with the other capacitor. */
    public AnalogMode withOtherCapacitor() {
        return new AnalogMode(!bigCap, leak, subthresholdAdaptation, adaptationTime);
    }
}
