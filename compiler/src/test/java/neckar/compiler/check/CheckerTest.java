package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.compiler.emit.ProjectionMapping;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import org.junit.jupiter.api.Test;

class CheckerTest {

    @Test
    void findsTheHandMadeNetworkLegalAndComplete() {
        CheckReport report = new WiredPair().check();

        assertEquals("", report.legality().toString());
        assertEquals("", report.differences().toString());
        assertEquals(3, report.requested());
        assertEquals(3, report.realised());
        assertEquals(
                List.of(
                        new ProjectionCount("a->b", 1, 1),
                        new ProjectionCount("calm", 1, 1),
                        new ProjectionCount("in->b", 1, 1)),
                report.byProjection());
        assertEquals(0, report.exitStatus(0));
    }

    @Test
    void measuresGivenConductancesAgainstTheNetwork() {
        ErrorDistribution errors = new WiredPair().check().conductanceErrors();

        double first = WiredPair.siemens(7) / (0.0135 * WiredPair.SIEMENS_PER_WEIGHT) - 1;
        double second = WiredPair.siemens(3) / (0.0075 * WiredPair.SIEMENS_PER_WEIGHT) - 1;
        // The first event of a synapse with U = 0.25 acts with a quarter of its weight.
        double third = WiredPair.siemens(15) / (0.25 * 0.088 * WiredPair.SIEMENS_PER_WEIGHT) - 1;
        assertEquals(3, errors.count());
        assertEquals((first + second + third) / 3, errors.mean(), 1e-6);
        assertEquals(Math.max(first, Math.max(second, third)), errors.largest(), 1e-6);
        assertEquals(errors.quantile(1.0), errors.largest(), 1e-3);
        List<ErrorDistribution> byProjection = new WiredPair().check().weightErrors();
        assertEquals(
                List.of(1L, 1L, 1L),
                byProjection.stream().map(ErrorDistribution::count).toList());
        assertEquals(first, byProjection.get(0).mean(), 1e-6);
        assertEquals(second, byProjection.get(1).mean(), 1e-6);
        assertEquals(third, byProjection.get(2).mean(), 1e-6);
    }

    @Test
    void countsAMissingSynapseAsLossAndNotAsFault() {
        WiredPair pair = new WiredPair().cell(WiredPair.EXCITATORY_ROW, 10, 0, 1);
        pair.mapping(table -> WiredPair.withProjection(table, 0, new ProjectionMapping.Builder("a->b", 0).build()));
        CheckReport report = pair.check();

        assertTrue(report.isClean(), report.differences().toString());
        assertEquals(2, report.realised());
        assertEquals(0, report.exitStatus(0.5));
        assertEquals(2, report.exitStatus(0.3));
        List<String> missing = new ArrayList<>();
        report.comparison()
                .forEachShortfall((projection, source, target, number) ->
                        missing.add(projection + ":" + source + "->" + target + " x" + number));
        assertEquals(List.of("0:1->2 x1"), missing);
    }

    @Test
    void countsAllSynapsesOfAPairWhenOneCellIsStrongEnough() {
        WiredPair pair = new WiredPair();
        // Two synapses of 0.00675 uS instead of one of 0.0135 uS; the cell carries both.
        pair.asking("\"connector\": {\"type\": \"FromListConnector\","
                + " \"connections\": [[0, 0, 0.00675, 1.0], [0, 0, 0.00675, 1.0]]}");
        CheckReport report = pair.check();

        assertTrue(report.isClean(), report.differences().toString());
        assertEquals(new ProjectionCount("a->b", 2, 2), report.byProjection().get(0));
        assertEquals(2, report.weightErrors().get(0).count(), "both synapses have the error of their sum");
        assertEquals(0, report.weightErrors().get(0).largest(), 0.05);
    }

    @Test
    void countsOnlyTheCellsOfAPairWhenTheyAreTooWeak() {
        WiredPair pair = new WiredPair();
        pair.asking("\"connector\": {\"type\": \"FromListConnector\","
                + " \"connections\": [[0, 0, 0.0135, 1.0], [0, 0, 0.0135, 1.0]]}");
        CheckReport report = pair.check();

        assertTrue(report.isClean(), report.differences().toString());
        assertEquals(new ProjectionCount("a->b", 2, 1), report.byProjection().get(0));
        assertEquals(0, report.weightErrors().get(0).count());
    }

