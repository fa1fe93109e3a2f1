package neckar.network.io.sonata;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.json.JsonValue;
import neckar.network.Connector;
import neckar.network.ListedConnections;
import neckar.network.NetworkLimits;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import neckar.network.ValueField;
import neckar.network.io.build.ExplicitNetwork;
import neckar.network.io.build.NetworkBuilder;
import neckar.network.io.hdf.HdfData;
import neckar.network.io.hdf.HdfGroup;

/** Reads one population of edges, piece by piece, into a projection for each pair of populations, receptor and plasticity. */
final class EdgeReader {
    private static final int PIECE = 1 << 16;
    /** A reversal potential below this closes the membrane, in mV. */
    private static final double INHIBITORY_BELOW_MV = -55;

    private static final List<String> STATIC =
            List.of("", "static", "static_synapse", "staticsynapse", "expsyn", "exp2syn", "static_synapse_hom_w");

    private final String name;
    private final HdfGroup group;
    private final TypesTable types;
    private final SonataConfig config;
    private final Path modelFolder;
    private final NetworkBuilder builder;
    private final Map<Long, Double> weightFactors;
    private final NodePopulation pre;
    private final NodePopulation post;
    private final Map<Long, Synapse> synapses = new HashMap<>();
    private final Map<String, JsonValue> models = new HashMap<>();
    private final Map<Bucket, Rows> buckets = new LinkedHashMap<>();
    private final Map<Long, Map<String, double[]>> own = new HashMap<>();
    private long count;

    /** What an edge type says. */
    private record Synapse(
            Optional<Receptor> receptor, SynapseDynamics dynamics, double weight, double delayMs, int count) {}

    /** What the edges of one projection share. */
    private record Bucket(int pre, int post, Receptor receptor, SynapseDynamics dynamics) {}

    /** Growing columns. */
    private static final class Rows {
        private int[] pre = new int[256];
        private int[] post = new int[256];
        private double[] weight = new double[256];
        private double[] delayMs = new double[256];
        private int size;

        void add(int from, int to, double newWeight, double newDelayMs) {
            if (size == pre.length) {
                pre = Arrays.copyOf(pre, 2 * size);
                post = Arrays.copyOf(post, 2 * size);
                weight = Arrays.copyOf(weight, 2 * size);
                delayMs = Arrays.copyOf(delayMs, 2 * size);
            }
            pre[size] = from;
            post[size] = to;
            weight[size] = newWeight;
            delayMs[size++] = newDelayMs;
        }

        ListedConnections list() {
            return new ListedConnections(
                    Arrays.copyOf(pre, size),
                    Arrays.copyOf(post, size),
                    Arrays.copyOf(weight, size),
                    Arrays.copyOf(delayMs, size));
        }
    }

    /**
     * A reader of {@code /edges/name}.
     *
     * @param weightFactors PyNN's weight for a weight 1 of the file, by the population's position in the network
     */
    EdgeReader(
            String name,
            HdfGroup group,
            TypesTable types,
            SonataConfig config,
            Path modelFolder,
            NetworkBuilder builder,
            Map<Long, Double> weightFactors,
            Map<String, NodePopulation> populations) {
        this.name = name;
        this.group = group;
        this.types = types;
        this.config = config;
        this.modelFolder = modelFolder;
        this.builder = builder;
        this.weightFactors = weightFactors;
        this.pre = end("source_node_id", populations);
        this.post = end("target_node_id", populations);
    }

    private NodePopulation end(String column, Map<String, NodePopulation> populations) {
        HdfData data = group.require(column);
        Optional<String> told = data.attribute("node_population").or(() -> data.attribute("network"));
        if (told.isEmpty() && populations.size() == 1) {
            return populations.values().iterator().next();
        }
        String wanted = told.orElseThrow(() -> data.error("the attribute node_population is missing"));
        NodePopulation found = populations.get(wanted);
        if (found == null) {
            throw data.error("there is no such population of nodes")
                    .value(wanted)
                    .allowed(String.join(", ", populations.keySet()))
                    .advice(NearestName.advice(wanted, populations.keySet()));
        }
        return found;
    }

