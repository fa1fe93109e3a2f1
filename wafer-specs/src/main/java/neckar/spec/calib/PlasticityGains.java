package neckar.spec.calib;

import java.util.Arrays;
import neckar.base.Invariant;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * What the short-term plasticity of each synapse driver of a chip does against the settings of its floating-gate block and its own
 * capacitor (hardware reference 4.6).
 *
 * @param utilisation U over that of the capacitor setting
 * @param scale strength over that of the block's V_stdf, and of V_dep and V_fac alike
 * @param recovery recovery time constant over that of the block's V_dtc
 * @param state state per driver; one that is not {@link MapState#OK} counts with gains of 1
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record PlasticityGains(float[] utilisation, float[] scale, float[] recovery, MapState[] state) {
    /**
     * Gains of one driver.
     *
     * @param utilisation of U
     * @param scale of the strength
     * @param recovery of the recovery time constant
     */
    public record Driver(double utilisation, double scale, double recovery) {
        /** A driver that does what the settings say. */
        public static final Driver NOMINAL = new Driver(1, 1, 1);
    }

    /** Checks the lengths and copies. */
    public PlasticityGains {
        int n = SynapseDriverOnHicann.COUNT;
        Invariant.check(
                utilisation.length == n && scale.length == n && recovery.length == n && state.length == n,
                "gains for each driver",
                utilisation.length);
        utilisation = utilisation.clone();
        scale = scale.clone();
        recovery = recovery.clone();
        state = state.clone();
    }

    /** Gains of a driver by its id; nominal ones where the measurement failed. */
    public Driver of(int driver) {
        return state[driver] == MapState.OK
                ? new Driver(utilisation[driver], scale[driver], recovery[driver])
                : Driver.NOMINAL;
    }

    @Override
    public float[] utilisation() {
        return utilisation.clone();
    }

    @Override
    public float[] scale() {
        return scale.clone();
    }

    @Override
    public float[] recovery() {
        return recovery.clone();
    }

    @Override
    public MapState[] state() {
        return state.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlasticityGains p
                && Arrays.equals(utilisation, p.utilisation)
                && Arrays.equals(scale, p.scale)
                && Arrays.equals(recovery, p.recovery)
                && Arrays.equals(state, p.state);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utilisation) + 31 * (Arrays.hashCode(scale) + 31 * Arrays.hashCode(recovery));
    }

    @Override
    public String toString() {
        return "PlasticityGains[" + state.length + "]";
    }
}
