package neckar.network.io.sonata;

import java.nio.file.Path;
import neckar.base.InputException;
import neckar.network.io.build.ImportOptions;
import neckar.network.io.build.ImportedNetwork;

/** Reads circuit, simulation and combined configuration files with all that they name. */
public final class SonataReader {
    private SonataReader() {}

    /** Reads. */
    public static ImportedNetwork read(Path path, ImportOptions options) {
        throw InputException.of(path.toString(), "SONATA circuits are not understood by this version").value(options.durationMs());
    }
}
