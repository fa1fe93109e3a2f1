package neckar.network.io.sonata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.json.JsonValue;
import neckar.network.CurrentShape;
import neckar.network.CurrentSource;
import neckar.network.Indices;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.network.SpikeTimes;
import neckar.network.io.build.ExplicitNetwork;
import neckar.network.io.build.ImportOptions;
import neckar.network.io.build.ImportedNetwork;
import neckar.network.io.build.InputSpikes;
import neckar.network.io.build.NetworkBuilder;
import neckar.network.io.hdf.HdfInput;

/**
 * Reads circuit, simulation and combined configuration files of SONATA with all that they name. A population of nodes
 * becomes one population for each model in it; spikes of all neurons are recorded.
 */
public final class SonataReader {
    private static final int MAX_CONFIGS = 4;

    private final String place;
    private final ImportOptions options;
    private final NetworkBuilder builder;
    private final SonataConfig circuit;
    private final Optional<SonataConfig> simulation;
    private final List<HdfInput> open = new ArrayList<>();
    private final Map<String, NodePopulation> populations = new LinkedHashMap<>();
    private final Map<Long, Double> weightFactors = new LinkedHashMap<>();
    private final Map<NodePopulation, List<SpikeInput>> spikes = new LinkedHashMap<>();
    private final Map<NodePopulation, boolean[]> voltages = new LinkedHashMap<>();
    private double durationMs;

    private SonataReader(Path path, SonataConfig circuit, Optional<SonataConfig> simulation, ImportOptions options) {
        this.place = path.toString();
        this.circuit = circuit;
        this.simulation = simulation;
        this.options = options;
        this.builder = new NetworkBuilder(place);
    }

    /**
     * Reads a configuration file.
     *
     * @throws InputException if a file cannot be read, or holds what the hardware cannot do
     */
    public static ImportedNetwork read(Path path, ImportOptions options) {
        SonataConfig first = SonataConfig.read(path);
        Optional<SonataConfig> simulation = first.find("simulation")
                .filter(JsonValue::isText)
                .map(file -> SonataConfig.read(first.path(file)))
                .or(() -> first.find("run").isPresent() || first.find("inputs").isPresent()
                        ? Optional.of(first)
                        : Optional.empty());
        SonataConfig circuit = circuit(first, 0)
                .or(() -> simulation.flatMap(config -> circuit(config, 0)))
                .orElseThrow(() -> first.error("neither \"networks\" nor the \"network\" of a circuit file"));
        SonataReader reader = new SonataReader(path, circuit, simulation, options);
        try {
            return reader.network(path);
        } finally {
            reader.open.forEach(HdfInput::close);
        }
    }

    private static Optional<SonataConfig> circuit(SonataConfig config, int depth) {
        if (config.find("networks").isPresent()) {
            return Optional.of(config);
        }
        Optional<JsonValue> network = config.find("network").filter(JsonValue::isText);
        if (network.isPresent() && depth > MAX_CONFIGS) {
            throw network.get().error("configuration files name each other in a circle");
        }
        return network.flatMap(file -> circuit(SonataConfig.read(config.path(file)), depth + 1));
    }

    private ImportedNetwork network(Path path) {
        durationMs = options.durationMs().orElseGet(() -> simulation
                .flatMap(config -> config.find("run", "tstop"))
                .map(JsonValue::number)
                .orElse(ImportOptions.DEFAULT_DURATION_MS));
        readNodes();
        List<SonataConfig> configs = new ArrayList<>(List.of(circuit));
        simulation.filter(config -> config != circuit).ifPresent(configs::add);
        NodeSets sets = new NodeSets(configs, populations);
        readReports(sets);
        List<Runnable> currents = readInputs(sets);
        Optional<InputSpikes> given = options.inputSpikes().map(InputSpikes::read);
        Set<String> inputs = new LinkedHashSet<>();
        populations.values().forEach(population -> addCells(population, given, inputs));
        given.ifPresent(file -> file.onlyOf(inputs));
        currents.forEach(Runnable::run);
        readEdges();
        String name = String.valueOf(path.getFileName());
        return new ImportedNetwork(builder.build(name, durationMs, 1), "SONATA", builder.notes());
    }

    private HdfInput opened(Path file) {
        HdfInput input = HdfInput.open(file);
        open.add(input);
        return input;
    }

