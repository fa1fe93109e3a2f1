package neckar.cli.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.json.JsonValue;

/** The figures of a finished job for the table. Nothing here depends on when, where or how fast it ran. */
final class JobValues {
    private static final Map<String, String> OF_A_MAPPING = mapping();
    private static final Map<String, String> OF_A_RUN = run();
    private static final List<String> STATISTIC = List.of("reference", "emulated", "error");

    private JobValues() {}

    private static Map<String, String> mapping() {
        Map<String, String> pointers = new LinkedHashMap<>();
        pointers.put("neurons", "/neurons/placed");
        pointers.put("hicanns", "/resources/hicanns_used");
        pointers.put("synapses", "/synapses/realised");
        pointers.put("loss", "/synapses/loss");
        return pointers;
    }

    private static Map<String, String> run() {
        Map<String, String> pointers = new LinkedHashMap<>(OF_A_MAPPING);
        pointers.put("spikes", "/emulation/spikes");
        pointers.put("synaptic_events", "/emulation/synaptic_events");
        pointers.put("l1_lost", "/emulation/events/l1_lost");
        pointers.put("checksum", "/emulation/checksum");
        return pointers;
    }

    /** Name and value of each figure, in order. */
    static Map<String, String> of(String command, Path folder, Map<String, String> columns) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean isProgram = command.equals(Sweep.PROGRAM);
        Path file = folder.resolve(isProgram ? JobStore.RESULT : JobStore.DOCUMENT);
        if (!Files.isRegularFile(file) || file.toFile().length() == 0) {
            return values;
        }
        JsonValue document = InputFiles.read(file);
        switch (command) {
            case "compile" -> find(OF_A_MAPPING, document, values);
            case "run" -> {
                find(OF_A_RUN, document, values);
                rates(folder.resolve("out").resolve("results.json"), values);
            }
            case "validate" -> statistics(document, values);
            default -> flatten("", document, values);
        }
        find(columns, document, values);
        return values;
    }

    private static void find(Map<String, String> pointers, JsonValue document, Map<String, String> values) {
        pointers.forEach((name, pointer) -> at(document, pointer).ifPresent(value -> values.put(name, text(value))));
    }

    private static void rates(Path file, Map<String, String> values) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        for (JsonValue row : elements(InputFiles.read(file), "/populations")) {
            at(row, "/rate_hz").ifPresent(rate -> values.put("rate_hz " + label(row), text(rate)));
        }
    }

    private static void statistics(JsonValue document, Map<String, String> values) {
        at(document, "/within_tolerance").ifPresent(within -> values.put("within_tolerance", text(within)));
        for (JsonValue population : elements(document, "/populations")) {
            for (JsonValue row : elements(population, "/statistics")) {
                String name = label(population) + " "
                        + at(row, "/statistic").map(JsonValue::text).orElse("");
                for (String part : STATISTIC) {
                    Optional<JsonValue> value = at(row, "/" + part);
                    Optional<JsonValue> mean =
                            value.isPresent() && value.get().isObject() ? at(value.get(), "/mean") : value;
                    mean.ifPresent(number -> values.put(name + " " + part, text(number)));
                }
            }
        }
    }

    private static String label(JsonValue row) {
        return at(row, "/population").map(JsonValue::text).orElse("");
    }

    private static List<JsonValue> elements(JsonValue document, String pointer) {
        return at(document, pointer)
                .filter(JsonValue::isArray)
                .map(value -> value.asArray().elements())
                .orElse(List.of());
    }

    private static void flatten(String prefix, JsonValue value, Map<String, String> values) {
        if (value.isObject()) {
            for (String key : value.asObject().keys()) {
                String name = prefix.isEmpty() ? key : prefix + "." + key;
                flatten(name, value.asObject().get(key).orElseThrow(), values);
            }
        } else if (!value.isArray()) {
            values.put(prefix, text(value));
        }
    }

    private static String text(JsonValue value) {
        return value.isText() ? value.text() : value.toString();
    }

    private static Optional<JsonValue> at(JsonValue document, String pointer) {
        Optional<JsonValue> value = Optional.of(document);
        for (String key :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String name = key.replace("~1", "/").replace("~0", "~");
            value = value.flatMap(above -> child(above, name));
        }
        return value;
    }

    private static Optional<JsonValue> child(JsonValue above, String key) {
        if (above.isObject()) {
            return above.asObject().get(key);
        }
        boolean isIndex = above.isArray()
                && key.matches("[0-9]{1,9}")
                && Integer.parseInt(key) < above.asArray().size();
        return isIndex ? Optional.of(above.asArray().get(Integer.parseInt(key))) : Optional.empty();
    }
}
