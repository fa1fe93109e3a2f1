package neckar.compiler.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.FileOrderPartitioner;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.NeuronSizing;
import neckar.compiler.partition.Partition;
import neckar.compiler.partition.SizeOptions;
import neckar.compiler.partition.SmallNetworks;
import neckar.network.Indices;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Receptor;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlacerTest {

    private static final Availability WHOLE = Availability.of(WaferDescription.DEFAULT);

    private static PlaceTask task(Network network, Availability availability, OptionalInt size) {
        ConnectionTable table = ConnectionTable.build(network, SmallNetworks.run(1));
        Partition partition = new FileOrderPartitioner().partition(table, SmallNetworks.run(1));
        NeuronSizes sizes = NeuronSizing.choose(
                network, table, partition, availability, new SizeOptions(size, 3, 5e-5), SmallNetworks.run(1));
        return new PlaceTask(network, table, partition, sizes, availability);
    }

    private static Placement place(Placer placer, PlaceTask task) {
        return placer.place(task, SmallNetworks.run(1));
    }

    private static void assertLegal(Placement placement, Availability availability) {
        for (HicannOnWafer h : HicannOnWafer.all()) {
            boolean[] taken = new boolean[256];
            for (int node : placement.neuronsOn(h)) {
                int from = placement.column(node);
                int to = from + placement.size(node) / 2;
                assertEquals(from / 32, (to - 1) / 32, "a neuron stays in its block");
                for (int x = from; x < to; x++) {
                    assertFalse(taken[x], "a denmem belongs to one neuron");
                    taken[x] = true;
                    assertTrue(availability.denmem(h, DenmemOnHicann.of(x)));
                    assertTrue(availability.denmem(h, DenmemOnHicann.of(256 + x)));
                }
            }
        }
    }

    @Property(tries = 12)
    void placesAllNeuronsLegallyOnAWaferWithDefects(
            @ForAll @IntRange(min = 1, max = 700) int neurons,
            @ForAll @IntRange(min = 1, max = 8) int halfSize,
            @ForAll long seed) {
        Defects.Builder defects = Defects.builder();
        SeededRandom random = new SeededRandom(seed);
        for (int i = 0; i < 3000; i++) {
            defects.add(HicannOnWafer.of(random.nextInt(384)), DenmemOnHicann.of(random.nextInt(512)));
        }
        for (int i = 0; i < 20; i++) {
            defects.add(HicannOnWafer.of(random.nextInt(384)));
        }
        Availability availability = Availability.of(WaferDescription.DEFAULT, defects.build());
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(neurons);
        small.random(a, a, Receptor.EXCITATORY, 0.01);
        PlaceTask task = task(small.build(seed), availability, OptionalInt.of(2 * halfSize));
        for (Placer placer : List.of(new ByIdPlacer(), new AnnealingPlacer(20))) {
            Placement placement = place(placer, task);
            assertLegal(placement, availability);
            assertEquals(neurons, placement.placed());
        }
    }

    @Test
    void tooLargeNetworkFillsTheWaferAndLeavesTheRest() {
        SmallNetworks small = new SmallNetworks();
        small.cells(384 * 8 + 10);
        Placement placement = place(new AnnealingPlacer(0), task(small.build(1), WHOLE, OptionalInt.of(64)));
        assertEquals(384 * 8, placement.placed());
        assertLegal(placement, WHOLE);
    }

    @Test
    void smallNetworkSitsInTheCentre() {
        SmallNetworks small = new SmallNetworks();
        small.cells(5);
        Placement placement = place(new AnnealingPlacer(0), task(small.build(1), WHOLE, OptionalInt.empty()));
        HicannOnWafer h = HicannOnWafer.of(placement.hicann(0));
        assertEquals(17, h.x());
        assertEquals(7, h.y());
    }

    @Test
    void talkingChipsComeTogether() {
        SmallNetworks small = new SmallNetworks();
        int[] parts = new int[40];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = small.cells(64);
        }
        for (int i = 0; i < parts.length; i++) {
            // Stride 7 is a ring through all 40 parts whose neighbours are far apart in file order.
            small.random(parts[i], parts[(i + 7) % 40], Receptor.EXCITATORY, 0.05);
        }
        PlaceTask task = task(small.build(1), WHOLE, OptionalInt.of(8));
        long before = length(task, place(new AnnealingPlacer(0), task));
        long after = length(task, place(new AnnealingPlacer(400), task));
        assertTrue(after < before / 2, after + " after, " + before + " before");
    }

    private static long length(PlaceTask task, Placement placement) {
        long sum = 0;
        for (int e = 0; e < task.table().edges(); e++) {
            sum += ChipDistance.of(
                    placement.hicann(task.table().source(e)),
                    placement.hicann(task.table().target(e)));
        }
        return sum;
    }

    @Test
    void requestsForChipsBlocksAndColumnsAreMet() {
        SmallNetworks small = new SmallNetworks();
        small.cells(40, SmallNetworks.onChips(40, false, 10, 11));
        small.cells(
                3,
                new PlacementRequest(
                        Indices.of(0, 1),
                        List.of(),
                        List.of(new PlacementRequest.NeuronBlock(10, 6)),
                        List.of(),
                        OptionalInt.empty(),
                        false));
        small.cells(
                1,
                new PlacementRequest(
                        Indices.of(0),
                        List.of(),
                        List.of(),
                        List.of(new PlacementRequest.NeuronPlace(10, 33, 12)),
                        OptionalInt.empty(),
                        false));
        Placement placement = place(new AnnealingPlacer(10), task(small.build(1), WHOLE, OptionalInt.empty()));
        assertEquals(
                20, Arrays.stream(placement.neuronsOn(11)).filter(n -> n < 40).count());
        assertEquals(10, placement.hicann(0));
        assertEquals(11, placement.hicann(39));
        assertEquals(6, placement.block(40));
        assertEquals(10, placement.hicann(41));
        assertTrue(placement.isPlaced(42));
        assertEquals(33, placement.column(43));
        assertEquals(12, placement.size(43));
        assertLegal(placement, WHOLE);
    }

    @Test
    void exclusiveChipCarriesNobodyElse() {
        SmallNetworks small = new SmallNetworks();
        small.cells(2, SmallNetworks.onChips(2, true, 173));
        small.cells(49_000);
        Placement placement = place(new AnnealingPlacer(0), task(small.build(1), WHOLE, OptionalInt.of(4)));
        assertArrayEquals(
                new int[] {0, 1},
                Arrays.stream(placement.neuronsOn(173)).sorted().toArray());
    }

    @Test
    void impossibleRequestNamesPopulationChipAndNearestFit() {
        SmallNetworks small = new SmallNetworks();
        small.cells(129, SmallNetworks.onChips(129, false, 200));
        PlaceTask task = task(small.build(1), WHOLE, OptionalInt.of(4));
        InputException refused = assertThrows(InputException.class, () -> place(new AnnealingPlacer(0), task));
        assertTrue(refused.getMessage().contains("p0"), refused.getMessage());
        assertTrue(refused.getMessage().contains("H200"), refused.getMessage());
        assertTrue(refused.advice().contains("nearest chip"), refused.getMessage());
    }

    @Test
    void annealingDependsOnTheSeedOnly() {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(2000);
        int b = small.cells(2000);
        small.random(a, b, Receptor.EXCITATORY, 0.001);
        PlaceTask task = task(small.build(1), WHOLE, OptionalInt.of(8));
        Placement one = new AnnealingPlacer(50).place(task, SmallNetworks.run(1));
        Placement seven = new AnnealingPlacer(50).place(task, SmallNetworks.run(7));
        for (int node = 0; node < 4000; node++) {
            assertEquals(one.hicann(node), seven.hicann(node));
            assertEquals(one.column(node), seven.column(node));
        }
    }
}
