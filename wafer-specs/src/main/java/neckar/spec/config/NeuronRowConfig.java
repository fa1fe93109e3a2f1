package neckar.spec.config;

/**
 * Options that all 256 denmems of one row share (hardware reference 5.4).
 *
 * @param bigCap 2.16456 pF of membrane capacitance per denmem instead of 164.2 fF
 * @param gl scale of the leak conductance
 * @param gladapt scale of the sub-threshold adaptation
 * @param radapt scale of the adaptation time constant
 * @param resetReleased whether the neurons are out of reset
 */
public record NeuronRowConfig(
        boolean bigCap, SpeedMode gl, SpeedMode gladapt, SpeedMode radapt, boolean resetReleased) {
    /** Big capacitance, normal speed, out of reset. */
    public static final NeuronRowConfig DEFAULT =
            new NeuronRowConfig(true, SpeedMode.NORMAL, SpeedMode.NORMAL, SpeedMode.NORMAL, true);

    /** Big capacitance, all scales at {@code speed}, out of reset. */
    public static NeuronRowConfig of(SpeedMode speed) {
        return new NeuronRowConfig(true, speed, speed, speed, true);
    }
}
