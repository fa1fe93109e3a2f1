package neckar.network.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.NumberRange;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.CellParameter;
import neckar.network.CellType;
import neckar.network.Indices;
import neckar.network.NetworkLimits;
import neckar.network.PlacementRequest;
import neckar.network.Population;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.network.SpikeTimes;
import neckar.network.Structure;
import neckar.network.ValueField;

/** Reads one population. */
final class PopulationReader {
    private static final Map<String, CellType> CELL_TYPES = named(CellType.values(), CellType::pynnName);
    private static final Map<String, RecordVariable> VARIABLES =
            named(RecordVariable.values(), RecordVariable::pynnName);
    private static final NumberRange RATE = NumberRange.between(0, NetworkLimits.MAX_RATE_HZ, "Hz");
    private static final NumberRange SPIKE_TIME = NumberRange.between(0, 1e12, "ms");

    private final Problems problems;
    private final double durationMs;

    PopulationReader(Problems problems, double durationMs) {
        this.problems = problems;
        this.durationMs = durationMs;
    }

    /** Values of an enum by PyNN's names, in their order. */
    static <E> Map<String, E> named(E[] values, Function<E, String> name) {
        Map<String, E> result = new LinkedHashMap<>();
        for (E value : values) {
            result.put(name.apply(value), value);
        }
        return result;
    }

    /**
     * Reads the population at a position of the file.
     *
     * @throws InputException at what makes the rest unreadable; other errors are noted
     */
    Population read(JsonValue value, int position) {
        ObjectReader reader = new ObjectReader(value, problems);
        String label = label(reader.require("label"));
        int size = (int) reader.integer("size", 1, NetworkLimits.MAX_POPULATION_SIZE);
        CellType cellType = reader.choice("cell_type", CELL_TYPES);
        int before = problems.count();
        SpikeTimes[] spikeTimes = {SpikeTimes.NONE};
        Map<String, ValueField> parameters = new LinkedHashMap<>();
        reader.find("parameters")
                .ifPresent(given -> problems.attempt(() -> {
                    if (cellType == CellType.SPIKE_SOURCE_ARRAY) {
                        spikeTimes[0] = spikeTimes(given, size);
                    } else {
                        readParameters(given, cellType, size, parameters);
                    }
                }));
        List<RecordRequest> record = record(reader, cellType, size);
        List<PlacementRequest> placement =
                reader.optional("placement", new PlacementReader(problems, size, cellType.isSource())::read, List.of());
        OptionalDouble rate = reader.findNumber("rate_hz", RATE);
        Structure[] structure = {Structure.DEFAULT};
        problems.attempt(() -> structure[0] = StructureReader.read(reader, size));
        boolean backgroundGenerator =
                reader.optional("background_generator", flag -> backgroundGenerator(flag, cellType), false);
        reader.finish();
        Population result = new Population(
                position,
                label,
                size,
                cellType,
                parameters,
                spikeTimes[0],
                record,
                placement,
                rate.orElse(Population.DEFAULT_RATE_HZ),
                structure[0],
                backgroundGenerator,
                0);
        return rate.isEmpty() && problems.count() == before ? withKnownRate(result) : result;
    }

    /** A label that can stand in any output: not empty, without control characters. */
    static String label(JsonValue value) {
        String label = value.text();
        boolean isPrintable = label.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (label.isBlank() || label.length() > NetworkLimits.MAX_LABEL || !isPrintable) {
            throw value.wrong(
                    "not a label", "1 to " + NetworkLimits.MAX_LABEL + " characters without control characters");
        }
        return label;
    }

    private static boolean backgroundGenerator(JsonValue flag, CellType cellType) {
        if (flag.flag() && cellType != CellType.SPIKE_SOURCE_POISSON) {
            throw flag.error("only a SpikeSourcePoisson can come from background generators")
                    .value(cellType.pynnName());
        }
        return flag.flag();
    }

    private void readParameters(JsonValue value, CellType cellType, int size, Map<String, ValueField> parameters) {
        ObjectReader reader = new ObjectReader(value, problems);
        for (CellParameter parameter : cellType.parameters().values()) {
            reader.find(parameter.name())
                    .ifPresent(given -> problems.attempt(
                            () -> parameters.put(parameter.name(), FieldReader.field(given, parameter.range(), size))));
        }
        reader.finish();
    }

    private static SpikeTimes spikeTimes(JsonValue value, int size) {
        ObjectReader reader = ObjectReader.failFast(value);
        SpikeTimes result = reader.find("spike_times")
                .map(given -> spikeTimes(given.asArray(), size))
                .orElse(SpikeTimes.NONE);
        reader.finish();
        return result;
    }

    private static SpikeTimes spikeTimes(JsonArray given, int size) {
        boolean isOneList = given.size() == 0 || !given.get(0).isArray();
        if (isOneList) {
            return SpikeTimes.shared(FieldReader.numbers(given, SPIKE_TIME));
        }
        if (given.size() != size) {
            throw given.error("the list has a wrong length")
                    .value(given.size())
                    .allowed("one list of times, or " + size + " lists, one for each source");
        }
        List<double[]> trains = new ArrayList<>();
        for (JsonValue train : given.elements()) {
            trains.add(FieldReader.numbers(train.asArray(), SPIKE_TIME));
        }
        return SpikeTimes.each(trains);
    }

