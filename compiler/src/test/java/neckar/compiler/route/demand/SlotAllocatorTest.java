package neckar.compiler.route.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.SmallNetworks;
import neckar.compiler.place.Placement;
import neckar.compiler.route.line.ChipStreams;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.network.Receptor;
import neckar.spec.coord.HicannOnWafer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Drivers of one line go to groups and signs by what they gain. */
class SlotAllocatorTest {
    private static final int CHIP = 100;

    /** Sources (nodes 0..) on one line with ascending addresses from 16, neurons of one size on one chip. */
    private static ArrivingEdges arriving(ConnectionTable table, int sources, int size) {
        return ArrivingEdges.at(
                CHIP, table, plan(table, sources, size), new GeneratorIndex(plan(table, sources, size)));
    }

    private static LinePlan plan(ConnectionTable table, int sources, int size) {
        short[] hicanns = new short[table.nodes()];
        short[] columns = new short[table.nodes()];
        byte[] sizes = new byte[table.nodes()];
        int[] nodes = new int[sources];
        byte[] addresses = new byte[sources];
        int address = 16;
        int column = 0;
        for (int node = 0; node < table.nodes(); node++) {
            hicanns[node] = Placement.NOWHERE;
            if (node < sources) {
                address += address % 16 == 1 ? 1 : 0;
                nodes[node] = node;
                addresses[node] = (byte) address++;
            } else {
                hicanns[node] = CHIP;
                columns[node] = (short) column;
                sizes[node] = (byte) size;
                column += size / 2;
            }
        }
        LinePlan.Unserved[] unserved = new LinePlan.Unserved[table.nodes()];
        Arrays.fill(unserved, LinePlan.Unserved.NONE);
        Line line = new Line(0, CHIP, 3, true, 0, false, nodes, addresses);
        return new LinePlan(
                new Placement(hicanns, columns, sizes),
                List.of(line),
                unserved,
                Collections.nCopies(HicannOnWafer.COUNT, ChipStreams.TRANSIT),
                0,
                0);
    }

    private static ConnectionTable table(int sources, int neurons, double excitatory, double inhibitory, long seed) {
        SmallNetworks networks = new SmallNetworks();
        int in = networks.sources(sources, 10);
        int out = networks.cells(neurons);
        networks.random(in, out, Receptor.EXCITATORY, excitatory);
        networks.random(in, out, Receptor.INHIBITORY, inhibitory);
        return ConnectionTable.build(networks.build(seed), RunContext.quiet(1));
    }

    private static double[] curve(ConnectionTable table, int sources, int size, int most) {
        ArrivingEdges arriving = arriving(table, sources, size);
        LineNeeds needs = LineNeeds.of(arriving, 0, table, new double[] {1, 1});
        TargetColumns columns = new TargetColumns(plan(table, sources, size).placement(), CHIP);
        return DemandPlanner.curve(needs, columns, stpSet -> true, most);
    }

    /** A driver gives a neuron of size s exactly s cells of one group and sign (mapping reference 4.1). */
    @Example
    void allToAllOfTwelveNeedsThreeDriversAtSizeFour() {
        double[] curve = curve(table(12, 10, 1, 0, 1), 12, 4, 10);
        assertEquals(List.of(40.0, 40.0, 40.0), Arrays.stream(curve).boxed().toList());
    }

    /** One block of 8 neurons with both signs takes 2 + 2 rows at size 8 (mapping reference 4.2, bm). */
    @Example
    void eightSourcesOfBothSignsNeedTwoDriversAtSizeEight() {
        assertEquals(2, curve(table(8, 10, 1, 1, 1), 8, 8, 10).length);
    }

    @Property(tries = 30)
    void gainsFallAndAddUpToAllSynapses(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 44) int sources,
            @ForAll @IntRange(min = 1, max = 5) int halfSize) {
        SeededRandom random = new SeededRandom(seed);
        ConnectionTable table = table(sources, 20, random.nextDouble(), random.nextDouble() / 2, seed);
        if (table.edges() == 0) {
            return;
        }
        ArrivingEdges arriving = arriving(table, sources, 2 * halfSize);
        LineNeeds needs = LineNeeds.of(arriving, 0, table, new double[] {1, 1});
        TargetColumns columns =
                new TargetColumns(plan(table, sources, 2 * halfSize).placement(), CHIP);
        SlotAllocator allocator = new SlotAllocator(needs, columns);
        double sum = 0;
        for (DriverUse use = allocator.next(2, set -> true); use.gain() > 0; use = allocator.next(2, set -> true)) {
            sum += use.gain();
            int missing = 0;
            for (int run = 0; run < needs.runs(); run++) {
                missing += allocator.missing(run);
            }
            assertEquals(table.edges() - sum, missing, 1e-9);
        }
        assertEquals(table.edges(), sum, 1e-9);
        double[] curve = curve(table, sources, 2 * halfSize, 500);
        for (int k = 1; k < curve.length; k++) {
            assertTrue(curve[k] <= curve[k - 1]);
        }
    }

    @Example
    void demandIsCutToTheDriversOfTheChipByGain() {
        DemandTable demand = DemandTable.builder(HicannOnWafer.COUNT)
                .add(7, new int[] {2, 5, 9}, List.of(new double[] {9, 1}, new double[] {8, 7, 6}, new double[] {2}), 4)
                .build();
        assertEquals(1, demand.wanted(demand.find(2, 7)));
        assertEquals(3, demand.wanted(demand.find(5, 7)));
        assertEquals(0, demand.wanted(demand.find(9, 7)));
        assertTrue(demand.find(3, 7) < 0);
        assertEquals(15, demand.value(demand.find(5, 7), 2));
    }
}
