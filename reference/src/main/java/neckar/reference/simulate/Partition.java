package neckar.reference.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.reference.model.Cell;

/** Some neurons with their synapses, events and spikes. Confined to one thread at a time. */
final class Partition {
    /** A neuron that spikes so often within a window is no neuron. */
    private static final int MOST_SPIKES = 1_000_000;

    private final Exchange exchange;
    private final Neurons neurons;
    private final SynapseRows rows;
    private final NeuronStates states;
    private final NeuronSolver solver;
    private final Arrivals[] slots;
    private final Emissions[] sent = {new Emissions(), new Emissions()};
    private final double[][] spikesMs;
    private final int[] spikeCount;
    /** Spikes so far, lost ones too. */
    private final int[] fired;

    private final SeededRandom random = new SeededRandom(0);
    private long synapticEvents;

    /**
     * The neurons of a partition.
     *
     * @param cells cell of each
     * @param courses injected current of each
     * @param traces where its membrane goes
     * @param outputs what its spikes drive
     * @param lossSeeds seed of the losses of its spikes
     * @param loss probability that a spike reaches no synapse
     */
    record Neurons(
            List<Cell> cells,
            List<CurrentCourse> courses,
            List<VoltageTrace> traces,
            List<Outputs> outputs,
            List<Long> lossSeeds,
            double loss) {}

    Partition(Exchange exchange, Neurons neurons, SynapseRows rows, double tolerance) {
        this.exchange = exchange;
        this.neurons = neurons;
        this.rows = rows;
        this.states = new NeuronStates(neurons.cells, exchange.startMs());
        this.solver = new NeuronSolver(states, tolerance);
        this.slots = new Arrivals[exchange.slots()];
        this.spikesMs = new double[neurons.cells.size()][8];
        this.spikeCount = new int[neurons.cells.size()];
        this.fired = new int[neurons.cells.size()];
    }

    /** Lets a membrane begin at a potential in mV. */
    void begin(int neuron, double membraneMv) {
        states.membraneMv[neuron] = membraneMv;
    }

    /** What the neurons sent in a window, until two windows later. */
    Emissions sent(long window) {
        return sent[(int) (window & 1)];
    }

    /** Takes what others sent; events arrive in this window at the earliest. */
    void receive(Emissions emissions, int from, int to, long window) {
        for (int e = from; e < to; e++) {
            int row = emissions.row(e);
            double timeMs = emissions.timeMs(e);
            double factor = emissions.factor(e);
            int end = rows.first(row + 1);
            synapticEvents += end - rows.first(row);
            for (int s = rows.first(row); s < end; s++) {
                double arrivalMs = timeMs + rows.delayMs(s);
                long arrives = exchange.windowOf(arrivalMs, window);
                if (arrives < exchange.windows()) {
                    slot(arrives).add(rows.input(s), arrivalMs, factor * rows.weight(s));
                }
            }
        }
    }

    /** Advances all neurons over a window; spikes are sent and recorded. */
    void advance(long window) {
        Emissions out = sent(window);
        out.clear();
        Arrivals arrivals = slot(window);
        int n = neurons.cells.size();
        arrivals.sort(n);
        double endMs = exchange.endMs(window);
        for (int i = 0; i < n; i++) {
            int neuron = i;
            Cell cell = neurons.cells.get(i);
            CurrentCourse course = neurons.courses.get(i);
            VoltageTrace trace = neurons.traces.get(i);
            int before = fired[i];
            NeuronSolver.SpikeSink sink = timeMs -> spike(neuron, timeMs, out, before);
            for (int e = arrivals.first(i); e < arrivals.first(i + 1); e++) {
                solver.advance(i, cell, course, arrivals.timeMs(e), trace, sink);
                states.receive(i, cell.alpha(), arrivals.inhibits(e), arrivals.weight(e));
            }
            solver.advance(i, cell, course, endMs, trace, sink);
        }
        arrivals.clear();
    }

    /** Spike times of a neuron in ms so far, lead-in included. */
    double[] spikesMs(int neuron) {
        return Arrays.copyOf(spikesMs[neuron], spikeCount[neuron]);
    }

    long synapticEvents() {
        return synapticEvents;
    }

    private Arrivals slot(long window) {
        int at = (int) (window % slots.length);
        Arrivals found = slots[at];
        if (found == null) {
            found = new Arrivals();
            slots[at] = found;
        }
        return found;
    }

    private void spike(int neuron, double timeMs, Emissions out, int before) {
        int count = spikeCount[neuron];
        if (fired[neuron] - before >= MOST_SPIKES) {
            throw InputException.of("reference simulation", "a neuron fires without end")
                    .value(fired[neuron] - before + " spikes within " + exchange.windowMs() + " ms")
                    .advice("give it a refractory time, or a reset below its threshold");
        }
        fired[neuron]++;
        if (neurons.loss > 0) {
            random.reseed(Seeds.split(neurons.lossSeeds.get(neuron), fired[neuron]));
            if (random.nextDouble() < neurons.loss) {
                return;
            }
        }
        if (count == spikesMs[neuron].length) {
            spikesMs[neuron] = Arrays.copyOf(spikesMs[neuron], 2 * count);
        }
        spikesMs[neuron][count] = timeMs;
        spikeCount[neuron]++;
        neurons.outputs.get(neuron).send(timeMs, out);
    }

    /** The rows of synapses that one node drives, one for each projection, with their plasticity. */
    static final class Outputs {
        private final List<Integer> rows = new ArrayList<>();
        private final List<Plasticity> plasticity = new ArrayList<>();

        void add(int row, Plasticity itsPlasticity) {
            rows.add(row);
            plasticity.add(itsPlasticity);
        }

        /** Sends a spike at a time in ms. */
        void send(double timeMs, Emissions out) {
            for (int k = 0; k < rows.size(); k++) {
                out.add(rows.get(k), timeMs, plasticity.get(k).factor(timeMs));
            }
        }
    }
}
