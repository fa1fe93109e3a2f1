package neckar.emulator.analog;

/**
 * Short-term plasticity of a chip's drivers. Each driver has one state I in [0, 1] per address, the inactive fraction
 * (hardware reference 4.6): on an event after pause dt, I decays by exp(-dt/tau_rec), gives the factor, then grows to I
 * + U (1 - I). The factor is linear in I and cut at 0.
 */
public final class ShortTermPlasticity {
    private static final int ADDRESSES = 64;

    private final float[] inactive;
    private final long[] lastTick;
    private final double[] rate;
    private final float[] utilisation;
    private final float[] factorAtZero;
    private final float[] factorSlope;

    /** No driver has short-term plasticity. */
    public static ShortTermPlasticity none() {
        return new ShortTermPlasticity(0);
    }

    /** States at rest for a number of drivers; each needs {@link #set}. */
    public ShortTermPlasticity(int drivers) {
        inactive = new float[drivers * ADDRESSES];
        lastTick = new long[drivers * ADDRESSES];
        rate = new double[drivers];
        utilisation = new float[drivers];
        factorAtZero = new float[drivers];
        factorSlope = new float[drivers];
    }

    /**
     * Sets the circuit of one driver.
     *
     * @param index index of the driver among those with plasticity
     * @param depression depression: factor 1 - lambda I + lambda N; else facilitation: 1 + lambda I - lambda N
     * @param utilisation U
     * @param lambda scale of the factor, V_stdf in volt
     * @param offset lambda times N in volt: V_dep or V_fac
     * @param tauRecSec recovery time constant
     */
    public void set(int index, boolean depression, double utilisation, double lambda, double offset, double tauRecSec) {
        this.utilisation[index] = (float) utilisation;
        rate[index] = 1 / (tauRecSec * 63e9);
        factorSlope[index] = (float) (depression ? -lambda : lambda);
        factorAtZero[index] = (float) (depression ? 1 + offset : 1 - offset);
    }

    /** Advances the state of one address to the event, returns the event's factor, and uses the event up. */
    public float event(int index, int address, long tick) {
        int k = index * ADDRESSES + address;
        double pause = tick - lastTick[k];
        lastTick[k] = tick;
        float state = inactive[k];
        if (state != 0f) {
            state *= (float) Exponential.exp(-pause * rate[index]);
        }
        inactive[k] = state + utilisation[index] * (1f - state);
        float factor = factorAtZero[index] + factorSlope[index] * state;
        return factor > 0f ? factor : 0f;
    }
}
