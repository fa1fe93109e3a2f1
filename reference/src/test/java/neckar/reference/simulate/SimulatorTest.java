package neckar.reference.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import neckar.base.CancelFlag;
import neckar.base.CancelledException;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.network.CurrentShape;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import neckar.reference.model.Cell;
import neckar.reference.model.CellGroup;
import neckar.reference.model.EventLoss;
import neckar.reference.model.Model;
import neckar.reference.model.SpikeTrain;
import neckar.reference.model.SynapseColumns;
import neckar.reference.model.SynapseGroup;
import org.junit.jupiter.api.Test;

/** Networks: transport of spikes, accuracy, determinism, refusals. */
class SimulatorTest {
    /** A recurrent network of 130 neurons with mixed delays, both receptors, plasticity. */
    static Model network(EventLoss loss) {
        SeededRandom random = new SeededRandom(5);
        List<SpikeTrain> trains = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            trains.add(new SpikeTrain(IntStream.range(0, 20)
                    .mapToDouble(k -> 300 * random.nextDouble())
                    .sorted()
                    .toArray()));
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            cells.add(Bench.withOffset(Bench.lif(), 0.05 + 0.08 * random.nextDouble()));
        }
        CellGroup in = new CellGroup("in", 40, List.of(), trains);
        CellGroup net = new CellGroup("net", 130, cells, List.of());
        SynapseDynamics depression = SynapseDynamics.tsodyksMarkram(0.4, 80, 0);
        List<SynapseGroup> groups = List.of(
                group("drive", 0, Receptor.EXCITATORY, SynapseDynamics.STATIC, 40, 0.006, random),
                group("exc", 1, Receptor.EXCITATORY, depression, 130, 0.004, random),
                group("inh", 1, Receptor.INHIBITORY, SynapseDynamics.STATIC, 130, 0.004, random));
        return new Model(300, List.of(in, net), groups, List.of(), 7, loss);
    }

    private static SynapseGroup group(
            String label,
            int pre,
            Receptor receptor,
            SynapseDynamics dynamics,
            int sources,
            double weight,
            SeededRandom random) {
        SynapseColumns.Builder columns = new SynapseColumns.Builder();
        for (int s = 0; s < sources; s++) {
            for (int k = 0; k < 12; k++) {
                columns.add(s, random.nextInt(130), weight, 0.5 + 3 * random.nextDouble());
            }
        }
        return new SynapseGroup(label, pre, 1, receptor, dynamics, columns.build());
    }

    private static Simulation run(Model model, double tolerance, int threads) {
        return Simulator.run(model, SimulationOptions.standard(threads).withTolerance(tolerance), new CancelFlag());
    }

    @Test
    void oneSpikeArrivesAfterItsDelay() {
        double[] spikes =
                new Bench().stimulus(0.5, 2.75, Receptor.EXCITATORY, 10.0).spikesMs(20);
        double[] earlier =
                new Bench().stimulus(0.5, 0.25, Receptor.EXCITATORY, 10.0).spikesMs(20);
        assertTrue(spikes[0] > 12.75 && spikes[0] < 13.5, "first spike at " + spikes[0]);
        assertEquals(2.5, spikes[0] - earlier[0], 1e-9);
    }

    @Test
    void spikeTimesConvergeToTheTolerance() {
        Simulation exact = run(network(EventLoss.NONE), 1e-14, 1);
        Simulation usual = run(network(EventLoss.NONE), 1e-9, 1);
        Simulation coarse = run(network(EventLoss.NONE), 1e-5, 1);
        assertTrue(exact.counts().neuronSpikes() > 1000, "spikes " + exact.counts());
        assertTrue(largestDifference(exact, usual) < 1e-7, "at 1e-9: " + largestDifference(exact, usual));
        assertTrue(largestDifference(exact, usual) < largestDifference(exact, coarse));
    }

    private static double largestDifference(Simulation a, Simulation b) {
        double worst = 0;
        for (int i = 0; i < 130; i++) {
            double[] left = a.groups().get(1).trains().get(i).timesMs();
            double[] right = b.groups().get(1).trains().get(i).timesMs();
            for (int k = 0; k < Math.min(left.length, right.length); k++) {
                worst = Math.max(worst, Math.abs(left[k] - right[k]));
            }
        }
        return worst;
    }

    @Test
    void threadsChangeNothing() {
        Simulation one = run(network(EventLoss.NONE), 1e-9, 1);
        for (int threads : new int[] {2, 7}) {
            Simulation more = run(network(EventLoss.NONE), 1e-9, threads);
            assertEquals(one.groups(), more.groups());
            assertEquals(one.counts(), more.counts());
        }
    }

    @Test
    void lostEventsAreDrawnAtTheirProbability() {
        Simulation all = run(network(EventLoss.NONE), 1e-9, 1);
        Simulation few = run(network(new EventLoss(0, 0, 0.25)), 1e-9, 1);
        double kept = (double) size(few) / size(all);
        assertEquals(0.75, kept, 0.05);
        Simulation cut = run(network(new EventLoss(1, 1, 0)), 1e-9, 1);
        assertEquals(0, cut.counts().synapticEvents());
    }

    private static int size(Simulation simulation) {
        return simulation.groups().get(1).trains().stream()
                .mapToInt(SpikeTrain::size)
                .sum();
    }

    @Test
    void leadInLetsTheNetworkRunBeforeTheSources() {
        Bench bench = new Bench().cell(Bench.withOffset(Bench.lif(), 0.3));
        double periodMs = 1 + 20 * Math.log(2);
        double[] late =
                bench.options(SimulationOptions.standard(1).withLeadInMs(100)).spikesMs(50);
        double first = 20 * Math.log(2) - 100;
        while (first < 0) {
            first += periodMs;
        }
        assertEquals(first, late[0], 1e-8);
    }

    @Test
    void stepAndNoiseCurrentsActAtTheirTimes() {
        CurrentShape step = new CurrentShape.Step(new double[] {10, 20}, new double[] {0.1, 0});
        CurrentShape pulse = new CurrentShape.Direct(0.1, 10, 20);
        double[] a = new Bench().current(step).membraneMv(60, 0.5);
        double[] b = new Bench().current(pulse).membraneMv(60, 0.5);
        assertArrayEquals(a, b, 1e-12);
        CurrentShape quiet = new CurrentShape.Noisy(0.1, 0, 0.1, 10, 20);
        assertArrayEquals(a, new Bench().current(quiet).membraneMv(60, 0.5), 1e-8);
        CurrentShape noise = new CurrentShape.Noisy(0.1, 0.2, 0.1, 10, 20);
        double[] c = new Bench().current(noise).membraneMv(60, 0.5);
        assertTrue(Math.abs(a[40] - c[40]) > 1e-3, "noise moves the membrane");
    }

    @Test
    void endlessFiringIsRefused() {
        Cell cell = new Cell(true, false, 0.2, 0.01, -65, -40, -50, -50, 0, 0, 0, -80, 5, 5, 0, 0, 1, 1);
        for (int threads : new int[] {1, 2}) {
            Bench bench = new Bench().cell(cell).options(SimulationOptions.standard(threads));
            assertThrows(InputException.class, () -> bench.run(100));
        }
    }

    @Test
    void cancellingStopsAllThreads() {
        CancelFlag flag = new CancelFlag();
        flag.cancel();
        assertThrows(
                CancelledException.class,
                () -> Simulator.run(network(EventLoss.NONE), SimulationOptions.standard(2), flag));
    }

    @Test
    void tooManyWindowsAreRefused() {
        SynapseColumns columns = new SynapseColumns.Builder()
                .add(0, 0, 1e-3, 0)
                .add(0, 0, 1e-3, 5000)
                .build();
        CellGroup one = new CellGroup("one", 1, List.of(Bench.lif()), List.of());
        SynapseGroup loop = new SynapseGroup("loop", 0, 0, Receptor.EXCITATORY, SynapseDynamics.STATIC, columns);
        Model model = new Model(1e6, List.of(one), List.of(loop), List.of(), 1, EventLoss.NONE);
        assertThrows(InputException.class, () -> Simulator.run(model, SimulationOptions.standard(1), new CancelFlag()));
    }
}
