package neckar.compiler.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import neckar.base.Seeds;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.NeuronSizing.Alternative;

/**
 * Lets the loss of a mapping flow back into the earlier stages (mapping reference 5g): other ways to fill the chips, and so
 * other mergers and sources per line, where the lines themselves lose; another search for driver chains where the drivers
 * granted are not reached. A mapping replaces the best one only when it is better, so that no round is worse than the one
 * before and no effort worse than a lower one: each begins with what the lower ones would do. Networks of more than
 * 3,000,000 edges have rounds at high effort only: there one more mapping takes longer than users of normal effort expect.
 */
final class Feedback {
    private static final long STAGE = 0x66656564L;

    /** Share of the loss above the bound that driver chains must be to blame for before they are searched again. */
    private static final double WORTHWHILE = 0.1;
    /** Share of the loss above the bound that a search must gain before another one follows at the same effort. */
    private static final double LEAST_GAIN = 0.03;
    /** Edges above which normal effort keeps its first mapping. */
    private static final int LARGE = 3_000_000;

    private final Planner planner;
    private final CompileOptions options;
    private final Deque<Alternative> alternatives;
    private final long floor;
    private final BooleanSupplier outOfTime;
    private final long seed;
    private Plan best;
    /** The last search of the chains of the best mapping gained little. */
    private boolean exhausted;

    /**
     * Starts from a first mapping.
     *
     * @param alternatives other sizes and densities worth a try, the most promising first
     * @param lostAtLeast synapses that every mapping loses
     */
    Feedback(
            Planner planner,
            CompileOptions options,
            Plan first,
            List<Alternative> alternatives,
            long lostAtLeast,
            long seed,
            BooleanSupplier outOfTime) {
        this.planner = planner;
        this.options = options;
        this.best = first;
        this.alternatives = new ArrayDeque<>(alternatives);
        this.floor = lostAtLeast;
        this.seed = seed;
        this.outOfTime = outOfTime;
    }

    /**
     * Where the mapping of an effort begins.
     *
     * @param planner planner with the order of neurons of that effort
     * @param sizes sizes chosen for that order
     */
    record Start(Planner planner, NeuronSizes sizes) {}

    /**
     * The best mapping after the rounds of an effort. Normal effort spares very large networks the attempts.
     *
     * @param starts where other efforts begin
     */
    Plan improve(Effort effort, Function<EffortSettings, Start> starts) {
        if (effort == Effort.FAST || (effort == Effort.NORMAL && planner.table().edges() > LARGE)) {
            return best;
        }
        if (isOpen()) {
            begin(EffortSettings.of(options, Effort.FAST), starts);
        }
        rounds(EffortSettings.of(options, Effort.NORMAL), 0);
        if (effort == Effort.HIGH) {
            EffortSettings high = EffortSettings.of(options, Effort.HIGH);
            if (isOpen()) {
                begin(high, starts);
            }
            rounds(high, EffortSettings.of(options, Effort.NORMAL).rounds());
        }
        return best;
    }

    private void rounds(EffortSettings effort, int before) {
        exhausted = false;
        for (int round = 0; round < effort.rounds() && isOpen(); round++) {
            if (!alternatives.isEmpty()
                    && alternatives.element().loss() < best.loss().lossFraction()) {
                attempt(alternatives.remove().sizes(), effort);
            }
            if (isOpen() && isWorthSearching()) {
                Plan again = planner.searchedAgain(best, effort, Seeds.split(seed, STAGE, before + round));
                exhausted = best.worthLost() - again.worthLost() < LEAST_GAIN * (best.worthLost() - floor);
                offer(again);
            }
        }
    }

    /** Driver chains are to blame for much of the loss, and the last search for them was not in vain. */
    private boolean isWorthSearching() {
        return !exhausted
                && best.synapses().hasOpenChains()
                && best.worthLost() - planner.lostByLines(best) > WORTHWHILE * (best.worthLost() - floor);
    }

    /** Synapses are lost that some mapping might save, and there is time. */
    private boolean isOpen() {
        return best.loss().lost() > floor && !outOfTime.getAsBoolean();
    }

    private void begin(EffortSettings effort, Function<EffortSettings, Start> starts) {
        Start start = starts.apply(effort);
        start.planner()
                .attempt(start.sizes(), effort, best.worthLost(), outOfTime)
                .ifPresent(this::offer);
    }

    private void attempt(NeuronSizes sizes, EffortSettings effort) {
        planner.attempt(sizes, effort, best.worthLost(), outOfTime).ifPresent(this::offer);
    }

    private void offer(Plan plan) {
        if (plan.isBetterThan(best)) {
            exhausted &= plan.routes() == best.routes();
            best = plan;
        }
    }
}
