package neckar.base.json;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.NumberRange;

/**
 * Takes an object apart key by key and refuses keys that nobody asked for. What is optional is noted when wrong, and its
 * default goes on; what is required throws.
 */
public final class ObjectReader {
    private final JsonObject object;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * A reader of an object.
     *
     * @throws InputException if the value is no object
     */
    public ObjectReader(JsonValue value, Problems problems) {
        this.object = value.asObject();
        this.problems = problems;
    }

    /** A reader that throws at the first error. */
    public static ObjectReader failFast(JsonValue value) {
        return new ObjectReader(value, Problems.failFast());
    }

    /** The object itself. */
    public JsonObject object() {
        return object;
    }

    /** The value of an optional key. */
    public Optional<JsonValue> find(String key) {
        known.add(key);
        return object.get(key);
    }

    /**
     * The value of a required key.
     *
     * @throws InputException if there is none
     */
    public JsonValue require(String key) {
        return find(key).orElseThrow(() -> {
            Set<String> others = new LinkedHashSet<>(object.keys());
            others.removeAll(known);
            String advice = NearestName.find(key, others)
                    .map(other -> "Maybe \"" + other + "\" should be \"" + key + "\"?")
                    .orElse("");
            return object.error("the key \"" + key + "\" is missing").advice(advice);
        });
    }

    /** The string of a required key. */
    public String text(String key) {
        return require(key).text();
    }

    /** The string of an optional key. */
    public String text(String key, String fallback) {
        return optional(key, JsonValue::text, fallback);
    }

    /** The number of a required key. */
    public double number(String key, NumberRange range) {
        return require(key).number(range);
    }

    /** The number of an optional key. */
    public double number(String key, NumberRange range, double fallback) {
        return optional(key, value -> value.number(range), fallback);
    }

    /** The number of an optional key, if it is there. */
    public OptionalDouble findNumber(String key, NumberRange range) {
        return optional(key, value -> OptionalDouble.of(value.number(range)), OptionalDouble.empty());
    }

    /** The integer of a required key. */
    public long integer(String key, long low, long high) {
        return require(key).integer(low, high);
    }

    /** The integer of an optional key. */
    public long integer(String key, long low, long high, long fallback) {
        return optional(key, value -> value.integer(low, high), fallback);
    }

    /** The flag of an optional key. */
    public boolean flag(String key, boolean fallback) {
        return optional(key, JsonValue::flag, fallback);
    }

    /** The array of an optional key; empty when it is not there. */
    public List<JsonValue> elements(String key) {
        return optional(key, value -> value.asArray().elements(), List.of());
    }

    /** What one of several words stands for, for a required key. */
    public <E> E choice(String key, Map<String, E> words) {
        return choice(require(key), key, words);
    }

    /** What one of several words stands for, for an optional key. */
    public <E> E choice(String key, Map<String, E> words, E fallback) {
        return optional(key, value -> choice(value, key, words), fallback);
    }

    /** The value of an optional key by any way of reading; an error is noted and gives the fallback. */
    public <E> E optional(String key, Function<JsonValue, E> read, E fallback) {
        Optional<JsonValue> value = find(key);
        if (value.isEmpty()) {
            return fallback;
        }
        return noted(() -> read.apply(value.get()), fallback);
    }

    /** What a word stands for. */
    public static <E> E choice(JsonValue value, String what, Map<String, E> words) {
        String word = value.text();
        E chosen = words.get(word);
        if (chosen == null) {
            throw value.wrong("unknown " + what, joined(words.keySet()))
                    .advice(NearestName.advice(word, words.keySet()));
        }
        return chosen;
    }

    /** Notes each key that nobody asked for, with the nearest known one. Call it last. */
    public void finish() {
        for (String key : object.keys()) {
            if (!known.contains(key)) {
                JsonValue value = object.get(key).orElseThrow();
                Set<String> free = new LinkedHashSet<>(known);
                free.removeAll(object.keys());
                String advice = NearestName.advice(key, free);
                problems.add(value.error("unknown key")
                        .value('"' + key + '"')
                        .allowed(joined(known))
                        .advice(advice.isEmpty() ? NearestName.advice(key, known) : advice));
            }
        }
    }

    private <E> E noted(Supplier<E> read, E fallback) {
        int before = problems.count();
        try {
            return read.get();
        } catch (InputException e) {
            if (problems.count() == before) {
                problems.add(e);
                return fallback;
            }
            throw e;
        }
    }

    private static String joined(Collection<String> words) {
        return String.join(", ", words);
    }
}
