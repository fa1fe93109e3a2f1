package neckar.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import neckar.base.RunContext;
import neckar.compiler.check.ProjectionCount;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.LossReport;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

class LossSettlementTest {
    private static final String THREE_ALIKE = "[[0, 0], [0, 0], [0, 0]]";
    private static final String ALL_DIFFERENT = "[[0, 0], [0, 1], [1, 0]]";

    @Test
    void synapsesWhoseSharedCellsAreTooWeakLackRows() {
        LossReport settled = LossSettlement.settle(foreseen(0), found(1), table(THREE_ALIKE));
        assertEquals(2, settled.lost(0, LossCause.SYNAPSE_ROWS));
        assertEquals(1, settled.realised());
    }

    @Test
    void synapsesThatTheirSharedCellsReachAfterAllAreNotLost() {
        LossReport settled = LossSettlement.settle(foreseen(2), found(3), table(THREE_ALIKE));
        assertEquals(0, settled.lost());
    }

    @Test
    void equalCountsStayAsTheyAre() {
        LossReport foreseen = foreseen(1);
        assertSame(foreseen, LossSettlement.settle(foreseen, found(2), table(ALL_DIFFERENT)));
    }

    @Test
    void differentCountsWithoutSharedCellsAreABug() {
        assertThrows(
                IllegalStateException.class, () -> LossSettlement.settle(foreseen(0), found(2), table(ALL_DIFFERENT)));
    }

    @Test
    void differentRequestsAreABug() {
        List<ProjectionCount> found = List.of(new ProjectionCount("a->a", 4, 4));
        assertThrows(
                IllegalStateException.class, () -> LossSettlement.settle(foreseen(0), found, table(ALL_DIFFERENT)));
    }

    @Test
    void causesGiveWayInOrder() {
        LossReport report = LossReport.builder(1)
                .request(0, 10)
                .lose(0, LossCause.PLACEMENT, 2)
                .lose(0, LossCause.SYNAPSE_ROWS, 1)
                .lose(0, LossCause.INPUT_BANDWIDTH, 1)
                .build()
                .settled(new long[] {1}, LossCause.SYNAPSE_ROWS);
        assertEquals(1, report.lost(0, LossCause.PLACEMENT));
        assertEquals(1, report.lost());
    }

    /** Weights from nothing to more than a cell can carry, many synapses of one pair: routing alone cannot tell the loss. */
    @Test
    void aNetworkOfManyParallelSynapsesCompiles() {
        Network network = NetworkReader.parse("""
                {"format": "neckar-network/1", "duration_ms": 10,
                 "populations": [{"label": "a", "size": 20, "cell_type": "IF_cond_exp"}],
                 "projections": [
                  {"pre": "a", "post": "a", "connector": {"type": "FixedTotalNumberConnector", "n": 600},
                   "weight": {"lognormal": {"mu": -6, "sigma": 1}}},
                  {"pre": "a", "post": "a", "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.5},
                   "weight": 0.003}]}
                """, "test", Path.of("."));
        CompileResult result = Compiler.compile(
                network,
                CompileOptions.on(Availability.of(WaferDescription.DEFAULT, Defects.NONE)),
                RunContext.quiet(1));
        assertEquals(result.check().lost(), result.loss().lost());
        for (int projection = 0; projection < 2; projection++) {
            assertEquals(
                    result.check().byProjection().get(projection).realised(),
                    result.loss().realised(projection));
        }
    }

    private static LossReport foreseen(int lost) {
        return LossReport.builder(1)
                .request(0, 3)
                .lose(0, LossCause.SYNAPSE_DRIVERS, lost)
                .build();
    }

    private static List<ProjectionCount> found(int realised) {
        return List.of(new ProjectionCount("a->a", 3, realised));
    }

    private static ConnectionTable table(String connections) {
        Network network = NetworkReader.parse("""
                {"format": "neckar-network/1", "duration_ms": 10,
                 "populations": [{"label": "a", "size": 2, "cell_type": "IF_cond_exp"}],
                 "projections": [{"pre": "a", "post": "a", "weight": 0.001,
                  "connector": {"type": "FromListConnector", "connections": %s}}]}
                """.formatted(connections), "test", Path.of("."));
        return ConnectionTable.build(network, RunContext.quiet(1));
    }
}
