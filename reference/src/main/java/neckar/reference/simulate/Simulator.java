package neckar.reference.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Parallel;
import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.network.CurrentSource;
import neckar.reference.model.Cell;
import neckar.reference.model.CellGroup;
import neckar.reference.model.Model;
import neckar.reference.model.SpikeTrain;

/** Simulates a model. Spikes of neurons are exchanged after each window, those of sources before the window in which they lie. */
public final class Simulator {
    private static final int MAX_PARTITIONS = 16;
    private static final int MIN_PARTITION = 32;
    private static final long LOSS_KEY = 0x10c5;
    private static final long RECORDING_KEY = 0x10c6;

    private final Model model;
    private final SimulationOptions options;
    private final CancelFlag cancel;
    private final Exchange exchange;
    private final int[] firstNode;
    private final int[] firstRow;
    private final int[] localOf;
    private final int[] partitionOf;
    private final VoltageTrace[] traceOfNode;
    private final List<VoltageTrace> traces = new ArrayList<>();
    private final List<Partition> partitions = new ArrayList<>();
    private final Emissions external = new Emissions();

    private Simulator(Model model, SimulationOptions options, CancelFlag cancel) {
        this.model = model;
        this.options = options;
        this.cancel = cancel;
        this.exchange = Exchange.of(model, options.leadInMs());
        this.firstNode = new int[model.groups().size() + 1];
        for (int g = 0; g < model.groups().size(); g++) {
            firstNode[g + 1] = firstNode[g] + model.groups().get(g).size();
        }
        this.firstRow = new int[model.synapses().size() + 1];
        for (int s = 0; s < model.synapses().size(); s++) {
            firstRow[s + 1] = firstRow[s]
                    + model.groups().get(model.synapses().get(s).pre()).size();
        }
        this.localOf = new int[model.nodes()];
        this.partitionOf = new int[model.nodes()];
        this.traceOfNode = new VoltageTrace[model.nodes()];
        Arrays.fill(traceOfNode, VoltageTrace.NONE);
        for (SimulationOptions.Probe probe : options.traces()) {
            int node = firstNode[probe.group()] + probe.index();
            if (traceOfNode[node] == VoltageTrace.NONE) {
                traceOfNode[node] = new VoltageTrace(model.durationMs(), options.sampleMs());
            }
            traces.add(traceOfNode[node]);
        }
        build();
    }

    /**
     * Simulates from rest, but for membranes that the options let begin elsewhere.
     *
     * @throws neckar.base.InputException if the model has no sensible course
     */
    public static Simulation run(Model model, SimulationOptions options, CancelFlag cancel) {
        Simulator simulator = new Simulator(model, options, cancel);
        simulator.run();
        return simulator.result();
    }

    private void build() {
        List<Integer> nodes = new ArrayList<>();
        for (int g = 0; g < model.groups().size(); g++) {
            for (int i = 0; i < model.groups().get(g).cells().size(); i++) {
                nodes.add(firstNode[g] + i);
            }
        }
        List<List<CurrentSource>> currents = currentsOfNodes();
        List<Partition.Outputs> outputs = outputsOfNodes();
        int count = Math.max(1, Math.min(MAX_PARTITIONS, nodes.size() / MIN_PARTITION));
        List<List<Integer>> members = new ArrayList<>();
        Arrays.fill(partitionOf, -1);
        for (int p = 0; p < count; p++) {
            members.add(new ArrayList<>());
        }
        for (int k = 0; k < nodes.size(); k++) {
            // Neighbours in a population have similar work, so they are dealt out.
            int p = k % count;
            partitionOf[nodes.get(k)] = p;
            localOf[nodes.get(k)] = members.get(p).size();
            members.get(p).add(nodes.get(k));
        }
        for (int p = 0; p < count; p++) {
            int[] mine = localOf.clone();
            for (int node = 0; node < mine.length; node++) {
                if (partitionOf[node] != p) {
                    mine[node] = -1;
                }
            }
            SynapseRows rows = new SynapseRows(model, firstNode, mine, firstRow);
            partitions.add(
                    new Partition(exchange, neurons(members.get(p), currents, outputs), rows, options.tolerance()));
        }
        for (SimulationOptions.Start start : options.starts()) {
            int node = firstNode[start.group()] + start.index();
            partitions.get(partitionOf[node]).begin(localOf[node], start.membraneMv());
        }
        buildExternal(outputs);
    }

    private Partition.Neurons neurons(
            List<Integer> nodes, List<List<CurrentSource>> currents, List<Partition.Outputs> outputs) {
        List<Cell> cells = new ArrayList<>();
        List<CurrentCourse> courses = new ArrayList<>();
        List<VoltageTrace> itsTraces = new ArrayList<>();
        List<Partition.Outputs> itsOutputs = new ArrayList<>();
        List<Long> seeds = new ArrayList<>();
        for (int node : nodes) {
            int group = groupOf(node);
            cells.add(model.groups().get(group).cells().get(node - firstNode[group]));
            List<CurrentSource> injected = currents.get(node);
            courses.add(injected.isEmpty() ? CurrentCourse.NONE : new CurrentCourse(injected, model.seed()));
            itsTraces.add(traceOfNode[node]);
            itsOutputs.add(outputs.get(node));
            seeds.add(Seeds.split(model.seed(), LOSS_KEY, node));
        }
        return new Partition.Neurons(
                cells, courses, itsTraces, itsOutputs, seeds, model.loss().neuron());
    }