    private List<RecordRequest> record(ObjectReader reader, CellType cellType, int size) {
        List<RecordRequest> result = new ArrayList<>();
        Map<String, boolean[]> seen = new LinkedHashMap<>();
        FieldReader.each(reader, "record", problems, element -> {
            RecordRequest request = recordRequest(element, cellType, size);
            boolean[] recorded =
                    seen.computeIfAbsent(request.variable() + "/" + request.debugProbe(), key -> new boolean[size]);
            request.indices().stream().forEach(index -> {
                if (recorded[index]) {
                    throw element.error("recorded twice")
                            .value(request.variable().pynnName() + " of index " + index);
                }
                recorded[index] = true;
            });
            result.add(request);
        });
        return result;
    }

    private RecordRequest recordRequest(JsonValue value, CellType cellType, int size) {
        if (value.isText()) {
            RecordVariable variable = ObjectReader.choice(value, "variable", VARIABLES);
            return checked(value, cellType, new RecordRequest(variable, Indices.all(size), false));
        }
        ObjectReader reader = new ObjectReader(value, problems);
        RecordVariable variable = reader.choice("variable", VARIABLES);
        Indices indices = FieldReader.optionalIndices(reader, size);
        boolean debugProbe = reader.choice("probe", Map.of("hardware", false, "debug", true), false);
        reader.finish();
        return checked(value, cellType, new RecordRequest(variable, indices, debugProbe));
    }

    private static RecordRequest checked(JsonValue value, CellType cellType, RecordRequest request) {
        RecordVariable variable = request.variable();
        boolean exists =
                switch (variable) {
                    case SPIKES -> true;
                    case V -> !cellType.isSource();
                    case GSYN_EXC, GSYN_INH -> cellType.isConductance();
                    case W -> cellType.isAdEx();
                };
        if (!exists) {
            throw value.error(cellType.pynnName() + " has no such variable").value(variable.pynnName());
        }
        if (variable != RecordVariable.SPIKES && variable != RecordVariable.V && !request.debugProbe()) {
            throw value.error("only spikes and v can be recorded on hardware")
                    .value(variable.pynnName())
                    .advice("Add \"probe\": \"debug\" to ask for the emulator's own probe.");
        }
        return request;
    }

    /** A source's own rate is better known than the default. */
    private Population withKnownRate(Population population) {
        return switch (population.cellType()) {
            case SPIKE_SOURCE_POISSON ->
                population.withRateHz(Math.min(
                        NetworkLimits.MAX_RATE_HZ, population.field("rate").mean()));
            case SPIKE_SOURCE_ARRAY ->
                population.withRateHz(Math.min(
                        NetworkLimits.MAX_RATE_HZ,
                        1000.0 * population.spikeTimes().total(population.size()) / population.size() / durationMs));
            default -> population;
        };
    }

    /** Checks all values, drawn ones included, and the rules between parameters; needs the population's final seed. */
    static void checkValues(Population population, JsonValue value) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (CellParameter parameter : population.cellType().parameters().values()) {
            JsonValue place = place(value, parameter.name());
            double[] all;
            try {
                all = population.values(parameter.name());
            } catch (InputException e) {
                throw FieldReader.at(place, e);
            }
            for (int i = 0; i < all.length; i++) {
                if (!parameter.range().contains(all[i])) {
                    throw place.error("the " + parameter.name() + " drawn for index " + i + " is out of range")
                            .value(all[i])
                            .allowed(parameter.range().toString())
                            .advice("Use normal_clipped.");
                }
            }
            values.put(parameter.name(), all);
        }
        if (!population.cellType().isSource()) {
            String peak = population.cellType().isAdEx() ? "v_spike" : "v_thresh";
            checkOrder(
                    value,
                    "v_reset",
                    values.getOrDefault("v_reset", new double[0]),
                    peak,
                    values.getOrDefault(peak, new double[0]));
        }
    }

    private static void checkOrder(JsonValue value, String lower, double[] low, String upper, double[] high) {
        for (int i = 0; i < low.length; i++) {
            if (low[i] >= high[i]) {
                throw place(value, lower)
                        .error(lower + " of index " + i + " does not lie below " + upper)
                        .value(low[i] + " mV")
                        .allowed("below " + high[i] + " mV");
            }
        }
    }

    /** Where a parameter stands, or the population if it is not given. */
    private static JsonValue place(JsonValue population, String parameter) {
        return population
                .asObject()
                .get("parameters")
                .flatMap(parameters -> parameters.asObject().get(parameter))
                .orElse(population);
    }

    /** The error that no population has a label. */
    static InputException unknownLabel(JsonValue value, Iterable<String> labels) {
        List<String> known = new ArrayList<>();
        labels.forEach(known::add);
        String some = known.stream().limit(20).collect(Collectors.joining(", "));
        return value.wrong("no population has this label", known.size() > 20 ? some + ", ..." : some)
                .advice(NearestName.advice(value.text(), known));
    }
}
