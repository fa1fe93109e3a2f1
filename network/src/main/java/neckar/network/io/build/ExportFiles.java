package neckar.network.io.build;

import java.io.IOException;
import java.nio.file.Path;

/** Where an export puts its files. */
public interface ExportFiles {
    /** Something that writes a file. */
    interface Content {
        /** Writes the file at this path, which does not exist yet. */
        void writeTo(Path file) throws IOException;
    }

    /** Adds a file of a name. */
    void add(String name, Content content);
}
