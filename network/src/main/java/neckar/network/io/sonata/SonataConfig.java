package neckar.network.io.sonata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;

/** A JSON file with the variables of its manifest; paths lie relative to the file. */
final class SonataConfig {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?");
    private static final int MAX_PATH = 4096;
    private static final int MAX_DEPTH = 50;
    private static final long MAX_BYTES = 50_000_000;

    private final JsonValue root;
    private final Path folder;
    private final Map<String, JsonValue> variables = new LinkedHashMap<>();

    private SonataConfig(JsonValue root, Path folder) {
        this.root = root;
        this.folder = folder;
        find("manifest").ifPresent(manifest -> {
            for (String key : manifest.asObject().keys()) {
                String name = key.startsWith("$") ? key.substring(1) : key;
                manifest.asObject().get(key).ifPresent(value -> variables.put(name.replaceAll("[{}]", ""), value));
            }
        });
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it cannot be read or is no JSON object
     */
    static SonataConfig read(Path file) {
        JsonValue root = json(file);
        Path parent = file.toAbsolutePath().getParent();
        root.asObject();
        return new SonataConfig(root, parent == null ? file.toAbsolutePath() : parent);
    }

    /** Any JSON file. */
    static JsonValue json(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InputException.of(file.toString(), Files.exists(file) ? "not a regular file" : "no such file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            if (Files.size(file) > MAX_BYTES) {
                throw InputException.of(file.toString(), "the file is too large")
                        .allowed(MAX_BYTES + " bytes");
            }
            return JsonReader.parse(stream, file.toString());
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot be read").value(String.valueOf(e.getMessage()));
        }
    }

    /** The value of a key of the top object; empty for null. */
    Optional<JsonValue> find(String key) {
        return root.asObject().get(key).filter(value -> !value.isNull());
    }

    /** A value below keys, one in the other. */
    Optional<JsonValue> find(String outer, String inner) {
        return find(outer).flatMap(value -> value.asObject().get(inner)).filter(value -> !value.isNull());
    }

    /** An error about the file as a whole. */
    InputException error(String what) {
        return root.error(what);
    }

    /** A text with its variables replaced. */
    String text(JsonValue value) {
        return expanded(value.text(), value, 0);
    }

    private String expanded(String text, JsonValue at, int depth) {
        if (depth > MAX_DEPTH) {
            throw at.error("the variables of the manifest form a circle").value(text);
        }
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            String name = matcher.group(1);
            JsonValue variable = variables.get(name);
            if (variable == null) {
                throw at.error("the manifest has no such variable")
                        .value("$" + name)
                        .allowed(String.join(", ", variables.keySet()))
                        .advice(NearestName.advice(name, variables.keySet()));
            }
            result.append(text, end, matcher.start()).append(expanded(variable.text(), variable, depth + 1));
            end = matcher.end();
            if (result.length() > MAX_PATH) {
                throw at.error("the path becomes too long").allowed("at most " + MAX_PATH + " characters");
            }
        }
        return result.append(text, end, text.length()).toString();
    }

    /** A path relative to this file. */
    Path path(JsonValue value) {
        String text = text(value);
        try {
            return folder.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw value.error("not a path of a file").value(text);
        }
    }

    /** A path below a folder that {@code components} names, or else beside this file. */
    Path component(String folderKey, String name, Path fallback) {
        Path base = find("components", folderKey).map(this::path).orElse(fallback);
        try {
            return base.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw error("not a name of a file").value(name);
        }
    }

    /** The elements of a list within {@code networks}. */
    List<JsonValue> networks(String key) {
        return find("networks", key).map(list -> list.asArray().elements()).orElse(List.of());
    }
}
