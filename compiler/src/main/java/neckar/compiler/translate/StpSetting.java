package neckar.compiler.translate;

import neckar.spec.config.StpMode;

/**
 * Short-term plasticity registers of one synapse driver (hardware reference 4.6).
 *
 * @param enable whether the circuit acts
 * @param mode facilitation or depression
 * @param cap capacity setting 0..7
 */
public record StpSetting(boolean enable, StpMode mode, int cap) {
    /** A driver of static synapses. */
    public static final StpSetting OFF = new StpSetting(false, StpMode.FACILITATION, 0);
}
