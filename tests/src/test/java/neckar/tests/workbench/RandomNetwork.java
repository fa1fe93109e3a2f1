package neckar.tests.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/**
 * Small network files drawn from a number: among a hundred of them every cell type, connector, distribution, current source, record request
 * and kind of placement comes about. All of them are correct and fit on a wafer.
 */
public final class RandomNetwork {
    private static final String[] CELLS = {
        "IF_cond_exp",
        "EIF_cond_exp_isfa_ista",
        "IF_curr_exp",
        "IF_curr_alpha",
        "IF_cond_alpha",
        "EIF_cond_alpha_isfa_ista"
    };
    private static final String[] CONNECTORS = {
        "AllToAllConnector",
        "OneToOneConnector",
        "FixedProbabilityConnector",
        "FixedNumberPreConnector",
        "FixedNumberPostConnector",
        "FixedTotalNumberConnector",
        "DistanceDependentProbabilityConnector",
        "FromListConnector",
        "FromFileConnector"
    };
    private static final String CSV = "connections.csv";
    /** Distance of explicitly placed neurons in columns: 10 would cross the border between two neuron blocks. */
    private static final int PLACE_STRIDE = 8;

    private final int number;
    private final SeededRandom random;
    private final List<Integer> sizes = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private String csv = "pre,post,weight,delay\n";
    private double durationMs;

    private RandomNetwork(int number) {
        this.number = number;
        this.random = new SeededRandom(Seeds.split(20_260_101, number));
    }

    /** Writes the network with a number, 0 or more, into a folder; returns the network file. */
    public static Path write(int number, Path folder) throws IOException {
        RandomNetwork network = new RandomNetwork(number);
        Path file = folder.resolve("network.json");
        Files.createDirectories(folder);
        Files.writeString(file, Json.text(network.network()));
        Files.writeString(folder.resolve(CSV), network.csv);
        return file;
    }

