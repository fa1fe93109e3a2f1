package neckar.compiler.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import neckar.network.Connector;
import neckar.network.ListedConnections;
import neckar.network.Network;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConnectionTableTest {

    @Test
    void mergesEqualSynapsesAndCountsZeroWeightsApart() {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(3);
        small.connect(
                a,
                a,
                Receptor.EXCITATORY,
                new Connector.FromList(new ListedConnections(
                        new int[] {2, 0, 2, 1},
                        new int[] {1, 1, 1, 1},
                        new double[] {0.5, 0.25, 0.125, 0},
                        new double[] {1, 1, 1, 1})));
        ConnectionTable table = ConnectionTable.build(small.build(1), SmallNetworks.run(1));
        assertEquals(3, table.requested());
        assertEquals(1, table.zeroWeight());
        assertEquals(2, table.edges());
        assertEquals(0, table.source(table.firstEdge(1)));
        int merged = table.firstEdge(1) + 1;
        assertEquals(2, table.source(merged));
        assertEquals(2, table.multiplicity(merged));
        assertEquals(0.625f, table.weight(merged));
        assertEquals(1, table.target(merged));
    }

    @Test
    void equalPlasticityGetsTheSameNumberAndStaticIsZero() {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(2);
        SynapseDynamics depressing = SynapseDynamics.tsodyksMarkram(0.5, 100, 0);
        small.random(a, a, Receptor.EXCITATORY, 1);
        small.connect(a, a, Receptor.EXCITATORY, new Connector.OneToOne(), depressing);
        small.connect(a, a, Receptor.INHIBITORY, new Connector.OneToOne(), SynapseDynamics.tsodyksMarkram(0.5, 100, 0));
        small.connect(a, a, Receptor.INHIBITORY, new Connector.OneToOne(), SynapseDynamics.tsodyksMarkram(0.4, 100, 0));
        ConnectionTable table = ConnectionTable.build(small.build(1), SmallNetworks.run(1));
        assertEquals(0, table.traits(0).stpSet());
        assertEquals(1, table.traits(1).stpSet());
        assertEquals(1, table.traits(2).stpSet());
        assertEquals(2, table.traits(3).stpSet());
        assertTrue(table.traits(2).inhibitory());
    }

    @Property(tries = 30)
    void holdsExactlyTheSynapsesOfTheNetwork(
            @ForAll @IntRange(min = 1, max = 40) int first,
            @ForAll @IntRange(min = 1, max = 40) int second,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll long seed) {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(first);
        int s = small.sources(second, 20);
        small.random(s, a, Receptor.EXCITATORY, percent / 100.0)
                .connect(
                        a,
                        a,
                        Receptor.INHIBITORY,
                        new Connector.FixedTotalNumber(2 * first, true, neckar.network.SelfConnections.ALLOWED));
        Network network = small.build(seed);
        ConnectionTable table = ConnectionTable.build(network, SmallNetworks.run(2));
        Map<String, Integer> wanted = new TreeMap<>();
        for (Projection p : network.projections()) {
            p.forEach(
                    network,
                    (pre, post, weight, delay) -> wanted.merge(
                            p.position() + ":" + network.nodeOf(p.pre(), pre) + ">" + network.nodeOf(p.post(), post),
                            1,
                            Integer::sum));
        }
        Map<String, Integer> found = new TreeMap<>();
        for (int t = 0; t < table.nodes(); t++) {
            for (int e = table.firstEdge(t); e < table.firstEdge(t + 1); e++) {
                found.put(table.projection(e) + ":" + table.source(e) + ">" + t, table.multiplicity(e));
                assertEquals(t, table.target(e));
            }
        }
        assertEquals(wanted, found);
        assertTransposed(table);
        assertFalse(table.isSource(0));
        assertTrue(table.isSource(first));
    }

    private static void assertTransposed(ConnectionTable table) {
        int seen = 0;
        for (int node = 0; node < table.nodes(); node++) {
            int lastTarget = -1;
            for (int k = table.firstOut(node); k < table.firstOut(node + 1); k++) {
                assertEquals(node, table.source(table.outEdge(k)));
                assertTrue(table.target(table.outEdge(k)) >= lastTarget);
                lastTarget = table.target(table.outEdge(k));
                seen++;
            }
        }
        assertEquals(table.edges(), seen);
    }
}
