package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import neckar.network.Network;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of wafer size pass without being held in memory. */
class LargeNetworkTest {
    private static long count(Network network) {
        long[] synapses = new long[1];
        network.projections().get(0).forEach(network, (pre, post, weight, delay) -> synapses[0]++);
        return synapses[0];
    }

    private static String sized(int size, String connector) {
        return Samples.SMALL
                .replace("\"size\": 4", "\"size\": " + size)
                .replace("\"size\": 5", "\"size\": " + size)
                .replace("\"type\": \"AllToAllConnector\"", connector);
    }

    /** 10^10 candidate pairs of which 10^5 are connected: only gaps are drawn. */
    @Test
    void sparseProbabilityIsFastOnManyPairs() {
        Network network = Samples.read(sized(100_000, "\"type\": \"FixedProbabilityConnector\", \"p_connect\": 1e-5"));
        long synapses = assertTimeout(Duration.ofSeconds(20), () -> count(network));
        assertEquals(100_000.0, (double) synapses, 2_000);
    }

    @Test
    @Tag("slow")
    void tenMillionSynapsesPassFromConnectorsAndFile(@TempDir Path folder) throws IOException {
        Network drawn = Samples.read(sized(24_000, "\"type\": \"FixedNumberPreConnector\", \"n\": 416"));
        assertEquals(9_984_000, assertTimeout(Duration.ofSeconds(30), () -> count(drawn)));
        try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("c.csv"))) {
            csv.write("pre,post,weight,delay\n");
            for (int i = 0; i < 10_000_000; i++) {
                csv.write(i % 24_000 + "," + i / 24_000 + ",0.00" + i % 97 + ",1.5\n");
            }
        }
        Files.writeString(
                folder.resolve("net.json"), sized(24_000, "\"type\": \"FromFileConnector\", \"path\": \"c.csv\""));
        Network listed = NetworkReader.read(folder.resolve("net.json"));
        assertEquals(10_000_000, assertTimeout(Duration.ofSeconds(30), () -> count(listed)));
        assertTrue(Math.abs(listed.expectedSynapses() - 1e7) < 2e5);
    }
}
