package neckar.spec.calib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;

/** Test vectors of the hardware reference, group by group. */
final class Vectors {
    private static final JsonObject GROUPS = read();

    private Vectors() {}

    /** The vectors of a group; fails when there is no such group or it is empty. */
    static Stream<JsonObject> group(String name) {
        List<JsonValue> vectors =
                get(get(GROUPS, name).asObject(), "vectors").asArray().elements();
        if (vectors.isEmpty()) {
            throw new AssertionError("no vectors in " + name);
        }
        return vectors.stream().map(JsonValue::asObject);
    }

    static JsonValue get(JsonObject object, String key) {
        return object.get(key).orElseThrow(() -> new AssertionError("no " + key + " in " + object));
    }

    static double number(JsonObject object, String key) {
        return get(object, key).number();
    }

    static int integer(JsonObject object, String key) {
        return (int) get(object, key).integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static String text(JsonObject object, String key) {
        return get(object, key).text();
    }

    private static JsonObject read() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors.json"))) {
            return get(JsonReader.parse(in, "vectors.json").asObject(), "groups")
                    .asObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
