package neckar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.InputException;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.compiler.check.ProjectionCount;
import neckar.compiler.check.ReportedCounts;

/** {@code report.json}, read back. */
final class ReportFile {
    private static final long MOST = Long.MAX_VALUE / 4;

    private final JsonObject root;

    private ReportFile(JsonObject root) {
        this.root = root;
    }

    static ReportFile read(Path folder) {
        byte[] bytes = ResultFiles.read(folder, ResultFiles.REPORT, "compile");
        ReportFile report = new ReportFile(
                JsonReader.parse(bytes, folder.resolve(ResultFiles.REPORT).toString())
                        .asObject());
        String format = report.at("format").text();
        if (!format.equals(ReportJson.FORMAT)) {
            throw report.at("format").wrong("an unknown format", ReportJson.FORMAT);
        }
        return report;
    }

    /** The value at a path of keys. */
    JsonValue at(String... keys) {
        JsonValue value = root;
        for (String key : keys) {
            JsonValue parent = value;
            value = value.asObject().get(key).orElseThrow(() -> parent.error("the key \"" + key + "\" is missing")
                    .advice("run neckar compile again"));
        }
        return value;
    }

    /** Numbers and texts of an object that a report may lack, nested ones with dotted names; empty without it. */
    Map<String, Object> facts(String... keys) {
        JsonValue value = root;
        for (String key : keys) {
            Optional<JsonValue> next = value.isObject() ? value.asObject().get(key) : Optional.empty();
            if (next.isEmpty()) {
                return Map.of();
            }
            value = next.get();
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        addFacts(facts, "", value);
        return facts;
    }

    private static void addFacts(Map<String, Object> facts, String name, JsonValue value) {
        if (value.isObject()) {
            for (String key : value.asObject().keys()) {
                addFacts(facts, name.isEmpty() ? key : name + "." + key, cell(value.asObject(), key));
            }
        } else if (value.isNumber() || value.isText()) {
            facts.put(name.isEmpty() ? "value" : name, value.isNumber() ? value.number() : value.text());
        }
    }

    long count(String... keys) {
        return at(keys).integer(0, MOST);
    }

    /** The constraint that proves the lower bound, in words; empty when nothing is proven. */
    String boundBy() {
        return String.valueOf(facts("synapses", "lower_bound_by").getOrDefault("what", ""));
    }

    /** Rows of an array of objects. */
    List<JsonObject> rows(String... keys) {
        List<JsonObject> rows = new ArrayList<>();
        for (JsonValue row : at(keys).asArray().elements()) {
            rows.add(row.asObject());
        }
        return rows;
    }

    static JsonValue cell(JsonObject row, String key) {
        return row.get(key).orElseThrow(() -> missing(row, key));
    }

    private static InputException missing(JsonObject row, String key) {
        return row.error("the key \"" + key + "\" is missing").advice("run neckar compile again");
    }

    /** What the report claims about synapses. */
    ReportedCounts counts() {
        List<ProjectionCount> projections = new ArrayList<>();
        for (JsonObject row : rows("synapses", "by_projection")) {
            projections.add(new ProjectionCount(
                    cell(row, "label").text(),
                    cell(row, "requested").integer(0, MOST),
                    cell(row, "realised").integer(0, MOST)));
        }
        return new ReportedCounts(
                count("synapses", "requested"),
                count("synapses", "realised"),
                count("synapses", "lost"),
                count("synapses", "zero_weight"),
                projections);
    }
}