    @Test
    void givesZeroWeightSynapsesNoCell() {
        WiredPair pair = new WiredPair().cell(WiredPair.EXCITATORY_ROW, 10, 0, 1);
        pair.mapping(table -> WiredPair.withProjection(table, 0, new ProjectionMapping.Builder("a->b", 0).build()));
        pair.network = pair.network.replace("0.0135", "0.0");
        CheckReport report = pair.check();

        assertEquals(2, report.requested());
        assertEquals(2, report.realised());
        assertEquals(1, report.zeroWeight());
    }

    @Test
    void countsEveryRequestOfABackgroundPopulationWhereItsStreamIsHeard() {
        CheckReport report = BackgroundStream.wired().check();

        assertTrue(report.isClean(), report.legality() + "" + report.differences());
        assertEquals(
                new ProjectionCount("noise->a", 5, 5), report.byProjection().get(0));
        assertEquals(1, report.conductanceErrors().count());
        assertEquals(5, report.weightErrors().get(0).count());
        assertEquals(0, report.conductanceErrors().mean(), 0.01);
    }

    @Test
    void findsABackgroundGeneratorThatIsNotRandom() {
        WiredPair pair = BackgroundStream.wired();
        pair.south(chip -> chip.generator(
                BackgroundGeneratorOnHicann.of(0), new BackgroundGeneratorConfig(true, false, 124, 0, 0)));
        CheckReport report = pair.check();

        assertEquals(1, report.differences().count(ProblemKind.GENERATOR_DIFFERS));
        assertEquals(1, report.legality().count(ProblemKind.SYNAPSE_HEARS_LOCKING));
        assertEquals(0, report.realised());
    }

    @Test
    void tellsTwoProjectionsOfOnePairApartByTheTable() {
        // "calm" becomes excitatory too: both cells join one pair, and each counts for the projection that names it.
        WiredPair pair = new WiredPair().cell(WiredPair.EXCITATORY_ROW, 10, 0, 1);
        pair.network = pair.network.replace("inhibitory", "excitatory");
        pair.driver(3, d -> d.withRows(d.upper(), WiredPair.row(true, false, 2, 2)));
        pair.mapping(table -> WiredPair.withProjection(table, 0, new ProjectionMapping.Builder("a->b", 0).build()));
        CheckReport report = pair.check();

        assertTrue(report.isClean(), report.differences().toString());
        assertEquals(new ProjectionCount("a->b", 1, 0), report.byProjection().get(0));
        assertEquals(new ProjectionCount("calm", 1, 1), report.byProjection().get(1));
    }

    @Test
    void comparesTheCountsOfAReport() {
        WiredPair pair = new WiredPair();
        List<ProjectionCount> right = pair.check().byProjection();
        pair.reported = Optional.of(new ReportedCounts(3, 3, 0, 0, right));
        assertTrue(pair.check().isClean());

        pair.reported = Optional.of(new ReportedCounts(3, 2, 1, 0, right.subList(0, 2)));
        CheckReport report = pair.check();
        assertEquals(3, report.differences().count(ProblemKind.REPORT_DIFFERS));
        assertEquals(1, report.exitStatus(1));
    }

    @Test
    void findsTheSameForAnyNumberOfThreads() {
        Checker.Inputs inputs = new WiredPair()
                .cell(0, 0, 1, 2)
                .cell(WiredPair.EXCITATORY_ROW, 10, 8, 5)
                .inputs();
        CheckReport one = Checker.check(inputs, RunContext.quiet(1));
        for (int threads : new int[] {2, 7}) {
            CheckReport many = Checker.check(inputs, new RunContext(1, threads, Progress.NONE, new CancelFlag()));
            assertEquals(one.legality().toString(), many.legality().toString());
            assertEquals(one.differences().toString(), many.differences().toString());
            assertEquals(one.byProjection(), many.byProjection());
            assertEquals(
                    one.conductanceErrors().mean(), many.conductanceErrors().mean());
        }
    }

    @Test
    void refusesTheTableOfAnotherNetwork() {
        WiredPair pair = new WiredPair();
        pair.network = pair.network
                .replace("\"label\": \"a\"", "\"label\": \"z\"")
                .replace("\"pre\": \"a\"", "\"pre\": \"z\"");
        InputException refusal = assertThrows(InputException.class, pair::check);
        assertTrue(refusal.getMessage().contains("another network"), refusal.getMessage());
    }
}
