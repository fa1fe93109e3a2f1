package neckar.emulator.analog;

import java.util.Arrays;

/**
 * What an event inside a step adds, for each time constant of a chip's synaptic inputs: at remaining time r, x exp(-r/tau)
 * to the conductance at the end of the step and x (tau/h) (1 - exp(-r/tau)) to its mean. With u = r/tau <= 0.4 both follow
 * from e(u) = (1 - exp(-u))/u by its series. Events come at few instants of a step where the delays of lines are multiples of a few
 * nanoseconds, so the factors of several instants are kept.
 */
final class EventShapes {
    /** More time constants than this are not worth a table. */
    private static final int LIMIT = 16;
    /** Instants that are kept: a power of two. */
    private static final int INSTANTS = 16;

    private final float invStepTicks;
    private final float[] invTauTicks;
    private final int count;
    /** Time constant of each position. */
    final byte[] classOf;
    /** Share of an event in the conductance at the end of the step, by instant and time constant. */
    final float[] end;
    /** Share of an event in the mean conductance of the step, by instant and time constant. */
    final float[] mean;
    /** Remaining ticks whose shares are kept, by their last bits but one. */
    private final int[] kept = new int[INSTANTS];

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
        Arrays.fill(kept, -1);
        end = new float[INSTANTS * Math.max(1, Math.min(count, LIMIT))];
        mean = new float[end.length];
    }

    /** Whether all positions have one time constant. */
    boolean isUniform() {
        return count <= 1;
    }

    /** Whether there are too many time constants for a table. */
    boolean isVaried() {
        return count > LIMIT;
    }

    /** Index of the shares of an instant, to which that of the time constant is added. */
    int at(int remainingTicks) {
        int instant = (remainingTicks >> 1) & (INSTANTS - 1);
        if (kept[instant] != remainingTicks) {
            prepare(instant, remainingTicks);
        }
        return instant * count;
    }

    private void prepare(int instant, int remainingTicks) {
        kept[instant] = remainingTicks;
        float r = remainingTicks;
        float share = r * invStepTicks;
        for (int k = 0; k < count; k++) {
            float u = r * invTauTicks[k];
            float e = series(u);
            end[instant * count + k] = 1f - u * e;
            mean[instant * count + k] = share * e;
        }
    }

    /** (1 - exp(-u))/u. */
    static float series(float u) {
        return 1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120 - u * (1f / 720)))));
    }
}
