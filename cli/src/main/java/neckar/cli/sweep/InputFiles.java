package neckar.cli.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.InputException;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.spec.experiment.Sha256;

/**
 * Checksums of input files. That of a JSON file covers the files that its strings name, relative to its folder, too: a
 * network file with its connection tables. Each file is read once.
 */
final class InputFiles {
    private static final long LARGEST_JSON_BYTES = 1L << 28;

    private final Map<Path, String> known = new HashMap<>();

    /** Checksum of a file and of what it names. */
    String checksum(Path file) {
        String before = known.get(file);
        if (before != null) {
            return before;
        }
        Sha256 digest = new Sha256();
        try (InputStream stream = Files.newInputStream(file)) {
            digest.update(stream);
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot read the file: " + e.getMessage());
        }
        if (file.toString().endsWith(".json") && file.toFile().length() <= LARGEST_JSON_BYTES) {
            named(read(file), file, digest);
        }
        String checksum = digest.hex();
        known.put(file, checksum);
        return checksum;
    }

    /** A JSON file. */
    static JsonValue read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return JsonReader.parse(stream, file.toString());
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot read the file: " + e.getMessage());
        }
    }

    private void named(JsonValue value, Path file, Sha256 digest) {
        if (value.isObject()) {
            for (String key : value.asObject().keys()) {
                named(value.asObject().get(key).orElseThrow(), file, digest);
            }
        } else if (value.isArray()
                && !value.asArray().isNumbers()
                && !value.asArray().isRows()) {
            value.asArray().elements().forEach(element -> named(element, file, digest));
        } else if (value.isText()) {
            Optional<Path> other = file(value.text(), folder(file));
            if (other.isPresent() && !other.get().equals(file)) {
                digest.update(checksumOfContent(other.get()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
    }

    private static String checksumOfContent(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new Sha256().update(stream).hex();
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot read the file: " + e.getMessage());
        }
    }

    /** The folder of a file. */
    static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    /** The regular file that a word names relative to a folder, if it does. */
    static Optional<Path> file(String word, Path base) {
        if (word.isEmpty() || word.length() > 1000) {
            return Optional.empty();
        }
        try {
            Path path = base.resolve(word).toAbsolutePath().normalize();
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A tree in which relative paths of files that exist have become absolute. */
    static Object absolute(Object tree, Path base) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> result = new java.util.LinkedHashMap<>();
            map.forEach((key, value) -> result.put(String.valueOf(key), absolute(value, base)));
            return result;
        }
        if (tree instanceof List<?> list) {
            List<Object> result = new java.util.ArrayList<>(list.size());
            list.forEach(element -> result.add(absolute(element, base)));
            return result;
        }
        return tree instanceof String word
                ? file(word, base).map(Path::toString).orElse(word)
                : tree;
    }
}
