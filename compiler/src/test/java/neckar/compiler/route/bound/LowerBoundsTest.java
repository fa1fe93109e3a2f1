package neckar.compiler.route.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.SmallNetworks;
import neckar.network.Connector;
import neckar.network.Network;
import neckar.network.Receptor;
import neckar.network.SelfConnections;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Bounds never exceed what an exhaustive search over all choices finds, and meet the known figures. */
class LowerBoundsTest {
    /** All in-synapses of bm 500 at size 4: 998 wanted, 896 cells (mapping reference 4.2). */
    @Example
    void fixedSizeFourBoundsBoltzmannMachine() {
        LowerBound bound = boltzmann(500, WaferDescription.DEFAULT, 4);
        assertEquals(51_000, bound.lost());
        assertEquals(LowerBound.Constraint.CELLS, bound.constraint());
    }

    @Example
    void missingDriversRaiseTheBound() {
        WaferDescription v4 = new WaferDescription("v4", 4, false, WaferDescription.DEFAULT.limits());
        assertEquals(59_000, boltzmann(500, v4, 4).lost());
    }

    @Example
    void sizeSixNeedsNoLoss() {
        LowerBound bound = boltzmann(500, WaferDescription.DEFAULT, 6);
        assertEquals(0, bound.lost());
        assertEquals(LowerBound.Constraint.NONE, bound.constraint());
    }

    private static LowerBound boltzmann(int neurons, WaferDescription wafer, int size) {
        SmallNetworks networks = new SmallNetworks();
        int cells = networks.cells(neurons);
        Connector all = new Connector.AllToAll(SelfConnections.FORBIDDEN);
        networks.connect(cells, cells, Receptor.EXCITATORY, all);
        networks.connect(cells, cells, Receptor.INHIBITORY, all);
        Network network = networks.build(1);
        RunContext context = RunContext.quiet(1);
        ConnectionTable table = ConnectionTable.build(network, context);
        return NetworkBounds.of(network, table, Availability.of(wafer), OptionalInt.of(size), context);
    }

    @Example
    void backgroundStreamNeedsOneCellForAllItsSynapses() {
        assertEquals(0, fromSources(true).lost());
        assertEquals(600 - 448, fromSources(false).lost());
    }

    private static LowerBound fromSources(boolean generator) {
        SmallNetworks networks = new SmallNetworks();
        int sources = generator ? networks.generator(600, 10) : networks.sources(600, 10);
        networks.random(sources, networks.cells(1), Receptor.EXCITATORY, 1.0);
        Network network = networks.build(1);
        RunContext context = RunContext.quiet(1);
        ConnectionTable table = ConnectionTable.build(network, context);
        Availability wafer = Availability.of(WaferDescription.DEFAULT);
        return NetworkBounds.of(network, table, wafer, OptionalInt.of(2), context);
    }

    /** 48 FPGAs carry 480 kHz of biological rate (mapping reference 4.6). */
    @Example
    void inputBeyondTheLinksIsLost() {
        SmallNetworks networks = new SmallNetworks();
        networks.random(networks.sources(100, 9600), networks.cells(2), Receptor.EXCITATORY, 1.0);
        Network network = networks.build(1);
        RunContext context = RunContext.quiet(1);
        ConnectionTable table = ConnectionTable.build(network, context);
        LowerBound bound = NetworkBounds.of(
                network, table, Availability.of(WaferDescription.DEFAULT), OptionalInt.empty(), context);
        assertEquals(100, bound.lost());
        assertEquals(LowerBound.Constraint.INPUT, bound.constraint());
    }

    @Property(tries = 200)
    void denmemBoundNeverExceedsTheBestSizes(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int neurons,
            @ForAll @IntRange(max = 30) int denmems) {
        SeededRandom random = new SeededRandom(seed);
        int[] sizes = {2, 4, 6, 10};
        List<long[]> losses = new ArrayList<>();
        DenmemBound bound = new DenmemBound();
        for (int n = 0; n < neurons; n++) {
            long[] bundles = new long[random.nextInt(40)];
            for (int b = 0; b < bundles.length; b++) {
                bundles[b] = 1 + random.nextLong(3);
            }
            NeuronLoss loss = NeuronLoss.ofBundles(bundles);
            int cellsPerDenmem = 1 + random.nextInt(5);
            long[] table = new long[sizes.length + 1];
            table[0] = loss.total();
            for (int i = 0; i < sizes.length; i++) {
                table[i + 1] = loss.with((long) cellsPerDenmem * sizes[i]);
            }
            losses.add(table);
            bound.add(sizes, Arrays.copyOfRange(table, 1, table.length), loss.total());
        }
        long best = exhaustive(losses, sizes, 0, denmems);
        assertTrue(bound.with(denmems) <= best, () -> bound.with(denmems) + " exceeds " + best);
        assertTrue(bound.with(0) == exhaustive(losses, sizes, 0, 0), "without denmems all is lost");
    }

    private static long exhaustive(List<long[]> losses, int[] sizes, int neuron, int left) {
        if (neuron == losses.size()) {
            return 0;
        }
        long best = losses.get(neuron)[0] + exhaustive(losses, sizes, neuron + 1, left);
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] <= left) {
                long loss = losses.get(neuron)[i + 1] + exhaustive(losses, sizes, neuron + 1, left - sizes[i]);
                best = Math.min(best, loss);
            }
        }
        return best;
    }

    @Property(tries = 200)
    void inputBoundNeverExceedsTheBestChoice(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int sources) {
        SeededRandom random = new SeededRandom(seed);
        double[] rates = new double[sources];
        long[] synapses = new long[sources];
        InputBound bound = new InputBound();
        double total = 0;
        for (int s = 0; s < sources; s++) {
            rates[s] = random.nextInt(4) * 10.0;
            synapses[s] = random.nextInt(20);
            total += rates[s];
            bound.add(rates[s], synapses[s]);
        }
        double limit = total * random.nextDouble();
        long best = Long.MAX_VALUE;
        for (int choice = 0; choice < 1 << sources; choice++) {
            double rate = 0;
            long lost = 0;
            for (int s = 0; s < sources; s++) {
                boolean kept = (choice >> s & 1) == 1;
                rate += kept ? rates[s] : 0;
                lost += kept ? 0 : synapses[s];
            }
            best = rate <= limit ? Math.min(best, lost) : best;
        }
        assertTrue(bound.with(limit) <= best);
        assertEquals(0, bound.with(total));
    }
}
