package neckar.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.spec.experiment.Sha256;

/**
 * One job (format {@code neckar-job/1}): all that a machine needs to do it, and nothing of other jobs.
 *
 * @param key 64 hexadecimal digits: the hash of version, words and content of the inputs; the same key means the same result
 * @param point where it lies in the grid
 * @param isProgram whether the words are those of a program, not of a command of neckar
 * @param words what to run; {@code {folder}} stands for the job's folder, {@code {threads}} for a number of threads
 * @param inputs the files it reads, with their checksums
 */
public record Job(
        String key, Map<String, String> point, boolean isProgram, List<String> words, Map<String, String> inputs) {
    /** The format of the description. */
    public static final String FORMAT = "neckar-job/1";
    /** Stands for the job's folder in its words. */
    public static final String FOLDER = "{folder}";
    /** Stands for the number of threads in its words. */
    public static final String THREADS = "{threads}";

    /** A job with its key. */
    static Job of(
            String version,
            Map<String, String> point,
            boolean isProgram,
            List<String> words,
            Map<String, String> inputs) {
        Sha256 digest = new Sha256();
        digest.update((version + '\n').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (String word : words) {
            // What a file holds counts, not where it lies.
            String named = inputs.getOrDefault(word, word);
            digest.update((named + '\n').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return new Job(digest.hex(), point, isProgram, words, inputs);
    }

    /** The first digits of the key: the name of the job's folder. */
    public String name() {
        return key.substring(0, 16);
    }

    /** The description as a tree. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("key", key);
        tree.put("point", point);
        tree.put("program", isProgram);
        tree.put("words", words);
        tree.put("inputs", inputs);
        return tree;
    }

    /** A description of a file. */
    public static Job read(JsonValue file) {
        ObjectReader reader = ObjectReader.failFast(file);
        reader.require("format");
        String key = reader.text("key");
        if (!key.matches("[0-9a-f]{64}")) {
            throw reader.require("key").wrong("not a key of a job", "64 hexadecimal digits");
        }
        Map<String, String> point = texts(reader.require("point"));
        boolean isProgram = reader.flag("program", false);
        List<String> words = new ArrayList<>();
        reader.require("words").asArray().elements().forEach(word -> words.add(word.text()));
        Map<String, String> inputs = texts(reader.require("inputs"));
        reader.finish();
        return new Job(key, point, isProgram, List.copyOf(words), inputs);
    }

    private static Map<String, String> texts(JsonValue object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : object.asObject().keys()) {
            texts.put(key, object.asObject().get(key).orElseThrow().text());
        }
        return texts;
    }
}
