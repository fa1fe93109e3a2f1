package neckar.network.io.sonata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.InputException;
import neckar.network.CurrentShape;
import neckar.network.CurrentSource;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.network.Structure;
import neckar.network.io.build.ExplicitNetwork;
import neckar.network.io.build.ExportFiles;
import neckar.network.io.build.ImportNote;

/**
 * Writes a network as SONATA circuit and simulation: every drawn parameter, synapse and spike of sources stands there
 * explicitly; models are named by PyNN's templates.
 */
public final class SonataWriter {
    private static final int FIRST_TYPE = 100;
    private static final DatasetCreationOptions UNSIGNED =
            DatasetCreationOptions.builder().unsigned().build();

    private final Network network;
    private final List<ImportNote> notes = new ArrayList<>();

    private SonataWriter(Network network) {
        this.network = network;
    }

    /**
     * Writes all files; the notes say what SONATA cannot hold.
     *
     * @throws InputException if it cannot hold something that changes what the network does
     */
    public static List<ImportNote> write(Network network, ExportFiles files) {
        SonataWriter writer = new SonataWriter(network);
        writer.check();
        files.add("nodes.h5", writer::nodes);
        files.add("node_types.csv", file -> Files.writeString(file, writer.nodeTypes()));
        files.add("edges.h5", writer::edges);
        files.add("edge_types.csv", file -> Files.writeString(file, writer.edgeTypes()));
        files.add("spikes.h5", writer::spikes);
        files.add("circuit_config.json", writer::circuit);
        files.add("simulation_config.json", writer::simulation);
        return List.copyOf(writer.notes);
    }

    private void check() {
        for (CurrentSource source : network.currents()) {
            if (!(source.shape() instanceof CurrentShape.Direct)) {
                throw InputException.of("currents[" + source.position() + "]", "SONATA cannot hold this current source")
                        .value(source.shape().pynnName())
                        .allowed("DCSource");
            }
        }
        for (Population population : network.populations()) {
            if (!population.placement().isEmpty() || population.backgroundGenerator()) {
                notes.add(new ImportNote(population.label(), "its place on the hardware is not written"));
            }
            boolean others = population.record().stream()
                    .anyMatch(request ->
                            request.variable() != RecordVariable.SPIKES && request.variable() != RecordVariable.V);
            if (others) {
                notes.add(new ImportNote(population.label(), "only spikes and v are written as recorded"));
            }
        }
    }

    private static WritableDataset ids(WritableGroup group, String name, long[] values) {
        return group.putDataset(name, values, UNSIGNED);
    }

    private static long[] range(int size) {
        long[] result = new long[size];
        for (int i = 0; i < size; i++) {
            result[i] = i;
        }
        return result;
    }

