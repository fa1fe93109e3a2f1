package neckar.compiler.route;

import java.util.Arrays;

/**
 * Synapses requested, realised and lost, for each projection and in total. Counts are synapses of weight above zero;
 * {@code requested = realised + sum of lost} holds for each projection.
 */
public final class LossReport {
    private static final int CAUSES = LossCause.COUNT;

    private final long[] requested;
    private final long[] lost;
    private final long lowerBoundLost;

    private LossReport(long[] requested, long[] lost, long lowerBoundLost) {
        this.requested = requested;
        this.lost = lost;
        this.lowerBoundLost = lowerBoundLost;
    }

    /** A counter for the given number of projections. */
    public static Builder builder(int projections) {
        return new Builder(projections);
    }

    /** Number of projections. */
    public int projections() {
        return requested.length;
    }

    /** Synapses that a projection asks for. */
    public long requested(int projection) {
        return requested[projection];
    }

    /** Synapses of a projection that have their cell. */
    public long realised(int projection) {
        return requested[projection] - lost(projection);
    }

    /** Synapses of a projection that were lost. */
    public long lost(int projection) {
        long sum = 0;
        for (LossCause cause : LossCause.values()) {
            sum += lost(projection, cause);
        }
        return sum;
    }

    /** Synapses of a projection that were lost for a cause. */
    public long lost(int projection, LossCause cause) {
        return lost[projection * CAUSES + cause.id()];
    }

    /** Synapses that the network asks for. */
    public long requested() {
        return Arrays.stream(requested).sum();
    }

    /** Synapses that have their cell. */
    public long realised() {
        return requested() - lost();
    }

    /** Synapses lost, of all projections and causes. */
    public long lost() {
        return Arrays.stream(lost).sum();
    }

    /** Synapses lost for a cause, of all projections. */
    public long lost(LossCause cause) {
        long sum = 0;
        for (int projection = 0; projection < requested.length; projection++) {
            sum += lost(projection, cause);
        }
        return sum;
    }

    /** Share of the requested synapses that was lost, 0 for a network without synapses. */
    public double lossFraction() {
        long asked = requested();
        return asked == 0 ? 0 : (double) lost() / asked;
    }

    /** Synapses that every mapping onto this wafer loses (mapping reference 4.5); 0 when nothing is proven. */
    public long lowerBoundLost() {
        return lowerBoundLost;
    }

    /** The same counts with a proven lower bound. */
    public LossReport withLowerBound(long lostAtLeast) {
        return new LossReport(requested, lost, lostAtLeast);
    }

    /**
     * These counts with the losses that were found in the end. What a projection lost beyond its known causes gets the
     * further cause; where it lost less than foreseen, the further cause and then the others, last first, give way.
     *
     * @param found synapses lost by projection
     */
    public LossReport settled(long[] found, LossCause further) {
        long[] settled = lost.clone();
        for (int projection = 0; projection < requested.length; projection++) {
            long excess = lost(projection) - found[projection];
            if (excess < 0) {
                settled[projection * CAUSES + further.id()] -= excess;
            }
            for (int step = 0; step <= CAUSES && excess > 0; step++) {
                int at = projection * CAUSES + (step == 0 ? further.id() : CAUSES - step);
                long taken = Math.min(excess, settled[at]);
                settled[at] -= taken;
                excess -= taken;
            }
        }
        return new LossReport(requested, settled, lowerBoundLost);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("lost " + lost() + " of " + requested());
        for (LossCause cause : LossCause.values()) {
            text.append(", ").append(cause.reportName()).append(' ').append(lost(cause));
        }
        return text.toString();
    }

    /** Counts synapses; confined to one thread. */
    public static final class Builder {
        private final long[] requested;
        private final long[] lost;

        private Builder(int projections) {
            requested = new long[projections];
            lost = new long[projections * CAUSES];
        }

        /** Adds requested synapses of a projection. */
        public Builder request(int projection, long synapses) {
            requested[projection] += synapses;
            return this;
        }

        /** Adds lost synapses (requested before) of a projection. */
        public Builder lose(int projection, LossCause cause, long synapses) {
            lost[projection * CAUSES + cause.id()] += synapses;
            return this;
        }

        /** The counts so far, with lower bound 0. */
        public LossReport build() {
            return new LossReport(requested.clone(), lost.clone(), 0);
        }
    }
}
