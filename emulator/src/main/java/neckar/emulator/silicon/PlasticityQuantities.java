package neckar.emulator.silicon;

/**
 * Short-term plasticity of one driver (hardware reference 4.6).
 *
 * @param utilisation U, 0..1
 * @param scale lambda: V_stdf in volt
 * @param offset lambda times N: V_dep or V_fac in volt
 * @param recoverySec recovery time constant
 */
public record PlasticityQuantities(double utilisation, double scale, double offset, double recoverySec) {}