    private static long[] filled(int size, long value) {
        long[] result = new long[size];
        Arrays.fill(result, value);
        return result;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    private static WritableHdfFile open(Path file) {
        WritableHdfFile root = HdfFile.write(file);
        root.putAttribute("magic", 0x0A7A, true);
        root.putAttribute("version", new int[] {0, 1}, true);
        return root;
    }

    private void nodes(Path file) {
        try (WritableHdfFile root = open(file)) {
            WritableGroup nodes = root.putGroup("nodes");
            for (Population population : network.populations()) {
                int n = population.size();
                WritableGroup group = nodes.putGroup(ExplicitNetwork.hdfName(population.label()));
                ids(group, "node_id", range(n));
                ids(group, "node_type_id", filled(n, (long) FIRST_TYPE + population.position()));
                ids(group, "node_group_id", filled(n, 0));
                ids(group, "node_group_index", range(n));
                WritableGroup values = group.putGroup("0");
                if (!population.cellType().isSource()) {
                    WritableGroup parameters = values.putGroup("dynamics_params");
                    for (String name : population.cellType().parameters().keySet()) {
                        parameters.putDataset(name, population.values(name));
                    }
                }
                if (population.structure() != Structure.DEFAULT) {
                    double[][] positions = population.positions();
                    values.putDataset("x", positions[0]);
                    values.putDataset("y", positions[1]);
                    values.putDataset("z", positions[2]);
                }
            }
        }
    }

    private String nodeTypes() {
        StringBuilder text = new StringBuilder("node_type_id model_type model_template\n");
        for (Population population : network.populations()) {
            boolean isSource = population.cellType().isSource();
            text.append(FIRST_TYPE + population.position())
                    .append(
                            isSource
                                    ? " virtual NULL\n"
                                    : " point_neuron pynn:"
                                            + population.cellType().pynnName() + "\n");
        }
        return text.toString();
    }

    private void edges(Path file) {
        try (WritableHdfFile root = open(file)) {
            WritableGroup edges = root.putGroup("edges");
            for (Projection projection : network.projections()) {
                ExplicitNetwork.Synapses synapses = ExplicitNetwork.synapses(network, projection);
                int n = synapses.size();
                if (n == 0) {
                    notes.add(new ImportNote(projection.label(), "it has no synapses and is not written"));
                    continue;
                }
                WritableGroup group = edges.putGroup(ExplicitNetwork.hdfName(projection.label()));
                ids(group, "source_node_id", longs(synapses.pre()))
                        .putAttribute("node_population", name(projection.pre()));
                ids(group, "target_node_id", longs(synapses.post()))
                        .putAttribute("node_population", name(projection.post()));
                ids(group, "edge_type_id", filled(n, (long) FIRST_TYPE + projection.position()));
                ids(group, "edge_group_id", filled(n, 0));
                ids(group, "edge_group_index", range(n));
                WritableGroup values = group.putGroup("0");
                values.putDataset("syn_weight", synapses.weight());
                values.putDataset("delay", synapses.delayMs());
            }
        }
    }

    private String name(int population) {
        return ExplicitNetwork.hdfName(network.populations().get(population).label());
    }

    private String edgeTypes() {
        StringBuilder text = new StringBuilder("edge_type_id model_template receptor_type U tau_rec tau_facil\n");
        for (Projection projection : network.projections()) {
            text.append(FIRST_TYPE + projection.position());
            text.append(projection.dynamics().isStatic() ? " pynn:StaticSynapse " : " pynn:TsodyksMarkramSynapse ");
            text.append(projection.receptor().pynnName());
            if (projection.dynamics().isStatic()) {
                text.append(" NULL NULL NULL\n");
            } else {
                text.append(' ').append(number(projection.dynamics().use()));
                text.append(' ').append(number(projection.dynamics().tauRecMs()));
                text.append(' ')
                        .append(number(projection.dynamics().tauFacilMs()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    private void spikes(Path file) {
        try (WritableHdfFile root = open(file)) {
            WritableGroup spikes = root.putGroup("spikes");
            for (Population population : network.populations()) {
                if (!population.cellType().isSource()) {
                    continue;
                }
                ExplicitNetwork.Spikes sent = ExplicitNetwork.spikes(network, population.position());
                if (sent.cell().length > 0) {
                    WritableGroup group = spikes.putGroup(ExplicitNetwork.hdfName(population.label()));
                    group.putAttribute("sorting", "by_id");
                    group.putDataset("timestamps", sent.timeMs()).putAttribute("units", "ms");
                    ids(group, "node_ids", longs(sent.cell()));
                }
            }
        }
    }

    /** Something that writes JSON. */
    private interface Json {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static void json(Path file, Json content) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8))
                .useDefaultPrettyPrinter()) {
            json.writeStartObject();
            content.writeTo(json);
            json.writeEndObject();
        }
    }

    private void circuit(Path file) throws IOException {
        json(file, json -> {
            json.writeObjectFieldStart("networks");
            for (String kind : List.of("node", "edge")) {
                json.writeArrayFieldStart(kind + "s");
                if (kind.equals("node") || !network.projections().isEmpty()) {
                    json.writeStartObject();
                    json.writeStringField(kind + "s_file", kind + "s.h5");
                    json.writeStringField(kind + "_types_file", kind + "_types.csv");
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }

    private void simulation(Path file) throws IOException {
        json(file, json -> {
            json.writeStringField("network", "circuit_config.json");
            json.writeObjectFieldStart("run");
            json.writeNumberField("tstop", network.durationMs());
            json.writeNumberField("dt", 0.1);
            json.writeEndObject();
            json.writeObjectFieldStart("inputs");
            for (Population population : network.populations()) {
                boolean sends = population.cellType().isSource()
                        && ExplicitNetwork.spikes(network, population.position())
                                        .cell()
                                        .length
                                > 0;
                if (sends) {
                    json.writeObjectFieldStart("spikes " + population.position());
                    json.writeStringField("input_type", "spikes");
                    json.writeStringField("module", "h5");
                    json.writeStringField("input_file", "spikes.h5");
                    json.writeStringField("node_set", name(population.position()));
                    json.writeEndObject();
                }
            }
            for (CurrentSource source : network.currents()) {
                clamp(json, source);
            }
            json.writeEndObject();
            reports(json);
        });
    }

    private void clamp(JsonGenerator json, CurrentSource source) throws IOException {
        if (source.shape() instanceof CurrentShape.Direct direct) {
            json.writeObjectFieldStart("current " + source.position());
            json.writeStringField("input_type", "current_clamp");
            json.writeStringField("module", "IClamp");
            json.writeNumberField("amp", direct.amplitudeNa());
            json.writeNumberField("delay", direct.startMs());
            json.writeNumberField("duration", direct.stopMs() - direct.startMs());
            nodeSet(
                    json,
                    "node_set",
                    source.population(),
                    source.indices().stream().toArray());
            json.writeEndObject();
        }
    }

    private void nodeSet(JsonGenerator json, String key, int population, int[] indices) throws IOException {
        json.writeObjectFieldStart(key);
        json.writeStringField("population", name(population));
        json.writeFieldName("node_id");
        json.writeArray(indices, 0, indices.length);
        json.writeEndObject();
    }

    private void reports(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("reports");
        for (Population population : network.populations()) {
            for (int k = 0; k < population.record().size(); k++) {
                RecordRequest request = population.record().get(k);
                if (request.variable() == RecordVariable.V) {
                    json.writeObjectFieldStart("v " + population.position() + " " + k);
                    json.writeStringField("variable_name", "v");
                    json.writeStringField("module", "membrane_report");
                    nodeSet(
                            json,
                            "cells",
                            population.position(),
                            request.indices().stream().toArray());
                    json.writeEndObject();
                }
            }
        }
        json.writeEndObject();
    }
}
