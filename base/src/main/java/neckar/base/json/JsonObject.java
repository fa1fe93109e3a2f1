package neckar.base.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object; keys keep the order of the file and are unique. */
public final class JsonObject extends JsonValue {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    JsonObject(LineIndex lines, int offset, @Nullable JsonValue parent, String key) {
        super(lines, offset, parent, key);
    }

    /** Used by the parser alone, before anybody else sees the object. */
    void put(String key, JsonValue value) {
        members.put(key, value);
    }

    /** The keys in the order of the file. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(members.keySet());
    }

    /** The value of a key, if there is one. */
    public Optional<JsonValue> get(String key) {
        return Optional.ofNullable(members.get(key));
    }

    @Override
    public JsonObject asObject() {
        return this;
    }

    @Override
    public String kind() {
        return "an object";
    }

    @Override
    public String toString() {
        return "{" + String.join(", ", members.keySet()) + "}";
    }
}