    private TypesTable types(JsonValue entry, String key, String column) {
        return entry.asObject()
                .get(key)
                .filter(value -> value.isText()
                        && !value.text().isBlank()
                        && !value.text().equals("NULL"))
                .map(value -> TypesTable.read(circuit.path(value), column))
                .orElseGet(() -> TypesTable.empty(place));
    }

    private Path file(JsonValue entry, String key) {
        return circuit.path(
                entry.asObject().get(key).orElseThrow(() -> entry.error("the key \"" + key + "\" is missing")));
    }

    private static Path folderOf(JsonValue entry, String key, SonataConfig config) {
        return entry.asObject()
                .get(key)
                .filter(JsonValue::isText)
                .map(config::path)
                .flatMap(path -> Optional.ofNullable(path.getParent()))
                .orElse(Path.of("."));
    }

    private void readNodes() {
        List<JsonValue> entries = circuit.networks("nodes");
        if (entries.isEmpty()) {
            throw circuit.error("the circuit has no nodes");
        }
        for (JsonValue entry : entries) {
            TypesTable types = types(entry, "node_types_file", "node_type_id");
            var nodes = opened(file(entry, "nodes_file")).root().requireGroup("nodes");
            for (String name : nodes.groupNames()) {
                NodePopulation population = new NodePopulation(
                        name, nodes.requireGroup(name), types, circuit, folderOf(entry, "node_types_file", circuit));
                if (populations.put(name, population) != null) {
                    throw nodes.error("two populations of nodes have the same name")
                            .value(name);
                }
            }
        }
    }

    private void readEdges() {
        for (JsonValue entry : circuit.networks("edges")) {
            TypesTable types = types(entry, "edge_types_file", "edge_type_id");
            var edges = opened(file(entry, "edges_file")).root().requireGroup("edges");
            for (String name : edges.groupNames()) {
                new EdgeReader(
                                name,
                                edges.requireGroup(name),
                                types,
                                circuit,
                                folderOf(entry, "edge_types_file", circuit),
                                builder,
                                weightFactors,
                                populations)
                        .read();
            }
        }
    }

    private void readReports(NodeSets sets) {
        for (Map.Entry<String, JsonValue> report : members("reports").entrySet()) {
            JsonValue value = report.getValue();
            String variable = text(value, "variable_name").orElse("");
            boolean isVoltage = List.of("v", "V_m", "Vm", "membrane_potential").contains(variable);
            if (!isVoltage) {
                builder.note("report " + report.getKey(), "only the membrane voltage can be recorded, not " + variable);
                continue;
            }
            JsonValue cells = value.asObject()
                    .get("cells")
                    .or(() -> value.asObject().get("node_set"))
                    .orElseThrow(() -> value.error("the key \"cells\" is missing"));
            sets.select(cells).forEach((population, rows) -> {
                boolean[] wanted = voltages.computeIfAbsent(population, key -> new boolean[key.size()]);
                for (int row : rows) {
                    wanted[row] = true;
                }
            });
        }
    }

    private Map<String, JsonValue> members(String key) {
        Map<String, JsonValue> result = new LinkedHashMap<>();
        simulation.flatMap(config -> config.find(key)).ifPresent(object -> {
            for (String name : object.asObject().keys()) {
                object.asObject()
                        .get(name)
                        .filter(value -> value.asObject()
                                .get("enabled")
                                .map(JsonValue::flag)
                                .orElse(true))
                        .ifPresent(value -> result.put(name, value));
            }
        });
        return result;
    }

    private static Optional<String> text(JsonValue object, String key) {
        return object.asObject().get(key).filter(JsonValue::isText).map(JsonValue::text);
    }

    /** Reads spikes at once; currents are added when their cells have their places. */
    private List<Runnable> readInputs(NodeSets sets) {
        List<Runnable> currents = new ArrayList<>();
        for (Map.Entry<String, JsonValue> entry : members("inputs").entrySet()) {
            JsonValue value = entry.getValue();
            String type = text(value, "input_type").orElse("");
            JsonValue set =
                    value.asObject().get("node_set").orElseThrow(() -> value.error("the key \"node_set\" is missing"));
            switch (type) {
                case "spikes" -> readSpikes(value, sets.select(set));
                case "current_clamp", "current" -> {
                    Map<NodePopulation, int[]> selected = sets.select(set);
                    currents.add(() -> addClamp(value, selected));
                }
                default ->
                    throw value.error("input \"" + entry.getKey() + "\" cannot be realised")
                            .value(type)
                            .allowed("spikes, current_clamp");
            }
        }
        return currents;
    }

