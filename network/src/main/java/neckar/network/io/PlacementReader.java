package neckar.network.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.Indices;
import neckar.network.PlacementRequest;
import neckar.network.PlacementRequest.NeuronBlock;
import neckar.network.PlacementRequest.NeuronPlace;

/** Reads the placement requests of a population. */
final class PlacementReader {
    private final Problems problems;
    private final int size;
    private final boolean isSource;

    PlacementReader(Problems problems, int size, boolean isSource) {
        this.problems = problems;
        this.size = size;
        this.isSource = isSource;
    }

    /** One object for the whole population, or a list of objects with indices. */
    List<PlacementRequest> read(JsonValue value) {
        if (!value.isArray()) {
            return List.of(request(value, false));
        }
        List<PlacementRequest> result = new ArrayList<>();
        boolean[] seen = new boolean[size];
        for (JsonValue element : value.asArray().elements()) {
            PlacementRequest request = request(element, true);
            request.indices().stream().forEach(index -> {
                if (seen[index]) {
                    throw element.error("two requests place the same neuron").value("index " + index);
                }
                seen[index] = true;
            });
            result.add(request);
        }
        return result;
    }

    private PlacementRequest request(JsonValue value, boolean needsIndices) {
        ObjectReader reader = new ObjectReader(value, problems);
        Indices indices = needsIndices
                ? FieldReader.indices(reader.require("indices"), size)
                : FieldReader.optionalIndices(reader, size);
        List<Integer> hicanns = new ArrayList<>();
        for (JsonValue element : reader.elements("hicanns")) {
            hicanns.add((int) element.integer(0, PlacementRequest.HICANNS - 1));
        }
        List<NeuronBlock> blocks = new ArrayList<>();
        for (JsonValue element : reader.elements("neuron_blocks")) {
            blocks.add(block(element));
        }
        List<NeuronPlace> neurons = new ArrayList<>();
        for (JsonValue element : reader.elements("neurons")) {
            neurons.add(neuron(element));
        }
        OptionalInt neuronSize =
                reader.optional("neuron_size", element -> OptionalInt.of(neuronSize(element)), OptionalInt.empty());
        boolean exclusive = reader.flag("exclusive", false);
        reader.finish();
        if (!neurons.isEmpty() && neurons.size() != indices.size()) {
            throw value.error("the list \"neurons\" has a wrong length")
                    .value(neurons.size())
                    .allowed(indices.size() + " places, one for each index");
        }
        Optional<String> ofCellsOnly = firstPresent(reader, "neuron_blocks", "neurons", "neuron_size");
        if (isSource && ofCellsOnly.isPresent()) {
            throw value.error("spike sources have no neuron circuits")
                    .value('"' + ofCellsOnly.get() + '"')
                    .allowed("hicanns, exclusive, indices");
        }
        return new PlacementRequest(indices, hicanns, blocks, neurons, neuronSize, exclusive);
    }

    private static Optional<String> firstPresent(ObjectReader reader, String... keys) {
        for (String key : keys) {
            if (reader.object().get(key).isPresent()) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static NeuronBlock block(JsonValue value) {
        JsonArray pair = value.asArray();
        if (pair.size() != 2) {
            throw value.wrong("not a neuron block", "a pair [hicann, block]");
        }
        return new NeuronBlock((int) pair.get(0).integer(0, PlacementRequest.HICANNS - 1), (int)
                pair.get(1).integer(0, PlacementRequest.NEURON_BLOCKS - 1));
    }

    private static NeuronPlace neuron(JsonValue value) {
        ObjectReader reader = ObjectReader.failFast(value);
        int hicann = (int) reader.integer("hicann", 0, PlacementRequest.HICANNS - 1);
        int x = (int) reader.integer("x", 0, PlacementRequest.COLUMNS - 1);
        int neuronSize = neuronSize(reader.require("size"));
        reader.finish();
        if (x + neuronSize / 2 > PlacementRequest.COLUMNS) {
            throw value.error("the neuron reaches over the edge of the chip")
                    .value("columns " + x + " to " + (x + neuronSize / 2 - 1))
                    .allowed("columns 0 to " + (PlacementRequest.COLUMNS - 1));
        }
        return new NeuronPlace(hicann, x, neuronSize);
    }

    private static int neuronSize(JsonValue value) {
        int result = (int) value.integer(2, PlacementRequest.MAX_NEURON_SIZE);
        if (result % 2 != 0) {
            throw value.wrong("the neuron size is odd", "even numbers in 2 to " + PlacementRequest.MAX_NEURON_SIZE);
        }
        return result;
    }
}
