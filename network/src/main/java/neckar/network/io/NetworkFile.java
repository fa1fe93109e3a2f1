package neckar.network.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import neckar.base.InputException;
import neckar.network.io.build.ImportOptions;
import neckar.network.io.build.ImportedNetwork;
import neckar.network.io.hdf.HdfInput;
import neckar.network.io.nir.NirReader;
import neckar.network.io.sonata.SonataReader;

/** Reads a network in any format that is understood; which one it is, its content tells. */
public final class NetworkFile {
    private static final Set<String> OF_SONATA = Set.of(
            "networks", "network", "simulation", "run", "components", "manifest", "node_sets_file", "target_simulator");

    private NetworkFile() {}

    /**
     * Reads a network file, a NIR graph, or a configuration file of SONATA.
     *
     * @throws InputException if it cannot be read or is wrong
     */
    public static ImportedNetwork read(Path file, ImportOptions options) {
        Path name = file.getFileName();
        if (HdfInput.isHdf5(file) || (name != null && name.toString().endsWith(".nir"))) {
            return NirReader.read(file, options);
        }
        if (Files.isRegularFile(file) && isSonata(file)) {
            return SonataReader.read(file, options);
        }
        refuse(options);
        return new ImportedNetwork(NetworkReader.read(file), NetworkReader.FORMAT, List.of());
    }

    /** Our own files tell all, so that an option which would be ignored is a mistake. */
    private static void refuse(ImportOptions options) {
        if (!options.equals(ImportOptions.NONE)) {
            throw InputException.of("neckar", "this option is for NIR and SONATA networks only")
                    .value(given(options))
                    .advice("Write it into the network file.");
        }
    }

    private static String given(ImportOptions options) {
        if (options.durationMs().isPresent()) {
            return "--duration";
        }
        if (options.inputSpikes().isPresent()) {
            return "--input-spikes";
        }
        if (options.inputRateHz().isPresent()) {
            return "--input-rate";
        }
        return options.nirDtSec().isPresent() ? "--nir-dt" : "--nir-time-scale";
    }

    /** Whether the first telling key of the top object is one of SONATA's. */
    private static boolean isSonata(Path file) {
        JsonFactory factory = new JsonFactory();
        try (JsonParser parser = factory.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                if (key.equals("format")) {
                    return false;
                }
                if (OF_SONATA.contains(key)) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            // The reader of our own format tells what is wrong, and where.
            return false;
        }
    }
}