    private Map<String, Object> network() {
        durationMs = 20 + random.nextInt(80);
        List<Object> populations = new ArrayList<>();
        int neurons = 1 + random.nextInt(3);
        for (int i = 0; i < neurons; i++) {
            populations.add(neurons(i, CELLS[(number + i) % CELLS.length]));
        }
        int sources = 1 + random.nextInt(2);
        for (int i = 0; i < sources; i++) {
            populations.add(source(neurons + i, (number + i) % 2 == 0));
        }
        List<Object> projections = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            projections.add(projection(i, neurons));
        }
        Map<String, Object> network = Json.map(
                "format", "neckar-network/1",
                "name", "random network " + number,
                "duration_ms", durationMs,
                "seed", number,
                "populations", populations,
                "projections", projections);
        if (number % 4 == 1) {
            network.put("currents", List.of(current(number / 4 % 4, random.nextInt(neurons))));
        }
        if (number % 6 == 5) {
            network.put("hardware", hardware());
        }
        return network;
    }

    private Map<String, Object> hardware() {
        return Json.map(
                "speedup", 2000.0 * (1 + random.nextInt(8)),
                "voltage_scale", 8 + random.nextInt(4),
                "pll_mhz", 100 + 25 * random.nextInt(7));
    }

    private Map<String, Object> neurons(int position, String cell) {
        int size = 1 + random.nextInt(24);
        sizes.add(size);
        cells.add(cell);
        Map<String, Object> population = Json.map("label", "p" + position, "size", size, "cell_type", cell);
        population.put("parameters", parameters(cell, size));
        if (random.nextBoolean()) {
            population.put("rate_hz", 5 + random.nextInt(50));
        }
        record(population, size, cell);
        placement(population, position, size);
        if (number % 3 == 0) {
            positions(population, size);
        }
        return population;
    }

    private Map<String, Object> parameters(String cell, int size) {
        boolean adaptive = cell.startsWith("EIF");
        Map<String, Object> parameters = Json.map(
                "v_rest", field(-65, -45, size),
                "v_reset", field(-72, -66, size),
                "v_thresh", field(-55, -50, size),
                "tau_m", field(8, 25, size),
                "cm", field(0.1, 0.3, 1),
                "tau_refrac", field(0.5, 4, size),
                "tau_syn_E", field(2, 8, 1),
                "tau_syn_I", field(2, 8, 1));
        if (!cell.contains("curr")) {
            parameters.put("e_rev_E", 0.0);
            parameters.put("e_rev_I", field(-85, -75, 1));
        }
        if (adaptive) {
            parameters.put("v_spike", -40.0);
            parameters.put("delta_T", field(0.5, 2.5, size));
            parameters.put("a", field(0, 6, size));
            parameters.put("b", field(0, 0.1, size));
            parameters.put("tau_w", field(40, 300, size));
        }
        if (random.nextInt(3) == 0) {
            parameters.put("i_offset", field(0, 0.2, size));
        }
        return parameters;
    }

    /** A number, a list or a distribution of numbers in a range. */
    private Object field(double low, double high, int size) {
        return switch (random.nextInt(6)) {
            case 0 -> Json.map("uniform", Json.map("low", low, "high", high));
            case 1 ->
                Json.map(
                        "normal_clipped",
                        Json.map("mu", (low + high) / 2, "sigma", (high - low) / 4, "low", low, "high", high));
            case 2 -> Json.map("normal", Json.map("mu", (low + high) / 2, "sigma", (high - low) / 50));
            case 3 -> size > 1 ? list(low, high, size) : number(low, high);
            default -> number(low, high);
        };
    }

    private double number(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private List<Object> list(double low, double high, int size) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(number(low, high));
        }
        return values;
    }

    private void record(Map<String, Object> population, int size, String cell) {
        List<Object> record = new ArrayList<>(List.of("spikes"));
        int index = random.nextInt(size);
        switch (random.nextInt(4)) {
            case 0 -> record.add("v");
            case 1 -> record.add(Json.map("variable", "v", "indices", List.of(index)));
            case 2 -> {
                record.add(Json.map("variable", "v", "indices", List.of(index), "probe", "debug"));
                if (!cell.contains("curr")) {
                    record.add(Json.map("variable", "gsyn_exc", "indices", List.of(index), "probe", "debug"));
                    record.add(Json.map("variable", "gsyn_inh", "indices", List.of(index), "probe", "debug"));
                }
                if (cell.startsWith("EIF")) {
                    record.add(Json.map("variable", "w", "indices", List.of(index), "probe", "debug"));
                }
            }
            default -> record.remove(random.nextInt(3) == 0 ? "spikes" : "nothing");
        }
        population.put("record", record);
    }

    private void placement(Map<String, Object> population, int position, int size) {
        int hicann = 100 * position + random.nextInt(80);
        int neuronSize = 2 << random.nextInt(4);
        Object placement =
                switch ((number + position) % 8) {
                    case 1 -> Json.map("hicanns", List.of(hicann, hicann + 1));
                    case 2 -> Json.map("neuron_size", neuronSize);
                    case 3 -> Json.map("hicanns", List.of(hicann), "neuron_size", neuronSize, "exclusive", true);
                    case 4 ->
                        Json.map(
                                "neuron_blocks",
                                List.of(List.of(hicann, 1), List.of(hicann, 6), List.of(hicann + 1, 3)));
                    case 5 -> Json.map("neurons", places(hicann, neuronSize, size));
                    case 6 ->
                        List.of(Json.map("indices", List.of(size - 1), "hicanns", List.of(hicann), "neuron_size", 4));
                    default -> Map.of();
                };
        if (!placement.equals(Map.of())) {
            population.put("placement", placement);
        }
    }

    private static List<Object> places(int hicann, int neuronSize, int size) {
        List<Object> places = new ArrayList<>();

        for (int i = 0; i < size; i++) {
            places.add(Json.map("hicann", hicann, "x", i * PLACE_STRIDE, "size", neuronSize));
        }
        return places;
    }

    private void positions(Map<String, Object> population, int size) {
        switch (random.nextInt(4)) {
            case 0 -> {
                List<Object> rows = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    rows.add(list(0, 10, 3));
                }
                population.put("positions", rows);
            }
            case 1 -> population.put("structure", Json.map("type", "Line", "dx", 0.5, "y", 2));
            case 2 ->
                population.put("structure", Json.map("type", "Grid2D", "aspect_ratio", size, "fill_order", "random"));
            default ->
                population.put(
                        "structure",
                        Json.map("type", "RandomStructure", "boundary", Json.map("type", "Sphere", "radius", 5.0)));
        }
    }

    private Map<String, Object> source(int position, boolean poisson) {
        int size = 1 + random.nextInt(16);
        sizes.add(size);
        cells.add("source");
        Map<String, Object> population = Json.map("label", "p" + position, "size", size);
        population.put("cell_type", poisson ? "SpikeSourcePoisson" : "SpikeSourceArray");
        if (poisson) {
            population.put(
                    "parameters",
                    Json.map("rate", field(10, 60, size), "start", number(0, 10), "duration", durationMs));
            if (number % 5 == 4) {
                population.put("background_generator", true);
            }
        } else {
            List<Object> times = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                times.add(list(0, durationMs, random.nextInt(6)));
            }
            population.put(
                    "parameters", Json.map("spike_times", random.nextBoolean() ? times : list(0, durationMs, 5)));
        }
        if (number % 7 == 3) {
            population.put("placement", Json.map("hicanns", List.of(random.nextInt(384))));
        }
        population.put("record", List.of("spikes"));
        return population;
    }

    private Map<String, Object> projection(int position, int neurons) {
        int pre = random.nextInt(sizes.size());
        int post = random.nextInt(neurons);
        if (position == 0) {
            pre = neurons;
        } else if (position == 1) {
            pre = post;
        }
        Map<String, Object> projection = Json.map("pre", "p" + pre, "post", "p" + post);
        projection.put("receptor", random.nextInt(3) == 0 ? "inhibitory" : "excitatory");
        String connector = CONNECTORS[(number + 2 * position) % CONNECTORS.length];
        projection.put("connector", connector(connector, pre, post));
        boolean current = cells.get(post).contains("curr");
        double scale = current ? 0.1 : 0.003;
        projection.put(
                "weight",
                switch (random.nextInt(5)) {
                    case 0 -> 0.0;
                    case 1 -> Json.map("uniform", Json.map("low", 0.0, "high", scale));
                    case 2 -> Json.map("lognormal", Json.map("mu", Math.round(Math.log(scale)), "sigma", 0.5));
                    default -> scale;
                });
        projection.put("delay", random.nextBoolean() ? 1.5 : Json.map("uniform", Json.map("low", 1.0, "high", 2.0)));
        if (random.nextInt(3) == 0) {
            projection.put("synapse_type", dynamics());
        }
        if (random.nextInt(4) == 0) {
            projection.put("priority", 1 + random.nextInt(5));
        }
        return projection;
    }

    private Map<String, Object> dynamics() {
        boolean depressing = random.nextBoolean();
        return Json.map(
                "type",
                "TsodyksMarkramSynapse",
                "U",
                number(0.2, 0.5),
                "tau_rec",
                depressing ? number(20, 500) : 0.0,
                "tau_facil",
                depressing ? 0.0 : number(20, 500));
    }

    private Map<String, Object> connector(String type, int pre, int post) {
        Map<String, Object> connector = Json.map("type", type);
        switch (type) {
            case "FixedProbabilityConnector" -> connector.put("p_connect", number(0, 1));
            case "FixedNumberPreConnector", "FixedNumberPostConnector" -> {
                connector.put("n", random.nextInt(6));
                connector.put("with_replacement", true);
            }
            case "FixedTotalNumberConnector" -> connector.put("n", random.nextInt(60));
            case "DistanceDependentProbabilityConnector" -> connector.put("d_expression", "exp(-d / 3) * (d < 8)");
            case "FromListConnector" -> connector.put("connections", rows(sizes.get(pre), sizes.get(post)));
            case "FromFileConnector" -> {
                connector.put("path", CSV);
                csv = file(sizes.get(pre), sizes.get(post));
            }
            default -> {
                if (type.equals("AllToAllConnector") && pre == post) {
                    connector.put("allow_self_connections", random.nextBoolean());
                }
            }
        }
        return connector;
    }

    /** Listed connections, pairs twice among them, some with a weight and delay of their own. */
    private List<Object> rows(int preSize, int postSize) {
        List<Object> rows = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            List<Object> row = new ArrayList<>(List.of(random.nextInt(preSize), random.nextInt(postSize)));
            if (random.nextBoolean()) {
                row.add(random.nextInt(4) == 0 ? 0.0 : 0.002);
                row.add(1.0);
            }
            rows.add(row);
            if (random.nextInt(5) == 0) {
                rows.add(row);
            }
        }
        return rows;
    }

    private String file(int preSize, int postSize) {
        StringBuilder text = new StringBuilder(csv);
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(preSize))
                    .append(',')
                    .append(random.nextInt(postSize))
                    .append(",0.002,1.5\n");
        }
        return text.toString();
    }

    private Map<String, Object> current(int kind, int population) {
        Map<String, Object> current =
                switch (kind) {
                    case 0 -> Json.map("type", "DCSource", "amplitude", 0.3, "start", 5.0, "stop", 15.0);
                    case 1 ->
                        Json.map(
                                "type",
                                "StepCurrentSource",
                                "times",
                                List.of(2.0, 8.0, 12.0),
                                "amplitudes",
                                List.of(0.2, -0.1, 0.0));
                    case 2 -> Json.map("type", "ACSource", "amplitude", 0.2, "offset", 0.1, "frequency", 100.0);
                    default -> Json.map("type", "NoisyCurrentSource", "mean", 0.1, "stdev", 0.1, "dt", 1.0);
                };
        current.put("population", "p" + population);
        if (random.nextBoolean()) {
            current.put("indices", List.of(random.nextInt(sizes.get(population))));
        }
        return current;
    }
}