    /** Reads all edges and adds their projections. */
    void read() {
        HdfData sources = group.require("source_node_id");
        HdfData targets = group.require("target_node_id");
        HdfData typeIds = group.require("edge_type_id");
        long length = targets.length();
        builder.checkSynapses(length);
        Optional<HdfData> groupIds = column("edge_group_id", length);
        Optional<HdfData> groupIndices = column("edge_group_index", length);
        if (sources.length() != length || typeIds.length() != length) {
            throw group.error("the columns have different lengths");
        }
        readGroups();
        Map<Long, Integer> next = new HashMap<>();
        for (long at = 0; at < length; at += PIECE) {
            int n = (int) Math.min(PIECE, length - at);
            double[] from = sources.numbers(at, n);
            double[] to = targets.numbers(at, n);
            double[] type = typeIds.numbers(at, n);
            double[] groupId = groupIds.isPresent() ? groupIds.get().numbers(at, n) : new double[n];
            double[] indices = groupIndices.isPresent() ? groupIndices.get().numbers(at, n) : new double[0];
            for (int k = 0; k < n; k++) {
                int place = indices.length > 0 ? (int) indices[k] : next.merge((long) groupId[k], 1, Integer::sum) - 1;
                edge((long) from[k], (long) to[k], (long) type[k], (long) groupId[k], place);
            }
        }
        addProjections();
    }

    private Optional<HdfData> column(String key, long length) {
        return group.data(key).map(data -> {
            if (data.length() != length) {
                throw data.error("the column has another length than target_node_id")
                        .value(data.length());
            }
            return data;
        });
    }

    private void readGroups() {
        for (String child : group.groupNames()) {
            if (!child.matches("[0-9]{1,18}")) {
                continue;
            }
            HdfGroup values = group.requireGroup(child);
            Map<String, double[]> columns = new HashMap<>();
            for (String key : List.of("syn_weight", "weight", "delay", "nsyns")) {
                values.group("dynamics_params")
                        .flatMap(parameters -> parameters.data(key))
                        .or(() -> values.data(key))
                        .ifPresent(data -> columns.put(key, data.numbers()));
            }
            own.put(Long.parseLong(child), columns);
        }
    }

    private void edge(long from, long to, long type, long groupId, int place) {
        InputException otherwise = NodeSets.noNode(group.path());
        int source = pre.row(from, otherwise);
        int target = post.row(to, otherwise);
        Synapse synapse = synapses.computeIfAbsent(type, this::synapse);
        Map<String, double[]> columns = own.getOrDefault(groupId, Map.of());
        double weight = value(columns, "syn_weight", place, value(columns, "weight", place, synapse.weight));
        double delayMs = value(columns, "delay", place, synapse.delayMs);
        double nsyns = value(columns, "nsyns", place, synapse.count);
        if (Double.isNaN(weight)) {
            throw group.error("nothing tells the weight of edges of this type")
                    .value("edge_type_id " + type)
                    .advice("Add syn_weight to " + types.name() + " or to the group.");
        }
        double nano = Math.abs(weight) * weightFactors.getOrDefault((long) post.population(target), 1.0);
        boolean fits = nano <= NetworkLimits.MAX_WEIGHT
                && delayMs >= 0
                && delayMs <= NetworkLimits.MAX_WEIGHT
                && nsyns >= 0
                && nsyns <= 1_000_000
                && nsyns == Math.rint(nsyns);
        if (!fits) {
            throw group.error("syn_weight, delay or nsyns of an edge is out of range")
                    .value(weight + ", " + delayMs + ", " + nsyns);
        }
        Receptor receptor = weight < 0 ? Receptor.INHIBITORY : synapse.receptor.orElse(Receptor.EXCITATORY);
        Bucket bucket = new Bucket(pre.population(source), post.population(target), receptor, synapse.dynamics);
        Rows rows = buckets.computeIfAbsent(bucket, key -> new Rows());
        for (int k = 0; k < nsyns; k++) {
            builder.checkSynapses(++count);
            rows.add(pre.index(source), post.index(target), nano, delayMs);
        }
    }

    private double value(Map<String, double[]> columns, String key, int place, double fallback) {
        double[] values = columns.get(key);
        if (values == null) {
            return fallback;
        }
        if (place < 0 || place >= values.length) {
            throw group.error("edge_group_index lies beyond the values of " + key)
                    .value(place)
                    .allowed("below " + values.length);
        }
        return values[place];
    }

