package neckar.network.io.nir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import neckar.base.InputException;
import neckar.network.Connector;
import neckar.network.Indices;
import neckar.network.ListedConnections;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.network.SpikeTimes;
import neckar.network.SynapseDynamics;
import neckar.network.ValueField;
import neckar.network.io.build.ExplicitNetwork;
import neckar.network.io.build.ImportOptions;
import neckar.network.io.build.ImportedNetwork;
import neckar.network.io.build.InputSpikes;
import neckar.network.io.build.NetworkBuilder;
import neckar.network.io.hdf.HdfInput;

/**
 * Reads NIR files: neurons become populations, all that lies between them without memory is multiplied out into listed
 * connections, positive weights excitatory and negative ones inhibitory.
 */
public final class NirReader {
    /** Types that are understood, for messages. */
    static final List<String> TYPES = List.of(
            "Input",
            "Output",
            "Linear",
            "Affine",
            "Scale",
            "Conv1d",
            "Conv2d",
            "SumPool2d",
            "AvgPool2d",
            "Flatten",
            "Delay",
            "LIF",
            "CubaLIF",
            "IF",
            "LI",
            "CubaLI",
            "I",
            "NIRGraph");

    private final String file;
    private final NirGraph graph;
    private final NirShapes shapes;
    private final NirPaths paths;
    private final NirUnits units;
    private final ImportOptions options;
    private final NetworkBuilder builder;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final Map<String, NirNeurons> neurons = new LinkedHashMap<>();

