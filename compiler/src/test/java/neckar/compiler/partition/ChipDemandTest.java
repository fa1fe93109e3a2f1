package neckar.compiler.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import neckar.network.Receptor;
import org.junit.jupiter.api.Test;

class ChipDemandTest {
    /** Drivers of the lines of two populations with the same synapses, when one driver is left for both. */
    private static int[] drivers(double priorityOfFirst, double priorityOfSecond) {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(10);
        int b = small.cells(10);
        int c = small.cells(20);
        ConnectionTable table = ConnectionTable.build(
                small.random(a, c, Receptor.EXCITATORY, 1, priorityOfFirst)
                        .random(b, c, Receptor.EXCITATORY, 1, priorityOfSecond)
                        .build(1),
                SmallNetworks.run(1));
        byte[] denmems = new byte[table.nodes()];
        Arrays.fill(denmems, (byte) 4);
        int[] lineOf =
                IntStream.range(0, table.nodes()).map(n -> n < 20 ? n / 10 : -1).toArray();
        ChipDemand demand = new ChipDemand(table, 2, 3);
        demand.evaluate(IntStream.range(20, 40).toArray(), denmems, lineOf, new byte[table.nodes()], 1);
        assertEquals(200 * (priorityOfFirst + priorityOfSecond), demand.model().wanted(), 1e-9);
        return IntStream.range(0, 2)
                .map(line -> demand.model().drivers(demand.request(line, 0)))
                .toArray();
    }

    @Test
    void theScarceDriverGoesToTheProjectionOfHigherPriority() {
        assertEquals("[1, 0]", Arrays.toString(drivers(10, 1)));
        assertEquals("[0, 1]", Arrays.toString(drivers(1, 10)));
        assertEquals("[0, 1]", Arrays.toString(drivers(0, 1)));
    }
}
