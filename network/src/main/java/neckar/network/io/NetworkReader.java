package neckar.network.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.NumberRange;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.CellType;
import neckar.network.CurrentSource;
import neckar.network.HardwareSettings;
import neckar.network.Network;
import neckar.network.NetworkLimits;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Space;

/**
 * Reads network files ({@code neckar-network/1}). All errors of a file, up to 20, come together, sorted by their places;
 * each tells line, column and JSON pointer, the value and what is allowed.
 */
public final class NetworkReader {
    /** The format that this reader understands. */
    public static final String FORMAT = "neckar-network/1";

    private static final NumberRange DURATION = NumberRange.positive(NetworkLimits.MAX_DURATION_MS, "ms");

    private final JsonValue root;
    private final Path folder;
    private final Problems problems = Problems.collecting();
    private final Map<String, Optional<Population>> byLabel = new LinkedHashMap<>();
    private final List<Population> populations = new ArrayList<>();
    private final List<JsonValue> populationValues = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<JsonValue> projectionValues = new ArrayList<>();
    private final List<CurrentSource> currents = new ArrayList<>();

    private NetworkReader(JsonValue root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * Reads a network file.
     *
     * @throws InputException if it cannot be read or is wrong
     */
    public static Network read(Path file) {
        if (Files.isDirectory(file)) {
            throw InputException.of(file.toString(), "a folder where a network file is wanted");
        }
        Path absoluteFolder =
                Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, file.toString(), absoluteFolder);
        } catch (IOException e) {
            String what = Files.exists(file) ? "cannot be read" : "no such file";
            throw InputException.of(file.toString(), what).value(String.valueOf(e.getMessage()));
        }
    }

    /** Reads a network from text; the name is for messages, connection files lie relative to the folder. */
    public static Network parse(String text, String name, Path folder) {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name, folder);
    }

    /** Reads a network from a stream; the name is for messages, connection files lie relative to the folder. */
    public static Network read(InputStream stream, String name, Path folder) {
        return new NetworkReader(JsonReader.parse(stream, name), folder).network(name);
    }

    private Network network(String fileName) {
        ObjectReader reader = new ObjectReader(root, problems);
        checkFormat(reader.require("format"));
        String name = reader.optional("name", PopulationReader::label, fileName);
        double durationMs = reader.number("duration_ms", DURATION);
        long seed = reader.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1);
        HardwareSettings hardware = reader.optional("hardware", this::hardware, HardwareSettings.DEFAULT);
        Space space = reader.optional("space", value -> StructureReader.space(value, problems), Space.DEFAULT);
        readPopulations(reader, durationMs);
        readProjections(reader);
        readCurrents(reader);
        reader.finish();
        problems.throwIfAny();
        Network network = new Network(name, durationMs, seed, populations, projections, currents, hardware, space);
        for (Population population : network.populations()) {
            problems.attempt(
                    () -> PopulationReader.checkValues(population, populationValues.get(population.position())));
        }
        problems.throwIfAny();
        checkSourceSpikes(network);
        checkSynapses(network);
        return network;
    }

    private static void checkFormat(JsonValue value) {
        if (!value.text().equals(FORMAT)) {
            throw value.wrong("not a format that this program reads", '"' + FORMAT + '"')
                    .advice(NearestName.advice(value.text(), List.of(FORMAT)));
        }
    }

    private HardwareSettings hardware(JsonValue value) {
        ObjectReader reader = new ObjectReader(value, problems);
        HardwareSettings defaults = HardwareSettings.DEFAULT;
        double speedup = reader.number("speedup", NumberRange.between(100, 1e6, ""), defaults.speedup());
        double scale = reader.number("voltage_scale", NumberRange.positive(1000, ""), defaults.voltageScale());
        double shift = reader.number("voltage_shift_v", NumberRange.between(-10, 10, "V"), defaults.voltageShiftVolt());
        int pllMhz = reader.optional("pll_mhz", NetworkReader::pllMhz, defaults.pllMhz());
        reader.finish();
        return new HardwareSettings(speedup, scale, shift, pllMhz);
    }

    /** The clock comes in steps of 25 MHz (hardware reference 10). */
    private static int pllMhz(JsonValue value) {
        double mhz = value.number();
        if (mhz < 100 || mhz > 250 || mhz % 25 != 0) {
            throw value.wrong("the clock cannot be set", "100, 125, 150, 175, 200, 225 or 250 MHz");
        }
        return (int) mhz;
    }

    private void readPopulations(ObjectReader reader, double durationMs) {
        List<JsonValue> values = reader.require("populations").asArray().elements();
        if (values.isEmpty() || values.size() > NetworkLimits.MAX_POPULATIONS) {
            throw reader.require("populations")
                    .error("wrong number of populations")
                    .value(values.size())
                    .allowed("1 to " + NetworkLimits.MAX_POPULATIONS);
        }
        PopulationReader populationReader = new PopulationReader(problems, durationMs);
        long nodes = 0;
        for (int i = 0; i < values.size(); i++) {
            JsonValue value = values.get(i);
            int position = i;
            int before = populations.size();
            rememberLabel(value);
            problems.attempt(() -> populations.add(populationReader.read(value, position)));
            populationValues.add(value);
            if (populations.size() > before) {
                Population population = populations.get(before);
                byLabel.put(population.label(), Optional.of(population));
                nodes += population.size();
            }
            if (nodes > NetworkLimits.MAX_NODES) {
                throw value.error("too many neurons and sources")
                        .value("more than " + nodes)
                        .allowed("at most " + NetworkLimits.MAX_NODES);
            }
        }
    }

    /** Labels of wrong populations count as known, so that one mistake is not reported again at each projection. */
    private void rememberLabel(JsonValue value) {
        problems.attempt(() -> {
            Optional<JsonValue> label = value.isObject() ? value.asObject().get("label") : Optional.empty();
            if (label.isPresent() && label.get().isText()) {
                String text = label.get().text();
                if (byLabel.containsKey(text)) {
                    problems.add(label.get()
                            .error("two populations have the same label")
                            .value(label.get()));
                }
                byLabel.putIfAbsent(text, Optional.empty());
            }
        });
    }

    private Optional<Population> population(JsonValue label) {
        Optional<Population> found = byLabel.get(label.text());
        if (found == null) {
            throw PopulationReader.unknownLabel(label, byLabel.keySet());
        }
        return found;
    }

    private void readProjections(ObjectReader reader) {
        List<JsonValue> values = reader.elements("projections");
        if (values.size() > NetworkLimits.MAX_PROJECTIONS) {
            throw reader.require("projections")
                    .error("too many projections")
                    .value(values.size())
                    .allowed("at most " + NetworkLimits.MAX_PROJECTIONS);
        }
        Set<String> labels = givenLabels(values);
        Map<String, Integer> repetitions = new LinkedHashMap<>();
        ProjectionReader projectionReader = new ProjectionReader(problems, folder);
        for (int i = 0; i < values.size(); i++) {
            JsonValue value = values.get(i);
            int position = i;
            problems.attempt(() -> {
                ObjectReader projection = new ObjectReader(value, problems);
                JsonValue preLabel = projection.require("pre");
                JsonValue postLabel = projection.require("post");
                Optional<Population> pre = population(preLabel);
                Optional<Population> post = population(postLabel);
                String label = projection
                        .find("label")
                        .map(JsonValue::text)
                        .orElseGet(() -> freeLabel(preLabel.text() + "->" + postLabel.text(), labels, repetitions));
                if (pre.isPresent() && post.isPresent()) {
                    projections.add(projectionReader.read(projection, position, label, pre.get(), post.get()));
                }
            });
            projectionValues.add(value);
        }
    }

    /** Given labels first, so that a made label never takes one of them. */
    private Set<String> givenLabels(List<JsonValue> values) {
        Set<String> labels = new HashSet<>();
        for (JsonValue value : values) {
            problems.attempt(() -> {
                Optional<JsonValue> label = value.asObject().get("label");
                if (label.isPresent() && !labels.add(PopulationReader.label(label.get()))) {
                    throw label.get()
                            .error("two projections have the same label")
                            .value(label.get());
                }
            });
        }
        return labels;
    }

    private static String freeLabel(String base, Set<String> labels, Map<String, Integer> repetitions) {
        String label;
        do {
            int count = repetitions.merge(base, 1, Integer::sum);
            label = count == 1 ? base : base + "#" + count;
        } while (!labels.add(label));
        return label;
    }

    private void readCurrents(ObjectReader reader) {
        List<JsonValue> values = reader.elements("currents");
        if (values.size() > NetworkLimits.MAX_CURRENTS) {
            throw reader.require("currents")
                    .error("too many current sources")
                    .value(values.size())
                    .allowed("at most " + NetworkLimits.MAX_CURRENTS);
        }
        CurrentReader currentReader = new CurrentReader(problems);
        for (int i = 0; i < values.size(); i++) {
            JsonValue value = values.get(i);
            int position = i;
            problems.attempt(() -> {
                ObjectReader current = new ObjectReader(value, problems);
                population(current.require("population"))
                        .ifPresent(target -> currents.add(currentReader.read(value, current, position, target)));
            });
        }
    }

    private void checkSourceSpikes(Network network) {
        double spikes = 0;
        for (Population population : network.populations()) {
            if (population.cellType() == CellType.SPIKE_SOURCE_POISSON) {
                spikes += expectedSpikes(population, network.durationMs());
            } else {
                spikes += population.spikeTimes().total(population.size());
            }
            if (spikes > NetworkLimits.MAX_SOURCE_SPIKES) {
                throw populationValues
                        .get(population.position())
                        .error("the sources would send too many spikes")
                        .value("about " + Math.round(spikes))
                        .allowed("at most " + NetworkLimits.MAX_SOURCE_SPIKES)
                        .advice("Lower the rate, the number of sources or duration_ms.");
            }
        }
    }

    private static double expectedSpikes(Population population, double durationMs) {
        double[] rates = population.values("rate");
        double[] starts = population.values("start");
        double[] durations = population.values("duration");
        double spikes = 0;
        for (int i = 0; i < rates.length; i++) {
            double endMs = Math.min(durationMs, starts[i] + durations[i]);
            spikes += rates[i] * Math.max(0, endMs - starts[i]) / 1000;
        }
        return spikes;
    }

    private void checkSynapses(Network network) {
        double synapses = 0;
        for (Projection projection : network.projections()) {
            synapses += projection.expectedSynapses(network);
            if (synapses > NetworkLimits.MAX_SYNAPSES) {
                throw projectionValues
                        .get(projection.position())
                        .error("the network has too many synapses")
                        .value("about " + Math.round(synapses))
                        .allowed("at most " + NetworkLimits.MAX_SYNAPSES);
            }
        }
    }
}
