package neckar.network.io.sonata;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import neckar.base.InputException;
import neckar.base.json.JsonValue;
import neckar.network.NetworkLimits;
import neckar.network.io.hdf.HdfData;
import neckar.network.io.hdf.HdfGroup;

/** The nodes of one SONATA population: their numbers, types and attributes, and what each becomes in the network. */
final class NodePopulation {
    private static final int MAX_GROUPS = 10_000;

    private final String name;
    private final HdfGroup group;
    private final TypesTable types;
    private final SonataConfig config;
    private final Path modelFolder;
    private final int size;
    private final long[] ids;
    private final long[] typeIds;
    private final long[] groupIds;
    private final int[] groupIndices;
    private final Map<Long, HdfGroup> groups = new LinkedHashMap<>();
    private final Map<String, JsonValue> models = new HashMap<>();
    private final Map<Long, Integer> rowOfId = new HashMap<>();
    private final int[] population;
    private final int[] index;

    NodePopulation(String name, HdfGroup group, TypesTable types, SonataConfig config, Path modelFolder) {
        this.name = name;
        this.group = group;
        this.types = types;
        this.config = config;
        this.modelFolder = modelFolder;
        HdfData typeColumn = group.require("node_type_id");
        long length = typeColumn.length();
        if (length < 1 || length > NetworkLimits.MAX_NODES) {
            throw typeColumn.error("wrong number of nodes").value(length).allowed("1 to " + NetworkLimits.MAX_NODES);
        }
        this.size = (int) length;
        this.typeIds = whole(typeColumn);
        this.ids = column("node_id").orElseGet(this::counting);
        this.groupIds = column("node_group_id").orElseGet(() -> new long[size]);
        for (String child : group.groupNames()) {
            if (child.matches("[0-9]{1,18}") && groups.size() < MAX_GROUPS) {
                groups.put(Long.parseLong(child), group.requireGroup(child));
            }
        }
        this.groupIndices = groupIndices();
        this.population = new int[size];
        this.index = new int[size];
        for (int row = 0; row < size; row++) {
            if (rowOfId.put(ids[row], row) != null) {
                throw group.error("two nodes have the same node_id").value(ids[row]);
            }
        }
    }

    private long[] counting() {
        long[] all = new long[size];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private Optional<long[]> column(String key) {
        return group.data(key).map(data -> {
            if (data.length() != size) {
                throw data.error("the column has another length than node_type_id")
                        .value(data.length())
                        .allowed(String.valueOf(size));
            }
            return whole(data);
        });
    }

    static long[] whole(HdfData data) {
        double[] numbers = data.numbers();
        long[] result = new long[numbers.length];
        for (int i = 0; i < result.length; i++) {
            if (numbers[i] != Math.rint(numbers[i]) || Math.abs(numbers[i]) > 1e15) {
                throw data.error("not a whole number").value(numbers[i]);
            }
            result[i] = (long) numbers[i];
        }
        return result;
    }

    /** As told, or the place of a node among those of its group. */
    private int[] groupIndices() {
        int[] result = new int[size];
        Optional<long[]> told = column("node_group_index");
        Map<Long, Integer> next = new HashMap<>();
        for (int row = 0; row < size; row++) {
            long at = told.isPresent() ? told.get()[row] : next.merge(groupIds[row], 1, Integer::sum) - 1;
            if (at < 0 || at >= size) {
                throw group.error("node_group_index is out of range").value(at).allowed("0 to " + (size - 1));
            }
            result[row] = (int) at;
        }
        return result;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    long id(int row) {
        return ids[row];
    }

    long type(int row) {
        return typeIds[row];
    }

    /** The row of a node. */
    int row(long id, InputException otherwise) {
        Integer row = rowOfId.get(id);
        if (row == null) {
            throw otherwise.value("node " + id + " of population " + name);
        }
        return row;
    }

    /** Says what a node becomes. */
    void place(int row, int newPopulation, int newIndex) {
        population[row] = newPopulation;
        index[row] = newIndex;
    }

    int population(int row) {
        return population[row];
    }

    int index(int row) {
        return index[row];
    }

    /** A text attribute of all nodes: the group's own, else the type's; empty text for none. */
    String[] texts(String key) {
        String[] result = new String[size];
        Map<Long, String[]> own = new HashMap<>();
        groups.forEach(
                (id, child) -> child.data(key).filter(HdfData::isText).ifPresent(data -> own.put(id, data.texts())));
        for (int row = 0; row < size; row++) {
            String[] values = own.get(groupIds[row]);
            if (values != null) {
                result[row] = element(key, values.length, row) < 0 ? "" : values[groupIndices[row]];
            } else {
                result[row] = types.text(typeIds[row], key).orElse("");
            }
        }
        return result;
    }

    /** A numeric attribute of some nodes: the group's own, else the type's, else that of the type's model file. */
    Optional<double[]> numbers(String key, int[] rows, double fallback) {
        Map<Long, double[]> own = new HashMap<>();
        groups.forEach((id, child) -> data(child, key).ifPresent(data -> own.put(id, data.numbers())));
        double[] result = new double[rows.length];
        boolean found = false;
        for (int k = 0; k < rows.length; k++) {
            int row = rows[k];
            double[] values = own.get(groupIds[row]);
            if (values != null) {
                result[k] = values[element(key, values.length, row)];
                found = true;
                continue;
            }
            Optional<Double> ofType = ofType(typeIds[row], key);
            found |= ofType.isPresent();
            result[k] = ofType.orElse(fallback);
        }
        return found ? Optional.of(result) : Optional.empty();
    }

    private static Optional<HdfData> data(HdfGroup child, String key) {
        return child.group("dynamics_params")
                .flatMap(parameters -> parameters.data(key))
                .or(() -> child.names().contains(key) && !key.equals("dynamics_params")
                        ? child.data(key).filter(data -> !data.isText())
                        : Optional.empty());
    }

    private int element(String key, int length, int row) {
        if (groupIndices[row] >= length) {
            throw group.error("node_group_index lies beyond the values of " + key)
                    .value(groupIndices[row])
                    .allowed("below " + length);
        }
        return groupIndices[row];
    }

    private Optional<Double> ofType(long type, String key) {
        Optional<Double> column = types.number(type, key);
        if (column.isPresent()) {
            return column;
        }
        return types.text(type, "dynamics_params")
                .flatMap(file -> model(file).asObject().get(key))
                .map(JsonValue::number);
    }

    private JsonValue model(String file) {
        return models.computeIfAbsent(
                file, key -> SonataConfig.json(config.component("point_neuron_models_dir", key, modelFolder)));
    }

    /** Names of parameters that groups or model files give to some node. */
    Set<String> parameterNames() {
        Set<String> names = new LinkedHashSet<>();
        for (HdfGroup child : groups.values()) {
            child.group("dynamics_params").ifPresent(parameters -> names.addAll(parameters.names()));
        }
        for (long type : Arrays.stream(typeIds).distinct().toArray()) {
            types.text(type, "dynamics_params")
                    .ifPresent(file -> names.addAll(model(file).asObject().keys()));
        }
        return names;
    }

    /** Types of nodes, for messages. */
    String typesFile() {
        return types.name();
    }

    /** Rows of the nodes that a list of numbers names. */
    int[] rowsOf(List<Long> wanted, InputException otherwise) {
        return wanted.stream().mapToInt(id -> row(id, otherwise)).toArray();
    }
}