    private void readSpikes(JsonValue value, Map<NodePopulation, int[]> selected) {
        String module = text(value, "module").orElse("h5");
        if (!List.of("h5", "hdf5", "sonata", "csv", "spike_replay", "synapse_replay")
                .contains(module)) {
            throw value.error("spikes in this form are not read").value(module).allowed("h5, csv");
        }
        JsonValue file = value.asObject()
                .get("input_file")
                .or(() -> value.asObject().get("spike_file"))
                .orElseThrow(() -> value.error("the key \"input_file\" is missing"));
        SonataConfig config = simulation.orElse(circuit);
        selected.forEach((population, rows) -> {
            SpikeInput input = SpikeInput.read(config.path(file), population.name());
            spikes.computeIfAbsent(population, key -> new ArrayList<>()).add(input);
        });
    }

    private void addClamp(JsonValue value, Map<NodePopulation, int[]> selected) {
        double amplitude =
                number(value, "amp").or(() -> number(value, "amplitude")).orElse(0.0);
        double start = number(value, "delay").orElse(0.0);
        double stop = start + number(value, "duration").orElse(durationMs);
        if (!(Math.abs(amplitude) <= 1e4 && start >= 0 && stop >= start)) {
            throw value.error("amp, delay or duration is out of range").value(amplitude + ", " + start + ", " + stop);
        }
        selected.forEach((population, rows) -> {
            Map<Integer, List<Integer>> byPopulation = new LinkedHashMap<>();
            for (int row : rows) {
                byPopulation
                        .computeIfAbsent(population.population(row), key -> new ArrayList<>())
                        .add(population.index(row));
            }
            byPopulation.forEach((position, indices) -> {
                if (builder.population(position).cellType().isSource()) {
                    throw value.error("a spike source takes no current").value(population.name());
                }
                builder.current(new CurrentSource(
                        builder.nextCurrent(),
                        position,
                        Indices.of(indices.stream().mapToInt(Integer::intValue).toArray()),
                        new CurrentShape.Direct(amplitude, start, stop)));
            });
        });
    }

    private static Optional<Double> number(JsonValue object, String key) {
        return object.asObject().get(key).filter(value -> !value.isNull()).map(JsonValue::number);
    }

    private void addCells(NodePopulation population, Optional<InputSpikes> given, Set<String> inputs) {
        String[] kinds = population.texts("model_type");
        String[] templates = population.texts("model_template");
        Map<String, List<Integer>> byModel = new LinkedHashMap<>();
        for (int row = 0; row < population.size(); row++) {
            String kind = kinds[row].toLowerCase(Locale.ROOT);
            String model = kind.equals("virtual") ? "virtual" : modelOf(population, row, kind, templates[row]);
            byModel.computeIfAbsent(model, key -> new ArrayList<>()).add(row);
        }
        Set<String> used = new LinkedHashSet<>();
        String plain = ExplicitNetwork.label(population.name());
        byModel.forEach((model, list) -> {
            int[] rows = list.stream().mapToInt(Integer::intValue).toArray();
            String label = byModel.size() == 1 ? plain : plain + " " + model;
            int position = model.equals("virtual")
                    ? addSources(population, label, rows, given, inputs)
                    : addNeurons(population, label, rows, model, used, given, inputs);
            for (int i = 0; i < rows.length; i++) {
                population.place(rows[i], position, i);
            }
            addPositions(population, rows, position);
        });
        Set<String> ignored = new LinkedHashSet<>(population.parameterNames());
        ignored.removeAll(used);
        boolean hasNeurons = byModel.keySet().stream().anyMatch(model -> !model.equals("virtual"));
        if (hasNeurons && !ignored.isEmpty()) {
            builder.note(population.name(), "these parameters have no meaning here: " + String.join(", ", ignored));
        }
    }

    private static String modelOf(NodePopulation population, int row, String kind, String template) {
        boolean isPoint = List.of("", "point_process", "point_neuron", "point_soma", "single_compartment")
                .contains(kind);
        if (!isPoint || template.isEmpty()) {
            throw InputException.of(
                            population.typesFile(), "nodes of population " + population.name() + " cannot be realised")
                    .value("model_type " + (kind.isEmpty() ? "(none)" : kind)
                            + (template.isEmpty() ? " without model_template" : ", " + template)
                            + ", node_type_id " + population.type(row))
                    .allowed("virtual, point_process, point_neuron")
                    .advice("The hardware has point neurons only.");
        }
        if (PointModel.find(template).isEmpty()) {
            throw InputException.of(
                            population.typesFile(), "the hardware has no such model: population " + population.name())
                    .value(template)
                    .allowed(String.join(", ", PointModel.known()))
                    .advice(NearestName.advice(template, PointModel.known()));
        }
        return template;
    }

