package neckar.network.io.sonata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.json.JsonValue;

/** Which nodes a name or a query selects. */
final class NodeSets {
    private static final int MAX_DEPTH = 20;

    private final Map<String, JsonValue> sets = new LinkedHashMap<>();
    private final Map<String, NodePopulation> populations;

    NodeSets(List<SonataConfig> configs, Map<String, NodePopulation> populations) {
        this.populations = populations;
        for (SonataConfig config : configs) {
            config.find("node_sets_file")
                    .map(config::path)
                    .map(SonataConfig::json)
                    .ifPresent(this::addAll);
            config.find("node_sets").ifPresent(this::addAll);
        }
    }

    private void addAll(JsonValue object) {
        for (String key : object.asObject().keys()) {
            object.asObject().get(key).ifPresent(value -> sets.put(key, value));
        }
    }

    /** The rows that a set selects, by population; populations of which it selects nothing are left out. */
    Map<NodePopulation, int[]> select(JsonValue set) {
        Map<NodePopulation, List<Integer>> chosen = new LinkedHashMap<>();
        select(set, chosen, 0);
        Map<NodePopulation, int[]> result = new LinkedHashMap<>();
        chosen.forEach((population, rows) -> {
            if (!rows.isEmpty()) {
                result.put(
                        population,
                        rows.stream()
                                .mapToInt(Integer::intValue)
                                .sorted()
                                .distinct()
                                .toArray());
            }
        });
        if (result.isEmpty()) {
            throw set.error("the node set selects no node");
        }
        return result;
    }

    private void select(JsonValue set, Map<NodePopulation, List<Integer>> chosen, int depth) {
        if (depth > MAX_DEPTH) {
            throw set.error("node sets form a circle");
        }
        if (set.isArray()) {
            set.asArray().elements().forEach(element -> select(element, chosen, depth + 1));
        } else if (set.isObject()) {
            query(set, chosen);
        } else {
            String name = set.text();
            JsonValue named = sets.get(name);
            NodePopulation population = populations.get(name);
            if (named != null) {
                select(named, chosen, depth + 1);
            } else if (population != null) {
                add(population, chosen, row -> true);
            } else if (name.equals("all")) {
                populations.values().forEach(each -> add(each, chosen, row -> true));
            } else {
                List<String> known = new ArrayList<>(sets.keySet());
                known.addAll(populations.keySet());
                throw set.error("neither a node set nor a population")
                        .value(name)
                        .allowed(String.join(", ", known))
                        .advice(NearestName.advice(name, known));
            }
        }
    }

    /** A test of a row. */
    private interface Test {
        boolean accepts(int row);
    }

    private static void add(NodePopulation population, Map<NodePopulation, List<Integer>> chosen, Test test) {
        List<Integer> rows = chosen.computeIfAbsent(population, key -> new ArrayList<>());
        for (int row = 0; row < population.size(); row++) {
            if (test.accepts(row)) {
                rows.add(row);
            }
        }
    }

    private void query(JsonValue set, Map<NodePopulation, List<Integer>> chosen) {
        Optional<JsonValue> named = set.asObject().get("population");
        List<NodePopulation> searched = new ArrayList<>(populations.values());
        if (named.isPresent()) {
            List<String> wanted = texts(named.get());
            for (String name : wanted) {
                if (!populations.containsKey(name)) {
                    throw named.get()
                            .error("no such population")
                            .value(name)
                            .advice(NearestName.advice(name, populations.keySet()));
                }
            }
            searched.removeIf(population -> !wanted.contains(population.name()));
        }
        for (NodePopulation population : searched) {
            List<Test> tests = new ArrayList<>();
            for (String key : set.asObject().keys()) {
                set.asObject()
                        .get(key)
                        .filter(value -> !key.equals("population"))
                        .ifPresent(value -> tests.add(test(population, key, value)));
            }
            add(population, chosen, row -> tests.stream().allMatch(test -> test.accepts(row)));
        }
    }

    private static List<String> texts(JsonValue value) {
        return value.isArray()
                ? value.asArray().elements().stream().map(JsonValue::text).toList()
                : List.of(value.text());
    }

    private static Test test(NodePopulation population, String key, JsonValue value) {
        switch (key) {
            case "node_id", "node_ids", "node_type_id", "gids" -> {
                List<Long> wanted = value.isArray()
                        ? value.asArray().elements().stream()
                                .map(v -> (long) v.number())
                                .toList()
                        : List.of((long) value.number());
                Set<Long> set = new HashSet<>(wanted);
                return key.equals("node_type_id")
                        ? row -> set.contains(population.type(row))
                        : row -> set.contains(population.id(row));
            }
            default -> {
                if (value.isNumber()) {
                    throw value.error("node sets by a number other than node_id and node_type_id are not understood")
                            .value(key);
                }
                List<String> wanted = texts(value);
                String[] attribute = population.texts(key);
                return row -> wanted.contains(attribute[row]);
            }
        }
    }

    /** The only population of a set, for inputs that belong to one. */
    Map.Entry<NodePopulation, int[]> one(JsonValue set) {
        Map<NodePopulation, int[]> selected = select(set);
        if (selected.size() != 1) {
            throw set.error("the node set lies in several populations")
                    .value(selected.size())
                    .allowed("nodes of one population");
        }
        return selected.entrySet().iterator().next();
    }

    /** The error of a node that a file names but no population has. */
    static InputException noNode(String place) {
        return InputException.of(place, "there is no such node");
    }
}