    private NirReader(String file, NirGraph graph, ImportOptions options) {
        this.file = file;
        this.graph = graph;
        this.options = options;
        this.shapes = new NirShapes(graph);
        this.paths = new NirPaths(graph, shapes);
        this.builder = new NetworkBuilder(file);
        this.units = units();
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it cannot be read, or holds what the hardware cannot do; tells the node
     */
    public static ImportedNetwork read(Path path, ImportOptions options) {
        try (HdfInput input = HdfInput.open(path)) {
            NirGraph graph = NirGraph.read(input.root());
            return new NirReader(path.toString(), graph, options).network(path);
        } catch (InputException e) {
            throw e.place().isEmpty()
                    ? InputException.of(path.toString(), e.what())
                            .value(e.value())
                            .allowed(e.allowed())
                            .advice(e.advice())
                    : e;
        }
    }

    private ImportedNetwork network(Path path) {
        for (NirNode node : graph.nodes()) {
            check(node);
        }
        double durationMs = options.durationMs().orElse(ImportOptions.DEFAULT_DURATION_MS);
        addInputs(durationMs);
        addNeurons();
        for (String name : neurons.keySet()) {
            connect(graph.node(name));
        }
        Path fileName = path.getFileName();
        String name = fileName == null ? path.toString() : fileName.toString();
        return new ImportedNetwork(builder.build(name, durationMs, 1), "NIR", builder.notes());
    }

    private static void check(NirNode node) {
        if (node.type().equals("Threshold")) {
            throw node.error("a step without membrane cannot be realised")
                    .advice("Use a LIF with a short time constant.");
        }
        if (!TYPES.contains(node.type())) {
            throw NirGraph.unknown(node, TYPES);
        }
    }

    private static String label(NirNode node) {
        return ExplicitNetwork.label(node.name());
    }

    private NirUnits units() {
        double smallest = Double.POSITIVE_INFINITY;
        boolean own = false;
        for (NirNode node : graph.nodes()) {
            for (double tau : NirNeurons.membraneSec(node)) {
                smallest = tau > 0 ? Math.min(smallest, tau) : smallest;
            }
            own |= node.metadata("neckar_cm_nf").isPresent();
        }
        double scale = options.nirTimeScale()
                .orElse(own || Double.isInfinite(smallest) ? 1 : NirUnits.MEMBRANE_MS / (1000 * smallest));
        double dt = options.nirDtSec().orElse(NirUnits.DEFAULT_DT_SEC);
        builder.note(
                "time",
                String.format(
                        Locale.ROOT,
                        "1 s of the file is %s s of biology (--nir-time-scale); a spike lasts %s",
                        scale,
                        options.nirDtSec().isPresent()
                                ? dt + " s (--nir-dt)"
                                : dt + " s of the file (--nir-dt), for a CubaLIF tau_syn / w_in"));
        return new NirUnits(dt, options.nirDtSec().isPresent(), 1000 * scale);
    }

    private void addInputs(double durationMs) {
        Optional<InputSpikes> spikes = options.inputSpikes().map(InputSpikes::read);
        Set<String> inputs = new LinkedHashSet<>();
        for (NirNode node : graph.nodes()) {
            if (!node.type().equals("Input") || graph.isRelay(node)) {
                continue;
            }
            inputs.add(label(node));
            int size = NirShapes.size(shapes.of(node));
            SpikeTimes times = spikes.map(given -> given.of(label(node), size)).orElse(SpikeTimes.NONE);
            boolean given = spikes.isPresent() && spikes.get().populations().contains(label(node));
            int position;
            if (!given && options.inputRateHz().isPresent()) {
                position =
                        builder.poisson(label(node), size, options.inputRateHz().getAsDouble(), record(node, size));
            } else {
                position = builder.sources(label(node), size, times, durationMs, record(node, size));
                if (!given) {
                    builder.note(
                            node.name(), "the file tells no input spikes; give them by --input-spikes or --input-rate");
                }
            }
            positions.put(node.name(), position);
        }
        spikes.ifPresent(given -> given.onlyOf(inputs));
    }

    private void addNeurons() {
        for (NirNode node : graph.nodes()) {
            if (NirNeurons.fields(node.type()).isEmpty()) {
                continue;
            }
            int[] shape = shapes.of(node);
            int size = NirShapes.size(shape);
            NirNeurons cells = NirNeurons.of(node, shape, units);
            double[] bias = paths.biasInto(node);
            positions.put(
                    node.name(),
                    builder.neurons(label(node), size, NirNeurons.cellType(), cells.values(bias), record(node, size)));
            neurons.put(node.name(), cells);
            noteNeurons(node, bias);
        }
    }

    private void noteNeurons(NirNode node, double[] bias) {
        switch (node.type()) {
            case "IF", "I" ->
                builder.note(
                        node.name(),
                        "a membrane always leaks; tau_m is set to " + NirNeurons.NO_LEAK_MS
                                + " ms or the longest that the hardware has");
            case "LIF", "LI" ->
                builder.note(
                        node.name(),
                        "a spike acts at once in NIR; here over tau_syn " + NirNeurons.SHORTEST_SYNAPSE_MS + " ms");
            default -> {
                // The synapses of the others decay as the hardware's do.
            }
        }
        if (!NirNeurons.spikes(node.type())) {
            builder.note(node.name(), "a readout without threshold: its voltage is recorded");
        }
        if (Arrays.stream(bias).anyMatch(b -> b != 0)) {
            builder.note(node.name(), "the bias before it becomes a constant current");
        }
    }

    /** Spikes of what an Output shows, the voltage of a readout. */
    private List<RecordRequest> record(NirNode node, int size) {
        List<RecordRequest> requests = new ArrayList<>();
        boolean isReadout = NirNeurons.fields(node.type()).isPresent() && !NirNeurons.spikes(node.type());
        if (isReadout) {
            requests.add(new RecordRequest(RecordVariable.V, Indices.all(size), false));
        } else if (isShown(node.name(), new HashSet<>())) {
            requests.add(new RecordRequest(RecordVariable.SPIKES, Indices.all(size), false));
        }
        return requests;
    }

    private boolean isShown(String name, Set<String> seen) {
        for (String next : graph.outOf(name)) {
            NirNode node = graph.node(next);
            if (!seen.add(next)) {
                continue;
            }
            if (node.type().equals("Output") && !graph.isRelay(node)) {
                return true;
            }
            boolean passes = graph.isRelay(node) || node.type().equals("Flatten");
            if (passes && seen.size() < 1000 && isShown(next, seen)) {
                return true;
            }
            if (!passes && NirNeurons.fields(node.type()).isEmpty()) {
                refuseReadout(node);
            }
        }
        return false;
    }

    /** A weighted sum of spikes exists nowhere on the chip but in a membrane. */
    private void refuseReadout(NirNode node) {
        for (String next : graph.outOf(node.name())) {
            NirNode output = graph.node(next);
            if (output.type().equals("Output") && !graph.isRelay(output)) {
                throw output.error(
                                "it shows the sum of " + node.type() + " \"" + node.name() + "\", which no neuron has")
                        .advice("Put an LI between them for its voltage, or a LIF for its spikes.");
            }
        }
    }

    private void connect(NirNode node) {
        NirNeurons cells = neurons.get(node.name());
        if (cells == null) {
            throw new IllegalStateException("no neurons for " + node.name());
        }
        double strongest = 0;
        for (Map.Entry<String, LinearMap> entry : paths.into(node).entrySet()) {
            for (Receptor receptor : Receptor.values()) {
                strongest =
                        Math.max(strongest, project(entry.getKey(), node.name(), entry.getValue(), receptor, cells));
            }
        }
        if (strongest > 0) {
            builder.note(
                    node.name(),
                    String.format(
                            Locale.ROOT,
                            "the strongest synapse moves the membrane by %.3g of the way from rest to threshold",
                            strongest));
        }
    }

    private double project(String from, String to, LinearMap map, Receptor receptor, NirNeurons cells) {
        double sign = receptor == Receptor.EXCITATORY ? 1 : -1;
        int[] count = {0};
        map.forEach((post, pre, weight, delay) -> count[0] += sign * weight * cells.gainNa(post) > 0 ? 1 : 0);
        if (count[0] == 0) {
            return 0;
        }
        int[] pres = new int[count[0]];
        int[] posts = new int[count[0]];
        double[] weights = new double[count[0]];
        double[] delays = new double[count[0]];
        double[] strongest = {0};
        int[] at = {0};
        map.forEach((post, pre, weight, delaySec) -> {
            double nano = sign * weight * cells.gainNa(post);
            if (nano > 0) {
                pres[at[0]] = pre;
                posts[at[0]] = post;
                weights[at[0]] = nano;
                delays[at[0]++] = Math.max(Projection.DEFAULT_DELAY_MS, delaySec * units.msPerSec());
                strongest[0] = Math.max(strongest[0], cells.reach(post, nano));
            }
        });
        String label = builder.freeProjectionLabel(from + "->" + to);
        builder.projection(
                new Projection(
                        builder.nextProjection(),
                        label,
                        position(from),
                        position(to),
                        receptor,
                        new Connector.FromList(new ListedConnections(pres, posts, weights, delays)),
                        new ValueField.Constant(0),
                        new ValueField.Constant(Projection.DEFAULT_DELAY_MS),
                        SynapseDynamics.STATIC,
                        1,
                        file + ": " + label),
                count[0]);
        return strongest[0];
    }

    private int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalStateException("no population for " + name);
        }
        return position;
    }
}
