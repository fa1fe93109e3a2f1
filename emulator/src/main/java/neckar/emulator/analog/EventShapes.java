package neckar.emulator.analog;

/**
 * What an event inside a step adds, for each time constant of a chip's synaptic inputs: at remaining time r, x exp(-r/tau)
 * to the conductance at the end of the step and x (tau/h) (1 - exp(-r/tau)) to its mean. With u = r/tau <= 0.4 both follow
 * from e(u) = (1 - exp(-u))/u by its series. Events of one driver come in order of time, so the factors of an instant serve
 * many synapses.
 */
final class EventShapes {
    /** More time constants than this are not worth a table. */
    private static final int LIMIT = 16;

    private final float invStepTicks;
    private final float[] invTauTicks;
    private final int count;
    /** Time constant of each position. */
    final byte[] classOf;
    /** Share of an event in the conductance at the end of the step, by time constant. */
    final float[] end = new float[LIMIT];
    /** Share of an event in the mean conductance of the step, by time constant. */
    final float[] mean = new float[LIMIT];

    private int prepared = -1;

    EventShapes(float[] invTauTicks, float invStepTicks) {
        this.invStepTicks = invStepTicks;
        this.invTauTicks = new float[LIMIT];
        classOf = new byte[invTauTicks.length];
        int found = 0;
        for (int j = 0; j < invTauTicks.length && found <= LIMIT; j++) {
            int k = 0;
            while (k < Math.min(found, LIMIT) && this.invTauTicks[k] != invTauTicks[j]) {
                k++;
            }
            if (k == found) {
                found++;
            }
            if (k < LIMIT) {
                this.invTauTicks[k] = invTauTicks[j];
                classOf[j] = (byte) k;
            }
        }
        count = found;
    }

    /** Whether all positions have one time constant. */
    boolean isUniform() {
        return count <= 1;
    }

    /** Whether there are too many time constants for a table. */
    boolean isVaried() {
        return count > LIMIT;
    }

    /** Computes the shares for an instant. */
    void prepare(int remainingTicks) {
        if (remainingTicks == prepared) {
            return;
        }
        prepared = remainingTicks;
        float r = remainingTicks;
        float share = r * invStepTicks;
        for (int k = 0; k < count; k++) {
            float u = r * invTauTicks[k];
            float e = series(u);
            end[k] = 1f - u * e;
            mean[k] = share * e;
        }
    }

    /** (1 - exp(-u))/u. */
    static float series(float u) {
        return 1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120 - u * (1f / 720)))));
    }
}
