package neckar.reference.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.Invariant;
import neckar.reference.statistics.Bootstrap;
import neckar.reference.statistics.Estimate;

/**
 * Which cause explains how much of the error of one statistic. The reference simulator takes on all causes that a model can
 * express; each is then switched off in turn, and the change is its effect. What switching off leaves unexplained stands
 * as rest; what the effects lack to the error, as causes act together, is the last row, so that all effects sum up to it.
 *
 * @param statistic name of the statistic
 * @param ideal its value in the network as asked for
 * @param emulated its value on the wafer
 * @param error emulated less ideal, paired by trial
 * @param rows the causes
 */
public record Ablation(String statistic, Estimate ideal, Estimate emulated, Estimate error, List<Row> rows) {
    private static final long BOOTSTRAP_SEED = 0xab1a;

    /** Copies the list. */
    public Ablation {
        rows = List.copyOf(rows);
    }

    /**
     * A cause.
     *
     * @param cause which
     * @param effect change of the statistic by the cause: all causes less all but this
     * @param alone change of the statistic when only this cause acts; empty for those that a model cannot express
     * @param share effect over error, of the means; NaN when the error is not distinguishable from 0
     * @param shareInterval 95 % bootstrap interval of the share
     */
    public record Row(
            Cause cause, Estimate effect, Optional<Estimate> alone, double share, Bootstrap.Interval shareInterval) {}

    /** Values of a statistic by trial, collected for {@link #of}. */
    public static final class Values {
        private final double[] ideal;
        private final double[] all;
        private final double[] emulatedIdealDie;
        private final double[] emulated;
        private final Map<Cause, double[]> without = new EnumMap<>(Cause.class);
        private final Map<Cause, double[]> alone = new EnumMap<>(Cause.class);

        /**
         * Values of the runs that always exist.
         *
         * @param ideal reference of the network as asked for
         * @param all reference with all causes
         * @param emulatedIdealDie wafer on an ideal die
         * @param emulated wafer on the given die
         */
        public Values(double[] ideal, double[] all, double[] emulatedIdealDie, double[] emulated) {
            this.ideal = ideal.clone();
            this.all = all.clone();
            this.emulatedIdealDie = emulatedIdealDie.clone();
            this.emulated = emulated.clone();
        }

        /** Adds the reference with all causes but one, and the one with this cause alone. */
        public Values cause(Cause cause, double[] allButThis, double[] onlyThis) {
            Invariant.check(allButThis.length == ideal.length && onlyThis.length == ideal.length, "trials", cause);
            without.put(cause, allButThis.clone());
            alone.put(cause, onlyThis.clone());
            return this;
        }
    }

    /** Attributes the error; mismatch is left out when both dies gave the same values. */
    public static Ablation of(String statistic, Values values) {
        double[] error = less(values.emulated, values.ideal);
        List<Row> rows = new ArrayList<>();
        double[] together = error;
        for (double[] without : values.without.values()) {
            together = less(together, less(values.all, without));
        }
        together = less(together, less(values.emulated, values.all));
        values.without.forEach((cause, without) -> {
            double[] effect = less(values.all, without);
            Estimate only = Estimate.of(less(values.alone.getOrDefault(cause, values.ideal), values.ideal));
            rows.add(row(cause, effect, Optional.of(only), error));
        });
        double[] mismatch = less(values.emulated, values.emulatedIdealDie);
        if (!Arrays.equals(values.emulated, values.emulatedIdealDie)) {
            rows.add(row(Cause.MISMATCH, mismatch, Optional.empty(), error));
        }
        rows.add(row(Cause.REST, less(values.emulatedIdealDie, values.all), Optional.empty(), error));
        rows.add(row(Cause.TOGETHER, together, Optional.empty(), error));
        return new Ablation(
                statistic,
                Estimate.of(values.ideal),
                Estimate.of(values.emulated),
                Estimate.of(error),
                Collections.unmodifiableList(rows));
    }

    private static Row row(Cause cause, double[] effect, Optional<Estimate> alone, double[] error) {
        Estimate total = Estimate.of(error);
        double share = total.isSignificant() ? Estimate.of(effect).mean() / total.mean() : Double.NaN;
        Bootstrap.Interval interval = total.isSignificant()
                ? Bootstrap.of(error.length, BOOTSTRAP_SEED, choice -> sum(effect, choice) / sum(error, choice))
                : new Bootstrap.Interval(Double.NaN, Double.NaN);
        return new Row(cause, Estimate.of(effect), alone, share, interval);
    }

    private static double sum(double[] values, int[] choice) {
        double sum = 0;
        for (int k : choice) {
            sum += values[k];
        }
        return sum;
    }

    private static double[] less(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int t = 0; t < difference.length; t++) {
            difference[t] = one[t] - other[t];
        }
        return difference;
    }
}
