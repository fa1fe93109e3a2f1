package neckar.compiler.emit.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import neckar.base.InputException;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;

/** Reads one mapping table; keys that it does not know are skipped, so that later versions may add some. */
final class MappingReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final String name;
    private final Map<String, Integer> populations = new LinkedHashMap<>();
    private final List<NeuronRow> neuronRows = new ArrayList<>();
    private final Map<String, double[]> neuronColumns = new LinkedHashMap<>();
    private final List<MappingTable.Source> sources = new ArrayList<>();
    private final List<MappingTable.Generator> generators = new ArrayList<>();
    private final List<MappingTable.Recording> recordings = new ArrayList<>();
    private final List<MappingTable.NotRecorded> notRecorded = new ArrayList<>();
    private final List<ProjectionMapping> projections = new ArrayList<>();
    private final List<CompilationRecord.PopulationTraits> populationTraits = new ArrayList<>();
    private final List<TraitsRow> projectionTraits = new ArrayList<>();
    private final Map<String, double[]> demand = new LinkedHashMap<>();
    private CompilationRecord.@org.jspecify.annotations.Nullable Options options;
    private final Map<String, Double> settings = new LinkedHashMap<>();
    private String format = "";
    private String networkName = "";
    private long networkSeed;
    private long compilerSeed;

    MappingReader(String name) {
        this.name = name;
    }

    MappingTable read(InputStream packed) throws IOException {
        try (JsonParser json = JSON.createParser(new GZIPInputStream(packed, 1 << 16))) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                readKey(json, key);
            }
            expect(json, json.currentToken(), JsonToken.END_OBJECT);
            if (json.nextToken() != null) {
                throw wrong(json, "text after the end of the table");
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw InputException.of(name, "not a mapping table: " + e.getOriginalMessage());
        } catch (ZipException | java.io.EOFException e) {
            throw InputException.of(name, "damaged gzip file: " + e.getMessage());
        }
        if (!format.equals(MappingFormat.FORMAT)) {
            throw InputException.of(name, "not a mapping table").value(format).allowed(MappingFormat.FORMAT);
        }
        return table();
    }

    private void readKey(JsonParser json, String key) throws IOException {
        switch (key) {
            case "format" -> format = text(json);
            case "network" -> readNetwork(json);
            case "settings" -> readSettings(json);
            case "populations" -> {
                expect(json, json.currentToken(), JsonToken.START_ARRAY);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    populations.put(text(json), populations.size());
                }
            }
            case "neurons" ->
                eachRow(
                        json,
                        () -> neuronRows.add(new NeuronRow(
                                population(json),
                                nextNumber(json, Integer.MAX_VALUE),
                                nextNumber(json, 383),
                                nextNumber(json, 511),
                                nextOptional(json, 63))));
            case "options" -> readOptions(json);
            case "population_traits" -> readPopulationTraits(json);
            case "driver_demand" -> eachField(json, column -> demand.put(column, numbers(json)));
            case "neuron_columns" -> readNeuronColumns(json);
            case "sources" ->
                eachRow(
                        json,
                        () -> sources.add(new MappingTable.Source(
                                population(json),
                                nextNumber(json, Integer.MAX_VALUE),
                                nextNumber(json, 383),
                                nextNumber(json, 7),
                                nextNumber(json, 63))));
            case "generators" ->
                eachRow(
                        json,
                        () -> generators.add(new MappingTable.Generator(
                                population(json), nextNumber(json, 383), nextNumber(json, 7))));
            case "recordings" ->
                eachRow(
                        json,
                        () -> recordings.add(new MappingTable.Recording(
                                population(json),
                                nextNumber(json, Integer.MAX_VALUE),
                                nextText(json),
                                probe(json),
                                nextOptional(json, Integer.MAX_VALUE))));
            case "not_recorded" -> readNotRecorded(json);
            case "projections" -> {
                expect(json, json.currentToken(), JsonToken.START_ARRAY);
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    readProjection(json);
                }
            }
            default -> json.skipChildren();
        }
    }

    private void readNetwork(JsonParser json) throws IOException {
        eachField(json, key -> {
            switch (key) {
                case "name" -> networkName = text(json);
                case "seed" -> networkSeed = json.getLongValue();
                default -> json.skipChildren();
            }
        });
    }

    private void readSettings(JsonParser json) throws IOException {
        eachField(json, key -> {
            if (key.equals("seed")) {
                compilerSeed = json.getLongValue();
            } else if (json.currentToken().isNumeric()) {
                settings.put(key, finite(json));
            } else {
                json.skipChildren();
            }
        });
    }

    private void readOptions(JsonParser json) throws IOException {
        OptionalInt[] size = {OptionalInt.empty()};
        String[] effort = {""};
        eachField(json, key -> {
            switch (key) {
                case "neuron_size" -> {
                    expect(json, json.currentToken(), JsonToken.VALUE_NUMBER_INT);
                    size[0] = OptionalInt.of(json.getIntValue());
                }
                case "effort" -> effort[0] = text(json);
                default -> json.skipChildren();
            }
        });
        options = new CompilationRecord.Options(size[0], effort[0]);
    }

    private void readPopulationTraits(JsonParser json) throws IOException {
        eachRow(json, () -> {
            int size = nextNumber(json, Integer.MAX_VALUE);
            boolean external = json.nextToken() == JsonToken.VALUE_TRUE;
            JsonToken rate = json.nextToken();
            if (rate == null || !rate.isNumeric()) {
                throw wrong(json, "a rate is no number");
            }
            populationTraits.add(new CompilationRecord.PopulationTraits(size, external, finite(json)));
        });
    }

    private void readNeuronColumns(JsonParser json) throws IOException {
        eachField(json, key -> neuronColumns.put(key, numbers(json)));
    }

    private void readNotRecorded(JsonParser json) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Map<String, String> texts = new LinkedHashMap<>();
            int[] index = new int[1];
            eachField(json, key -> {
                if (key.equals("index")) {
                    index[0] = json.getIntValue();
                } else {
                    texts.put(key, text(json));
                }
            });
            notRecorded.add(new MappingTable.NotRecorded(
                    positionOf(json, texts.getOrDefault("population", "")),
                    index[0],
                    texts.getOrDefault("variable", ""),
                    texts.getOrDefault("why", "")));
        }
    }

    private void readProjection(JsonParser json) throws IOException {
        String[] label = {""};
        Map<String, ColumnType> types = new LinkedHashMap<>();
        Map<String, double[]> values = new LinkedHashMap<>();
        List<ProjectionMapping> built = new ArrayList<>(1);
        Map<String, String> texts = new LinkedHashMap<>();
        LostBlocks lost = new LostBlocks();
        eachField(json, key -> {
            switch (key) {
                case "pre", "post", "receptor" -> texts.put(key, text(json));
                case "lost" -> readLost(json, lost);
                case "mean_delay_ms", "weight", "synapses", "edges", "cells" ->
                    values.put(key, new double[] {number(json)});
                case "label" -> label[0] = text(json);
                case "delays_ms", "given_siemens" -> values.put(key, numbers(json));
                case "types" -> eachField(json, column -> types.put(column, type(json)));
                case "blocks" -> {
                    EdgeBlocks blocks = new EdgeBlocks(label[0], types, values);
                    readBlocks(json, blocks::add);
                    built.add(blocks.build());
                }
                default -> json.skipChildren();
            }
        });
        if (built.isEmpty()) {
            throw wrong(json, "projection \"" + label[0] + "\" has no \"blocks\"");
        }
        projections.add(built.get(0));
        if (texts.containsKey("pre") && texts.containsKey("post")) {
            projectionTraits.add(new TraitsRow(
                    texts.getOrDefault("pre", ""),
                    texts.getOrDefault("post", ""),
                    "inhibitory".equals(texts.get("receptor")),
                    values.getOrDefault("mean_delay_ms", new double[1])[0],
                    lost.build()));
        }
    }

    private void readLost(JsonParser json, LostBlocks lost) throws IOException {
        eachField(json, key -> {
            switch (key) {
                case "types" -> eachField(json, column -> lost.type(column, type(json)));
                case "blocks" -> readBlocks(json, lost::add);
                default -> json.skipChildren();
            }
        });
    }

    private void readBlocks(JsonParser json, Function<Map<String, byte[]>, String> blocks) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Map<String, byte[]> columns = new LinkedHashMap<>();
            eachField(json, column -> {
                expect(json, json.currentToken(), JsonToken.VALUE_STRING);
                columns.put(column, json.getBinaryValue());
            });
            String fault = blocks.apply(columns);
            if (!fault.isEmpty()) {
                throw wrong(json, fault);
            }
        }
    }

    private MappingTable table() {
        double[] size = column("size");
        double[] first = column("column");
        double[] dnc = column("dnc");
        double[] latency = column("latency_cycles");
        double[] excitatory = column("siemens_per_weight_excitatory");
        double[] inhibitory = column("siemens_per_weight_inhibitory");
        List<MappingTable.Neuron> neurons = new ArrayList<>(neuronRows.size());
        for (int i = 0; i < neuronRows.size(); i++) {
            NeuronRow row = neuronRows.get(i);
            neurons.add(new MappingTable.Neuron(
                    row.population,
                    row.index,
                    row.hicann,
                    row.firingDenmem,
                    row.address,
                    (int) size[i],
                    (int) first[i],
                    (int) dnc[i],
                    (int) latency[i],
                    excitatory[i],
                    inhibitory[i]));
        }
        MappingTable.Settings given = new MappingTable.Settings(
                networkSeed,
                compilerSeed,
                setting("speedup"),
                setting("voltage_scale"),
                setting("voltage_shift_v"),
                (int) setting("pll_mhz"),
                (int) setting("chain_length"));
        return new MappingTable(
                networkName,
                given,
                List.copyOf(populations.keySet()),
                neurons,
                sources,
                generators,
                projections,
                recordings,
                notRecorded,
                record());
    }

    /** The record of what was asked for; empty when the file has none, or not for all projections. */
    private Optional<CompilationRecord> record() {
        CompilationRecord.Options chosen = options;
        boolean complete = populationTraits.size() == populations.size()
                && projectionTraits.size() == projections.size()
                && !demand.isEmpty();
        if (chosen == null || !complete) {
            return Optional.empty();
        }
        List<CompilationRecord.ProjectionTraits> traits = new ArrayList<>();
        for (TraitsRow row : projectionTraits) {
            Integer pre = populations.get(row.pre);
            Integer post = populations.get(row.post);
            if (pre == null || post == null) {
                throw InputException.of(name + ": /projections", "a projection between unknown populations")
                        .value(row.pre + " -> " + row.post);
            }
            traits.add(new CompilationRecord.ProjectionTraits(pre, post, row.inhibitory, row.meanDelayMs, row.lost));
        }
        return Optional.of(new CompilationRecord(chosen, populationTraits, traits, driverDemand()));
    }

    private CompilationRecord.DriverDemand driverDemand() {
        int pairs = demand.getOrDefault("hicann", new double[0]).length;
        return new CompilationRecord.DriverDemand(
                demandColumn("usable", HicannOnWafer.COUNT, SynapseDriverOnHicann.COUNT),
                demandColumn("hicann", pairs, HicannOnWafer.COUNT - 1),
                demandColumn("line_hicann", pairs, HicannOnWafer.COUNT - 1),
                demandColumn("line_dnc", pairs, DncMergerOnHicann.COUNT - 1),
                demandColumn("wanted", pairs, Integer.MAX_VALUE),
                demandColumn("useful", pairs, Integer.MAX_VALUE));
    }

    private int[] demandColumn(String key, int count, int largest) {
        double[] values = demand.getOrDefault(key, new double[0]);
        int[] column = new int[values.length];
        boolean inRange = values.length == count;
        for (int i = 0; i < column.length; i++) {
            column[i] = (int) values[i];
            inRange &= column[i] >= 0 && column[i] <= largest && column[i] == values[i];
        }
        if (!inRange) {
            throw InputException.of(name + ": /driver_demand/" + key, "the column does not fit")
                    .value(values.length + " numbers")
                    .allowed(count + " whole numbers in 0.." + largest);
        }
        return column;
    }

    private double[] column(String key) {
        double[] values = neuronColumns.getOrDefault(key, new double[0]);
        if (values.length != neuronRows.size()) {
            throw InputException.of(name + ": /neuron_columns/" + key, "one number for each neuron is needed")
                    .value(values.length)
                    .allowed(Integer.toString(neuronRows.size()));
        }
        return values;
    }

    private double setting(String key) {
        Double value = settings.get(key);
        if (value == null) {
            throw InputException.of(name + ": /settings", "\"" + key + "\" is missing");
        }
        return value;
    }

    private int population(JsonParser json) throws IOException {
        return positionOf(json, nextText(json));
    }

    private int positionOf(JsonParser json, String label) {
        Integer position = populations.get(label);
        if (position == null) {
            throw wrong(json, "no population \"" + label + "\" in \"populations\"");
        }
        return position;
    }

    private MappingTable.Probe probe(JsonParser json) throws IOException {
        String probe = nextText(json);
        for (MappingTable.Probe each : MappingTable.Probe.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(probe)) {
                return each;
            }
        }
        throw wrong(json, "unknown probe \"" + probe + "\"");
    }

    private ColumnType type(JsonParser json) throws IOException {
        String code = text(json);
        for (ColumnType each : ColumnType.values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw wrong(json, "unknown column type \"" + code + "\"");
    }

    private double[] numbers(JsonParser json) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        double[] values = new double[64];
        int count = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (count == values.length) {
                values = java.util.Arrays.copyOf(values, 2 * count);
            }
            if (token == JsonToken.VALUE_NULL) {
                values[count++] = MappingTable.NONE;
            } else {
                values[count++] = finite(json);
            }
        }
        return java.util.Arrays.copyOf(values, count);
    }

    private double number(JsonParser json) throws IOException {
        if (!json.currentToken().isNumeric()) {
            throw wrong(json, "found " + json.currentToken() + " where a number belongs");
        }
        return finite(json);
    }

    /** A number; one with a huge exponent would become infinite. */
    private double finite(JsonParser json) throws IOException {
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw wrong(json, "a number is too large").value(json.getText());
        }
        return value;
    }

    private int nextNumber(JsonParser json, int largest) throws IOException {
        expect(json, json.nextToken(), JsonToken.VALUE_NUMBER_INT);
        int value = json.getIntValue();
        if (value < 0 || value > largest) {
            throw wrong(json, "a number is out of range").value(value).allowed("0.." + largest);
        }
        return value;
    }

    private int nextOptional(JsonParser json, int largest) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return MappingTable.NONE;
        }
        expect(json, token, JsonToken.VALUE_NUMBER_INT);
        int value = json.getIntValue();
        if (value < 0 || value > largest) {
            throw wrong(json, "a number is out of range").value(value).allowed("null, 0.." + largest);
        }
        return value;
    }

    private String nextText(JsonParser json) throws IOException {
        json.nextToken();
        return text(json);
    }

    private String text(JsonParser json) throws IOException {
        expect(json, json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private void eachRow(JsonParser json, RowAction action) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json, json.currentToken(), JsonToken.START_ARRAY);
            action.run();
            expect(json, json.nextToken(), JsonToken.END_ARRAY);
        }
    }

    private void eachField(JsonParser json, FieldAction action) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            action.accept(key);
        }
        expect(json, json.currentToken(), JsonToken.END_OBJECT);
    }

    private void expect(JsonParser json, @org.jspecify.annotations.Nullable JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw wrong(json, "found " + (found == null ? "the end" : found) + " where " + wanted + " belongs");
        }
    }

    private InputException wrong(JsonParser json, String what) {
        int line = json.currentLocation().getLineNr();
        int column = json.currentLocation().getColumnNr();
        return InputException.of(
                name + ":" + line + ":" + column + ": "
                        + json.getParsingContext().pathAsPointer(),
                what);
    }

    private record NeuronRow(int population, int index, int hicann, int firingDenmem, int address) {}

    private record TraitsRow(String pre, String post, boolean inhibitory, double meanDelayMs, LostSynapses lost) {}

    private interface RowAction {
        void run() throws IOException;
    }

    private interface FieldAction {
        void accept(String key) throws IOException;
    }
}
