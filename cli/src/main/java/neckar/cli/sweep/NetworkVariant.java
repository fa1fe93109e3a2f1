package neckar.cli.sweep;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.base.json.JsonValue;

/** A network file with some of its values replaced, found by JSON pointers (RFC 6901). */
final class NetworkVariant {
    private NetworkVariant() {}

    /** The tree of a network file with values set; relative paths in it become absolute. */
    static Map<String, Object> of(JsonValue network, Path folder, Map<String, AxisValue> settings) {
        Object tree = InputFiles.absolute(AxisValue.tree(network), folder);
        settings.forEach((pointer, value) -> set(tree, pointer, value.tree()));
        @SuppressWarnings("unchecked")
        Map<String, Object> root = (Map<String, Object>) tree;
        return root;
    }

    private static void set(Object root, String pointer, Object value) {
        String[] keys = pointer.substring(1).split("/", -1);
        Object at = root;
        for (int i = 0; i + 1 < keys.length; i++) {
            at = child(at, unescaped(keys[i]), pointer);
        }
        String last = unescaped(keys[keys.length - 1]);
        if (at instanceof Map<?, ?>) {
            // A key may be new: what stands in no file has a default.
            @SuppressWarnings("unchecked")
            Map<String, Object> map = (Map<String, Object>) at;
            map.put(last, value);
        } else {
            child(at, last, pointer);
            @SuppressWarnings("unchecked")
            List<Object> list = (List<Object>) at;
            list.set(Integer.parseInt(last), value);
        }
    }

    private static Object child(Object at, String key, String pointer) {
        Object found = null;
        if (at instanceof Map<?, ?> map) {
            found = map.get(key);
        } else if (at instanceof List<?> list && key.matches("[0-9]{1,9}") && Integer.parseInt(key) < list.size()) {
            found = list.get(Integer.parseInt(key));
        }
        if (found == null) {
            throw InputException.of("grid", "the pointer leads nowhere in the network file")
                    .value(pointer)
                    .allowed("a JSON pointer such as /projections/0/weight")
                    .advice("there is nothing at \"" + key + "\"");
        }
        return found;
    }

    private static String unescaped(String key) {
        return key.replace("~1", "/").replace("~0", "~");
    }
}
