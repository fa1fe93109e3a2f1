package neckar.compiler.translate;

import java.nio.file.Path;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.io.NetworkReader;

/** Networks for tests, written as their files are. */
final class TestNetworks {
    private TestNetworks() {}

    /** A network of one population of one cell. */
    static Population cell(String cellType, String parameters) {
        return parse(
                        "{\"label\": \"p\", \"size\": 1, \"cell_type\": \"" + cellType + "\", \"parameters\": {"
                                + parameters + "}}",
                        "",
                        "")
                .populations()
                .get(0);
    }

    /** A network from the lists of its file, without their brackets. */
    static Network parse(String populations, String projections, String more) {
        return NetworkReader.parse(
                "{\"format\": \"neckar-network/1\", \"name\": \"test\", \"duration_ms\": 1000, \"seed\": 3,"
                        + " \"populations\": [" + populations + "], \"projections\": [" + projections + "]" + more
                        + "}",
                "test.json",
                Path.of(""));
    }
}
