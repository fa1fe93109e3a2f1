package neckar.compiler.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import neckar.base.InputException;
import neckar.network.Indices;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Receptor;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

class NeuronSizingTest {

    private static final Availability WAFER = Availability.of(WaferDescription.DEFAULT);

    private static NeuronSizes choose(Network network, OptionalInt fixed, int threads) {
        ConnectionTable table = ConnectionTable.build(network, SmallNetworks.run(threads));
        Partition partition = new FileOrderPartitioner().partition(table, SmallNetworks.run(threads));
        return NeuronSizing.choose(
                network, table, partition, WAFER, new SizeOptions(fixed, 3, 5e-5), SmallNetworks.run(threads));
    }

    @Test
    void sparseNeuronsGetTheSmallestSize() {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(200);
        NeuronSizes sizes = choose(small.random(a, a, Receptor.EXCITATORY, 0.02).build(1), OptionalInt.empty(), 1);
        assertEquals(4, sizes.of(0));
    }

    @Test
    void denseNeuronsOfBothSignsGetLargerOnes() {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(480);
        small.random(a, a, Receptor.EXCITATORY, 1).random(a, a, Receptor.INHIBITORY, 1);
        NeuronSizes sizes = choose(small.build(1), OptionalInt.empty(), 2);
        assertTrue(sizes.of(0) > 4, "960 cells are needed, size 4 has 896");
    }

    @Test
    void optionBeatsFileAndExactPlaceBeatsOption() {
        SmallNetworks small = new SmallNetworks();
        PlacementRequest size =
                new PlacementRequest(Indices.of(0), List.of(), List.of(), List.of(), OptionalInt.of(12), false);
        PlacementRequest place = new PlacementRequest(
                Indices.of(1),
                List.of(),
                List.of(),
                List.of(new PlacementRequest.NeuronPlace(5, 0, 6)),
                OptionalInt.empty(),
                false);
        small.cells(3, size, place);
        NeuronSizes free = choose(small.build(1), OptionalInt.empty(), 1);
        assertEquals(List.of(12, 6, 4), List.of(free.of(0), free.of(1), free.of(2)));
        NeuronSizes fixed = choose(small.build(1), OptionalInt.of(8), 1);
        assertEquals(List.of(8, 6, 8), List.of(fixed.of(0), fixed.of(1), fixed.of(2)));
    }

    @Test
    void sourcesHaveNoDenmems() {
        SmallNetworks small = new SmallNetworks();
        int s = small.sources(10, 20);
        int a = small.cells(10);
        NeuronSizes sizes = choose(small.random(s, a, Receptor.EXCITATORY, 0.5).build(1), OptionalInt.empty(), 1);
        assertEquals(0, sizes.of(0));
        assertEquals(4, sizes.of(10));
    }

    @Test
    void rejectsOddSizes() {
        assertThrows(InputException.class, () -> new SizeOptions(OptionalInt.of(7), 3, 1e-4));
    }
}