    private int addSources(
            NodePopulation population, String label, int[] rows, Optional<InputSpikes> given, Set<String> inputs) {
        inputs.add(label);
        if (given.isPresent() && given.get().populations().contains(label)) {
            return builder.sources(label, rows.length, given.get().of(label, rows.length), durationMs, List.of());
        }
        List<SpikeInput> read = spikes.getOrDefault(population, List.of());
        if (read.isEmpty()) {
            if (options.inputRateHz().isPresent()) {
                return builder.poisson(label, rows.length, options.inputRateHz().getAsDouble(), List.of());
            }
            builder.note(label, "nothing tells what these sources send; give it by --input-spikes or --input-rate");
        }
        return builder.sources(label, rows.length, times(population, rows, read), durationMs, List.of());
    }

    private SpikeTimes times(NodePopulation population, int[] rows, List<SpikeInput> read) {
        int[] place = new int[population.size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < rows.length; i++) {
            place[rows[i]] = i;
        }
        int most = read.stream().mapToInt(input -> input.nodeIds().length).sum();
        int[] cells = new int[most];
        double[] times = new double[most];
        int count = 0;
        for (SpikeInput input : read) {
            for (int s = 0; s < input.nodeIds().length; s++) {
                int row = population.row(input.nodeIds()[s], NodeSets.noNode(place.length + " nodes, a spike"));
                if (place[row] >= 0) {
                    cells[count] = place[row];
                    times[count++] = input.timesMs()[s];
                }
            }
        }
        return count == 0
                ? SpikeTimes.NONE
                : InputSpikes.byCell(rows.length, Arrays.copyOf(cells, count), Arrays.copyOf(times, count));
    }

    private int addNeurons(
            NodePopulation population,
            String label,
            int[] rows,
            String template,
            Set<String> used,
            Optional<InputSpikes> given,
            Set<String> inputs) {
        PointModel model = PointModel.find(template).orElseThrow();
        used.addAll(model.defaults().keySet());
        if (model.cellType().isSource()) {
            Optional<double[]> rate = population.numbers("rate", rows, 1);
            double mean = rate.map(values -> Arrays.stream(values).average().orElse(1))
                    .orElse(1.0);
            if (model.defaults().containsKey("rate")
                    && spikes.getOrDefault(population, List.of()).isEmpty()) {
                return builder.poisson(label, rows.length, mean, List.of());
            }
            return addSources(population, label, rows, given, inputs);
        }
        if (spikes.containsKey(population)) {
            throw InputException.of(place, "spikes can only be sent by virtual nodes")
                    .value(population.name());
        }
        Map<String, double[]> values = new LinkedHashMap<>();
        model.defaults()
                .forEach((name, fallback) -> values.put(
                        name, population.numbers(name, rows, fallback).orElseGet(() -> filled(rows.length, fallback))));
        int position = builder.neurons(
                label, rows.length, model.cellType(), model.translated(values, rows.length), record(population, rows));
        weightFactors.put((long) position, model.weightFactor());
        return position;
    }

    private static double[] filled(int size, double value) {
        double[] result = new double[size];
        Arrays.fill(result, value);
        return result;
    }

    private List<RecordRequest> record(NodePopulation population, int[] rows) {
        List<RecordRequest> requests = new ArrayList<>();
        requests.add(new RecordRequest(RecordVariable.SPIKES, Indices.all(rows.length), false));
        boolean[] wanted = voltages.getOrDefault(population, new boolean[population.size()]);
        int[] indices =
                IntStream.range(0, rows.length).filter(i -> wanted[rows[i]]).toArray();
        if (indices.length > 0) {
            requests.add(new RecordRequest(RecordVariable.V, Indices.of(indices), false));
        }
        return requests;
    }

    private void addPositions(NodePopulation population, int[] rows, int position) {
        Optional<double[]> x = population.numbers("x", rows, 0);
        Optional<double[]> y = population.numbers("y", rows, 0);
        Optional<double[]> z = population.numbers("z", rows, 0);
        if (x.isPresent() && y.isPresent() && z.isPresent()) {
            builder.positions(position, x.get(), y.get(), z.get());
        }
    }
}
