package neckar.compiler.emit.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;

/** Writes one mapping table as JSON. */
final class MappingWriter {

    // Jackson's own shortest digits: Double.toString gives other digits on older JDKs, and equal tables must give equal
    // bytes.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final MappingTable table;

    MappingWriter(MappingTable table) {
        this.table = table;
    }

    void write(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", MappingFormat.FORMAT);
            writeSettings(json);
            json.writeArrayFieldStart("populations");
            for (String label : table.populations()) {
                json.writeString(label);
            }
            json.writeEndArray();
            if (table.record().isPresent()) {
                writeRecord(json, table.record().get());
            }
            writeNeurons(json);
            writeInputs(json);
            writeRecordings(json);
            json.writeArrayFieldStart("projections");
            for (int position = 0; position < table.projections().size(); position++) {
                writeProjection(json, position);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void writeSettings(JsonGenerator json) throws IOException {
        MappingTable.Settings settings = table.settings();
        json.writeObjectFieldStart("network");
        json.writeStringField("name", table.networkName());
        json.writeNumberField("seed", settings.networkSeed());
        json.writeEndObject();
        json.writeObjectFieldStart("settings");
        json.writeNumberField("seed", settings.compilerSeed());
        json.writeNumberField("speedup", settings.speedup());
        json.writeNumberField("voltage_scale", settings.voltageScale());
        json.writeNumberField("voltage_shift_v", settings.voltageShiftVolt());
        json.writeNumberField("pll_mhz", settings.pllMhz());
        json.writeNumberField("chain_length", settings.chainLength());
        json.writeEndObject();
    }

    private void writeNeurons(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("neurons");
        for (MappingTable.Neuron neuron : table.neurons()) {
            json.writeStartArray();
            json.writeString(table.populations().get(neuron.population()));
            json.writeNumber(neuron.index());
            json.writeNumber(neuron.hicann());
            json.writeNumber(neuron.firingDenmem());
            writeOptional(json, neuron.address());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("neuron_columns");
        writeInts(json, "size", MappingTable.Neuron::size);
        writeInts(json, "column", MappingTable.Neuron::column);
        writeInts(json, "dnc", MappingTable.Neuron::dnc);
        writeInts(json, "latency_cycles", MappingTable.Neuron::latencyCycles);
        writeDoubles(json, "siemens_per_weight_excitatory", MappingTable.Neuron::excitatorySiemensPerWeight);
        writeDoubles(json, "siemens_per_weight_inhibitory", MappingTable.Neuron::inhibitorySiemensPerWeight);
        json.writeEndObject();
    }

    private void writeInts(JsonGenerator json, String name, ToIntFunction<MappingTable.Neuron> column)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (MappingTable.Neuron neuron : table.neurons()) {
            writeOptional(json, column.applyAsInt(neuron));
        }
        json.writeEndArray();
    }

    private void writeDoubles(JsonGenerator json, String name, ToDoubleFunction<MappingTable.Neuron> column)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (MappingTable.Neuron neuron : table.neurons()) {
            json.writeNumber(column.applyAsDouble(neuron));
        }
        json.writeEndArray();
    }

    private static void writeOptional(JsonGenerator json, int value) throws IOException {
        if (value == MappingTable.NONE) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private void writeInputs(JsonGenerator json) throws IOException {
        List<String> labels = table.populations();
        json.writeArrayFieldStart("sources");
        for (MappingTable.Source source : table.sources()) {
            json.writeStartArray();
            json.writeString(labels.get(source.population()));
            json.writeNumber(source.index());
            json.writeNumber(source.hicann());
            json.writeNumber(source.channel());
            json.writeNumber(source.address());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("generators");
        for (MappingTable.Generator generator : table.generators()) {
            json.writeStartArray();
            json.writeString(labels.get(generator.population()));
            json.writeNumber(generator.hicann());
            json.writeNumber(generator.generator());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeRecordings(JsonGenerator json) throws IOException {
        List<String> labels = table.populations();
        json.writeArrayFieldStart("recordings");
        for (MappingTable.Recording recording : table.recordings()) {
            json.writeStartArray();
            json.writeString(labels.get(recording.population()));
            json.writeNumber(recording.index());
            json.writeString(recording.variable());
            json.writeString(recording.probe().name().toLowerCase(Locale.ROOT));
            writeOptional(json, recording.request());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("not_recorded");
        for (MappingTable.NotRecorded missing : table.notRecorded()) {
            json.writeStartObject();
            json.writeStringField("population", labels.get(missing.population()));
            json.writeNumberField("index", missing.index());
            json.writeStringField("variable", missing.variable());
            json.writeStringField("why", missing.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeProjection(JsonGenerator json, int position) throws IOException {
        ProjectionMapping projection = table.projections().get(position);
        json.writeStartObject();
        json.writeStringField("label", projection.label());
        if (table.record().isPresent()) {
            writeTraits(json, table.record().get().projections().get(position));
        }
        json.writeNumberField("edges", projection.edges());
        json.writeNumberField("cells", projection.cells());
        writeValues(json, "delays_ms", projection.delayValuesMs());
        writeValues(json, "given_siemens", projection.givenValuesSiemens());
        int edges = projection.edges();
        IntUnaryOperator cellCount = edge -> projection.firstCell(edge + 1) - projection.firstCell(edge);
        Column pre = Column.of("pre", projection::pre, edges);
        Column post = Column.of("post", projection::post, edges);
        Column delay = Column.of("delay", projection::delayCode, edges);
        Column cells = Column.of("cells", cellCount, edges);
        Column row = Column.of("row", projection::row, projection.cells());
        Column column = Column.of("column", projection::column, projection.cells());
        Column given = Column.of("given", projection::givenCode, projection.cells());
        List<Column> perEdge = new ArrayList<>(List.of(pre, post, delay, cells));
        List<Column> perCell = List.of(row, column, given);
        addAsked(json, projection, perEdge);
        List<Column> all = new ArrayList<>(perEdge);
        all.addAll(perCell);
        writeTypes(json, all);
        json.writeArrayFieldStart("blocks");
        for (int first = 0; first < edges; first += MappingFormat.BLOCK_EDGES) {
            int end = Math.min(edges, first + MappingFormat.BLOCK_EDGES);
            json.writeStartObject();
            writeRows(json, perEdge, first, end);
            writeRows(json, perCell, projection.firstCell(first), projection.firstCell(end));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What edges were asked for: one number when all agree, else a column. */
    private static void addAsked(JsonGenerator json, ProjectionMapping projection, List<Column> perEdge)
            throws IOException {
        int edges = projection.edges();
        if (edges == 0) {
            return;
        }
        if (!projection.sharesWeight()) {
            perEdge.add(
                    new Column("weight", edge -> Float.floatToIntBits(projection.askedWeight(edge)), ColumnType.F4));
        } else if (!Float.isNaN(projection.askedWeight(0))) {
            json.writeNumberField("weight", projection.askedWeight(0));
        }
        if (projection.sharesSynapses()) {
            json.writeNumberField("synapses", projection.synapses(0));
        } else {
            perEdge.add(Column.of("synapses", projection::synapses, edges));
        }
    }

    private static void writeTypes(JsonGenerator json, List<Column> columns) throws IOException {
        json.writeObjectFieldStart("types");
        for (Column each : columns) {
            json.writeStringField(each.name, each.type.code());
        }
        json.writeEndObject();
    }

    private static void writeRows(JsonGenerator json, List<Column> columns, int first, int end) throws IOException {
        for (Column each : columns) {
            json.writeBinaryField(each.name, each.type.pack(each.values, first, end - first));
        }
    }

    private void writeTraits(JsonGenerator json, CompilationRecord.ProjectionTraits traits) throws IOException {
        json.writeStringField("pre", table.populations().get(traits.pre()));
        json.writeStringField("post", table.populations().get(traits.post()));
        json.writeStringField("receptor", traits.inhibitory() ? "inhibitory" : "excitatory");
        json.writeNumberField("mean_delay_ms", traits.meanDelayMs());
        LostSynapses lost = traits.lost();
        int rows = lost.rows();
        List<Column> columns = List.of(
                Column.of("pre", lost::pre, rows),
                Column.of("post", lost::post, rows),
                Column.of("cause", row -> lost.cause(row).id(), rows),
                Column.of("count", lost::count, rows));
        json.writeObjectFieldStart("lost");
        writeTypes(json, columns);
        json.writeArrayFieldStart("blocks");
        for (int first = 0; first < rows; first += MappingFormat.BLOCK_EDGES) {
            json.writeStartObject();
            writeRows(json, columns, first, Math.min(rows, first + MappingFormat.BLOCK_EDGES));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRecord(JsonGenerator json, CompilationRecord record) throws IOException {
        json.writeObjectFieldStart("options");
        if (record.options().neuronSize().isPresent()) {
            json.writeNumberField("neuron_size", record.options().neuronSize().getAsInt());
        }
        json.writeStringField("effort", record.options().effort());
        json.writeEndObject();
        json.writeArrayFieldStart("population_traits");
        for (CompilationRecord.PopulationTraits population : record.populations()) {
            json.writeStartArray();
            json.writeNumber(population.size());
            json.writeBoolean(population.external());
            json.writeNumber(population.rateHz());
            json.writeEndArray();
        }
        json.writeEndArray();
        CompilationRecord.DriverDemand demand = record.demand();
        json.writeObjectFieldStart("driver_demand");
        writeInts(json, "usable", demand.usable());
        writeInts(json, "hicann", demand.hicann());
        writeInts(json, "line_hicann", demand.lineHicann());
        writeInts(json, "line_dnc", demand.lineDnc());
        writeInts(json, "wanted", demand.wanted());
        writeInts(json, "useful", demand.useful());
        json.writeEndObject();
    }

    private static void writeInts(JsonGenerator json, String name, int[] values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    private static void writeValues(JsonGenerator json, String name, double[] values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    /** A named column and the narrowest type for it. */
    private record Column(String name, IntUnaryOperator values, ColumnType type) {
        static Column of(String name, IntUnaryOperator values, int count) {
            int largest = 0;
            for (int i = 0; i < count; i++) {
                largest = Math.max(largest, values.applyAsInt(i));
            }
            return new Column(name, values, ColumnType.holding(largest));
        }
    }
}