    private Synapse synapse(long type) {
        if (types.text(type, "weight_function").filter(f -> !f.equals("wmax")).isPresent()) {
            builder.note(name, "weight_function of edge types is not applied; syn_weight is taken as it stands");
        }
        return new Synapse(
                receptor(type),
                dynamics(type),
                number(type, "syn_weight").or(() -> number(type, "weight")).orElse(Double.NaN),
                number(type, "delay").orElse(Projection.DEFAULT_DELAY_MS),
                (int) Math.min(1e6, Math.max(0, number(type, "nsyns").orElse(1.0))));
    }

    private Optional<Double> number(long type, String key) {
        return types.number(type, key).or(() -> parameter(type, key).map(JsonValue::number));
    }

    private Optional<JsonValue> parameter(long type, String key) {
        return types.text(type, "dynamics_params")
                .map(file -> models.computeIfAbsent(
                        file, each -> SonataConfig.json(config.component("synaptic_models_dir", each, modelFolder))))
                .flatMap(model -> model.asObject().get(key));
    }

    private Optional<Receptor> receptor(long type) {
        for (String key : List.of("receptor_type", "receptor", "syn_type")) {
            Optional<String> word = types.text(type, key)
                    .or(() -> parameter(type, key).filter(JsonValue::isText).map(JsonValue::text));
            if (word.isPresent()) {
                return switch (word.get().toLowerCase(Locale.ROOT)) {
                    case "inhibitory", "inh", "i" -> Optional.of(Receptor.INHIBITORY);
                    case "excitatory", "exc", "e" -> Optional.of(Receptor.EXCITATORY);
                    case "default" -> Optional.empty();
                    default ->
                        throw InputException.of(types.name(), "unknown receptor of edge type " + type)
                                .value(word.get())
                                .allowed("excitatory, inhibitory");
                };
            }
        }
        return number(type, "erev")
                .map(reversal -> reversal < INHIBITORY_BELOW_MV ? Receptor.INHIBITORY : Receptor.EXCITATORY);
    }

    private SynapseDynamics dynamics(long type) {
        String template = types.text(type, "model_template").orElse("").toLowerCase(Locale.ROOT);
        String model = template.substring(template.indexOf(':') + 1);
        if (STATIC.contains(model)) {
            return SynapseDynamics.STATIC;
        }
        if (model.equals("tsodyksmarkramsynapse") || model.equals("tsodyks_synapse")) {
            double use = number(type, "U").orElse(0.5);
            double recovery = number(type, "tau_rec").orElse(model.equals("tsodyks_synapse") ? 800.0 : 100.0);
            double facilitation =
                    number(type, "tau_facil").or(() -> number(type, "tau_fac")).orElse(0.0);
            if (!(use > 0 && use <= 1 && recovery >= 0 && facilitation >= 0)) {
                throw InputException.of(
                                types.name(), "U, tau_rec or tau_facil of edge type " + type + " is out of range")
                        .value(use + ", " + recovery + ", " + facilitation);
            }
            return SynapseDynamics.tsodyksMarkram(use, recovery, facilitation);
        }
        throw InputException.of(types.name(), "the hardware has no such synapse: edge type " + type)
                .value(template)
                .allowed("static_synapse, StaticSynapse, ExpSyn, Exp2Syn, TsodyksMarkramSynapse, tsodyks_synapse");
    }

    private void addProjections() {
        String plain = ExplicitNetwork.label(name);
        for (Map.Entry<Bucket, Rows> entry : buckets.entrySet()) {
            Bucket bucket = entry.getKey();
            Population to = builder.population(bucket.post);
            if (to.cellType().isSource()) {
                throw group.error("spike sources take no synapses").value(to.label());
            }
            String from = builder.population(bucket.pre).label();
            String label = buckets.size() == 1 ? plain : plain + ": " + from + "->" + to.label();
            builder.projection(
                    new Projection(
                            builder.nextProjection(),
                            builder.freeProjectionLabel(label),
                            bucket.pre,
                            bucket.post,
                            bucket.receptor,
                            new Connector.FromList(entry.getValue().list()),
                            new ValueField.Constant(0),
                            new ValueField.Constant(Projection.DEFAULT_DELAY_MS),
                            bucket.dynamics,
                            1,
                            group.path()),
                    entry.getValue().size);
        }
    }
}
