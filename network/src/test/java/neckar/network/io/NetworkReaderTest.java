package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import neckar.network.CellType;
import neckar.network.Connector;
import neckar.network.CurrentSource;
import neckar.network.HardwareSettings;
import neckar.network.Indices;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.RecordVariable;
import neckar.network.SpikeTrains;
import org.junit.jupiter.api.Test;

class NetworkReaderTest {
    private static List<String> synapses(Network network) {
        List<String> result = new ArrayList<>();
        for (Projection projection : network.projections()) {
            projection.forEach(
                    network,
                    (pre, post, weight, delay) ->
                            result.add(projection.position() + " " + pre + " " + post + " " + weight + " " + delay));
        }
        return result;
    }

    @Test
    void readsEveryKindOfThing() {
        Network network = Samples.read(Samples.ALL);
        assertEquals("all", network.name());
        assertEquals(42, network.seed());
        assertEquals(HardwareSettings.DEFAULT, network.hardware());
        assertEquals(List.of(0, 1), network.space().axes());
        assertEquals(
                List.of(CellType.values()).stream().sorted().toList(),
                network.populations().stream()
                        .map(Population::cellType)
                        .distinct()
                        .sorted()
                        .toList());
        assertEquals(
                List.of("DCSource", "StepCurrentSource", "ACSource", "NoisyCurrentSource"),
                network.currents().stream()
                        .map(current -> current.shape().pynnName())
                        .toList());
        assertEquals(
                8,
                network.projections().stream()
                        .map(p -> p.connector().pynnName())
                        .distinct()
                        .count());
        assertEquals(12, network.sourceCount());
        assertEquals(37, network.nodeCount());
    }

    @Test
    void readsRequestsOfPopulation() {
        Population exc = Samples.read(Samples.ALL).population("exc").orElseThrow();
        assertEquals(30, exc.rateHz());
        assertEquals(3, exc.record().size());
        assertEquals(Indices.all(8), exc.record().get(0).indices());
        assertEquals(RecordVariable.V, exc.record().get(1).variable());
        assertTrue(exc.record().get(2).debugProbe());
        PlacementRequest exact = exc.placement().get(0);
        assertEquals(new PlacementRequest.NeuronPlace(1, 2, 4), exact.neurons().get(1));
        PlacementRequest block = exc.placement().get(1);
        assertEquals(List.of(new PlacementRequest.NeuronBlock(324, 0)), block.neuronBlocks());
        assertEquals(8, block.neuronSize().orElseThrow());
        assertTrue(block.exclusive());
        assertEquals(2, exc.value("cm", 7));
    }

    @Test
    void readsSources() {
        Network network = Samples.read(Samples.ALL);
        assertArrayEquals(new double[] {1.5, 20}, SpikeTrains.of(network, 1, 0));
        assertTrue(network.populations().get(0).backgroundGenerator());
        assertEquals(27.5, network.populations().get(0).rateHz());
        assertEquals(10, network.populations().get(1).rateHz());
    }

    @Test
    void readsCurrentsWithTheirCells() {
        CurrentSource pulse = Samples.read(Samples.ALL).currents().get(0);
        assertEquals(Indices.of(3, 4), pulse.indices());
        assertEquals(0.5, pulse.at(50, 1));
        assertEquals(0, pulse.at(90, 1));
    }

    @Test
    void readsSynapseDynamicsAndPriority() {
        Network network = Samples.read(Samples.ALL);
        Projection drive = network.projections().get(0);
        assertFalse(drive.dynamics().isStatic());
        assertEquals(100, drive.dynamics().tauRecMs());
        assertEquals(List.of(20.0, 100.0), drive.dynamics().fitRatesHz());
        assertEquals(2, drive.priority());
        assertTrue(network.projections().get(4).dynamics().isStatic());
    }

    @Test
    void listedValuesReplaceTheProjectionsOwn() {
        Network network = Samples.read(Samples.ALL);
        List<String> listed =
                synapses(network).stream().filter(s -> s.startsWith("7 ")).toList();
        assertEquals(List.of("7 0 1 0.25 0.1", "7 1 0 0.5 2.0"), listed);
    }

    @Test
    void labelsOfProjectionsAreMadeUnique() {
        List<String> labels = Samples.read(Samples.ALL).projections().stream()
                .map(Projection::label)
                .collect(Collectors.toList());
        assertEquals(
                List.of("drive", "in->exc", "exc->exc", "exc->exc#2", "exc->adex", "exc->ce", "exc->exc#3", "arr->ca"),
                labels);
    }

    @Test
    void madeLabelsNeverTakeGivenOnes() {
        String two = Samples.SMALL.replace(
                "\"weight\": 0.01}]",
                "\"weight\": 0.01},\n{\"label\": \"a->b\", \"pre\": \"a\", \"post\": \"b\", "
                        + "\"connector\": {\"type\": \"OneToOneConnector\"}, \"weight\": 1}]");
        assertEquals(
                List.of("a->b#2", "a->b"),
                Samples.read(two).projections().stream().map(Projection::label).toList());
    }

    @Test
    void renamingChangesNoDraw() {
        Network network = Samples.read(Samples.ALL);
        String renamed = Samples.ALL
                .replace("\"exc\"", "\"zzz\"")
                .replace("\"in\"", "\"unlike\"")
                .replace("\"drive\"", "\"other\"");
        Network other = Samples.read(renamed);
        assertEquals(synapses(network), synapses(other));
        for (Population population : network.populations()) {
            Population same = other.populations().get(population.position());
            for (String parameter : population.cellType().parameters().keySet()) {
                assertArrayEquals(population.values(parameter), same.values(parameter));
            }
            assertArrayEquals(population.positions(), same.positions());
        }
        for (int i = 0; i < 10; i++) {
            assertArrayEquals(SpikeTrains.of(network, 0, i), SpikeTrains.of(other, 0, i));
        }
    }

    @Test
    void absentThingsHaveDefaults() {
        Network network = Samples.read(Samples.SMALL);
        assertEquals(1, network.seed());
        assertEquals("net.json", network.name());
        assertEquals(20, network.populations().get(0).rateHz());
        assertEquals("a->b", network.projections().get(0).label());
        assertEquals(1, network.projections().get(0).priority());
        assertTrue(network.projections().get(0).connector() instanceof Connector.AllToAll);
        assertEquals(20, synapses(network).size());
        assertTrue(synapses(network).get(0).endsWith("0.01 0.1"));
    }
}
