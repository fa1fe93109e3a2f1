package neckar.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.NeuronSizing;
import neckar.compiler.partition.NeuronSizing.Alternative;
import neckar.compiler.partition.Partition;
import neckar.compiler.partition.SizeOptions;
import neckar.compiler.translate.StpCatalogue;
import neckar.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
    /** A first mapping of a network and what it was made with. */
    private record Case(Planner planner, EffortSettings settings, List<Alternative> alternatives, Plan first) {
        static Case of(LosingNetworks losing) {
            CompileOptions options = losing.options(Effort.NORMAL);
            RunContext run = LosingNetworks.run(1);
            Network network = losing.network();
            EffortSettings settings = EffortSettings.of(options, Effort.NORMAL);
            ConnectionTable table = ConnectionTable.build(network, run);
            Partition partition = settings.partitioner().partition(table, run);
            SizeOptions sizing =
                    new SizeOptions(options.neuronSize(), options.chainLength(), SizeOptions.DEFAULT.lossGoal());
            List<Alternative> alternatives =
                    NeuronSizing.alternatives(network, table, partition, options.availability(), sizing, run);
            Planner planner = new Planner(network, table, partition, options, StpCatalogue.of(network, table), run);
            StageTimer timer = new StageTimer(Progress.NONE, new CancelFlag());
            Plan first = planner.first(alternatives.get(0).sizes(), () -> settings, timer);
            return new Case(planner, settings, alternatives, first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherSearchOfTheChainsNeverLosesMore(LosingNetworks losing) {
        Case it = Case.of(losing);
        Plan plan = it.first();
        assertTrue(plan.worthLost() > 0, "loses something");
        for (long seed = 1; seed <= 3; seed++) {
            Plan again = it.planner().searchedAgain(plan, it.settings(), seed);
            assertTrue(again.worthLost() <= plan.worthLost() + 1e-6, again.worthLost() + " > " + plan.worthLost());
            plan = again;
        }
        assertTrue(plan.worthLost() >= it.planner().lostByLines(plan) - 1e-6, "no search beats the bound of the lines");
    }

    @Test
    void anAttemptEndsWhereItsLinesLoseTooMuch() {
        Case it = Case.of(LosingNetworks.SMALL_NEURONS);
        NeuronSizes sizes = it.alternatives().get(0).sizes();
        double byLines = it.planner().lostByLines(it.first());
        assertTrue(byLines > 0, "these lines lose");
        assertTrue(
                it.planner().attempt(sizes, it.settings(), byLines, () -> false).isEmpty());
        assertTrue(it.planner().attempt(sizes, it.settings(), 1e9, () -> true).isEmpty(), "no time left");
        Plan again =
                it.planner().attempt(sizes, it.settings(), 1e9, () -> false).orElseThrow();
        assertEquals(it.first().worthLost(), again.worthLost(), "the same mapping as the first one");
    }

    @Test
    void roundsKeepTheFirstMappingWhenTheOthersAreWorse() {
        Case it = Case.of(LosingNetworks.BOTH_SIGNS);
        NeuronSizes good = it.alternatives().get(0).sizes();
        byte[] tiny = new byte[good.denmems().length];
        Arrays.fill(tiny, (byte) NeuronSizes.MIN);
        NeuronSizes bad = new NeuronSizes(tiny, good.perChip(), good.linesPerChip());
        List<Alternative> promised = List.of(new Alternative(bad, 0), new Alternative(bad, 0));
        CompileOptions options = LosingNetworks.BOTH_SIGNS.options(Effort.NORMAL);
        Plan kept = new Feedback(it.planner(), options, it.first(), promised, 0, 1, () -> false)
                .improve(Effort.HIGH, settings -> new Feedback.Start(it.planner(), bad));
        assertEquals(good, kept.sizes());
        assertTrue(kept.worthLost() <= it.first().worthLost());
    }
}
