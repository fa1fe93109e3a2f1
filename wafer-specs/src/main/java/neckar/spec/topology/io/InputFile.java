package neckar.spec.topology.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import neckar.base.InputException;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;

/** What the readers of this package share. */
final class InputFile {
    private InputFile() {}

    /** The JSON of a file; throws InputException when there is none. */
    static JsonValue read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return JsonReader.parse(stream, file.toString());
        } catch (IOException e) {
            throw InputException.of(file.toString(), "the file cannot be read")
                    .value(e.getClass().getSimpleName())
                    .advice("Check the path and the permissions.");
        }
    }

    /** Throws InputException unless the object has the expected format name. */
    static void requireFormat(ObjectReader reader, String format) {
        JsonValue value = reader.require("format");
        if (!value.text().equals(format)) {
            throw value.wrong("the file has another format", "\"" + format + "\"");
        }
    }
}
