package neckar.spec.coord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The tables and test vectors that accompany the hardware reference. */
public final class ReferenceFiles {
    private ReferenceFiles() {}

    /** A whole file: "wafer.json", "l1-switches.json" or "vectors.json". */
    public static JsonNode read(String name) {
        try (InputStream in = ReferenceFiles.class.getResourceAsStream("/" + name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The vectors of a group of vectors.json. */
    public static List<JsonNode> vectors(String group) {
        return elements(read("vectors.json").path("groups").path(group).path("vectors"));
    }

    /** The elements of an array; fails when there are none, so that no test passes on an empty list. */
    public static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> list = StreamSupport.stream(array.spliterator(), false).toList();
        if (list.isEmpty()) {
            throw new IllegalArgumentException("empty or missing array");
        }
        return list;
    }

    /** The elements of an array of integers. */
    public static List<Integer> ints(JsonNode array) {
        return elements(array).stream().map(JsonNode::intValue).toList();
    }
}