    private List<List<CurrentSource>> currentsOfNodes() {
        List<List<CurrentSource>> lists = new ArrayList<>();
        for (int node = 0; node < model.nodes(); node++) {
            lists.add(new ArrayList<>());
        }
        for (CurrentSource source : model.currents()) {
            for (int k = 0; k < source.indices().size(); k++) {
                lists.get(firstNode[source.population()] + source.indices().get(k))
                        .add(source);
            }
        }
        return lists;
    }

    private List<Partition.Outputs> outputsOfNodes() {
        List<Partition.Outputs> outputs = new ArrayList<>();
        for (int node = 0; node < model.nodes(); node++) {
            outputs.add(new Partition.Outputs());
        }
        for (int s = 0; s < model.synapses().size(); s++) {
            int pre = model.synapses().get(s).pre();
            for (int i = 0; i < model.groups().get(pre).size(); i++) {
                Plasticity plasticity = new Plasticity(model.synapses().get(s).dynamics());
                outputs.get(firstNode[pre] + i).add(firstRow[s] + i, plasticity);
            }
        }
        return outputs;
    }

    /** All spikes of all sources in order of time, then source. */
    private void buildExternal(List<Partition.Outputs> outputs) {
        record Sent(double timeMs, int node) {}
        List<Sent> all = new ArrayList<>();
        SeededRandom random = new SeededRandom(0);
        for (int g = 0; g < model.groups().size(); g++) {
            List<SpikeTrain> trains = model.groups().get(g).trains();
            for (int i = 0; i < trains.size(); i++) {
                int node = firstNode[g] + i;
                for (int k = 0; k < trains.get(i).size(); k++) {
                    random.reseed(Seeds.split(model.seed(), LOSS_KEY, node, k));
                    if (model.loss().source() == 0
                            || random.nextDouble() >= model.loss().source()) {
                        all.add(new Sent(trains.get(i).timeMs(k), node));
                    }
                }
            }
        }
        all.sort((a, b) -> a.timeMs != b.timeMs ? Double.compare(a.timeMs, b.timeMs) : Integer.compare(a.node, b.node));
        for (Sent spike : all) {
            outputs.get(spike.node).send(spike.timeMs, external);
        }
    }

    private void run() {
        int workers = Math.min(options.threads(), partitions.size());
        Barrier barrier = new Barrier(workers);
        Parallel.forRange(workers, workers, worker -> {
            try {
                work(worker, workers, barrier);
            } catch (RuntimeException | Error e) {
                barrier.abort();
                throw e;
            }
        });
    }

    private void work(int worker, int workers, Barrier barrier) {
        int nextExternal = 0;
        for (long window = 0; window < exchange.windows(); window++) {
            cancel.throwIfCancelled();
            int endExternal = nextExternal;
            double endMs = exchange.endMs(window);
            while (endExternal < external.size() && external.timeMs(endExternal) < endMs) {
                endExternal++;
            }
            for (int p = worker; p < partitions.size(); p += workers) {
                Partition partition = partitions.get(p);
                if (window > 0) {
                    for (Partition other : partitions) {
                        Emissions sent = other.sent(window - 1);
                        partition.receive(sent, 0, sent.size(), window);
                    }
                }
                partition.receive(external, nextExternal, endExternal, window);
                partition.advance(window);
            }
            nextExternal = endExternal;
            if (!barrier.await()) {
                return;
            }
        }
    }

    private Simulation result() {
        List<Simulation.GroupSpikes> groups = new ArrayList<>();
        long spikes = 0;
        for (int g = 0; g < model.groups().size(); g++) {
            CellGroup group = model.groups().get(g);
            List<SpikeTrain> trains = new ArrayList<>(group.trains());
            for (int i = 0; i < group.cells().size(); i++) {
                int node = firstNode[g] + i;
                double[] all = partitions.get(partitionOf[node]).spikesMs(localOf[node]);
                spikes += all.length;
                trains.add(recorded(new SpikeTrain(all), node));
            }
            groups.add(new Simulation.GroupSpikes(group.label(), group.isSource(), trains));
        }
        List<Simulation.Trace> recordedTraces = new ArrayList<>();
        for (int t = 0; t < traces.size(); t++) {
            recordedTraces.add(new Simulation.Trace(
                    options.traces().get(t), options.sampleMs(), traces.get(t).samplesMv()));
        }
        long events = partitions.stream().mapToLong(Partition::synapticEvents).sum();
        Simulation.Counts counts = new Simulation.Counts(spikes, events, exchange.windows(), exchange.raisedDelays());
        return new Simulation(model.durationMs(), groups, recordedTraces, counts);
    }

    private SpikeTrain recorded(SpikeTrain all, int node) {
        SpikeTrain run = all.between(0, model.durationMs());
        if (model.loss().recorded() == 0) {
            return run;
        }
        SeededRandom random = new SeededRandom(Seeds.split(model.seed(), RECORDING_KEY, node));
        return new SpikeTrain(Arrays.stream(run.timesMs())
                .filter(timeMs -> random.nextDouble() >= model.loss().recorded())
                .toArray());
    }

    private int groupOf(int node) {
        int found = Arrays.binarySearch(firstNode, node);
        // Empty populations do not exist, so that a found position is the population itself.
        return found >= 0 ? found : -found - 2;
    }
}
