package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.SpikeTrains;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeded mutations of good files lead to a network or an InputException, nothing else, in a short time. */
class NetworkFuzzTest {
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|-?[0-9.]+|[\\[\\]{},:]|true|null");
    private static final String[] VALUES = {
        "0",
        "-1",
        "1e9",
        "1e308",
        "-1e308",
        "1e-320",
        "2147483648",
        "9223372036854775808",
        "0.5",
        "null",
        "true",
        "\"\"",
        "\"a\"",
        "[]",
        "{}",
        "[[]]",
        "[null]",
        "\"NoMutual\"",
        "\"\\ud800\"",
        "{\"normal\": {\"mu\": 0, \"sigma\": 1e300}}"
    };

    @Test
    void mutatedFilesNeverBreakTheReader() {
        run(300, 1);
    }

    @Test
    @Tag("slow")
    void manyMutatedFilesNeverBreakTheReader() {
        run(10_000, 2);
    }

    private static void run(int rounds, long seed) {
        SeededRandom random = new SeededRandom(seed);
        int[] readable = new int[1];
        for (int round = 0; round < rounds; round++) {
            byte[] file = mutate(round % 4 == 0 ? Samples.SMALL : Samples.ALL, random);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> {
                        try {
                            use(NetworkReader.read(new ByteArrayInputStream(file), "net.json", Path.of(".")));
                            readable[0]++;
                        } catch (InputException e) {
                            assertTrue(!e.getMessage().isBlank());
                        }
                    },
                    () -> new String(file, StandardCharsets.UTF_8));
        }
        assertTrue(readable[0] > 0 && readable[0] < rounds);
    }

    /** Draws what a compiler would draw. */
    private static void use(Network network) {
        long[] synapses = new long[1];
        network.projections()
                .forEach(projection -> projection.forEach(network, (pre, post, weight, delay) -> synapses[0]++));
        for (Population population : network.populations()) {
            population.positions();
            if (population.cellType().isSource() && network.durationMs() < 1e4) {
                SpikeTrains.of(network, population.position(), 0);
            }
        }
        network.currents().forEach(current -> current.at(network.durationMs() / 2, network.seed()));
    }

    private static byte[] mutate(String sample, SeededRandom random) {
        String text = sample;
        for (int k = random.nextInt(3); k >= 0; k--) {
            text = mutated(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextLong();
        }
        return bytes;
    }

    private static String mutated(String text, SeededRandom random) {
        List<int[]> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(new int[] {matcher.start(), matcher.end()});
        }
        if (tokens.isEmpty()) {
            return text;
        }
        int[] one = tokens.get(random.nextInt(tokens.size()));
        int[] two = tokens.get(random.nextInt(tokens.size()));
        String before = text.substring(0, one[0]);
        String after = text.substring(one[1]);
        return switch (random.nextInt(6)) {
            case 0 -> before + VALUES[random.nextInt(VALUES.length)] + after;
            case 1 -> before + text.substring(two[0], two[1]) + after;
            case 2 -> before + after;
            case 3 -> before + text.substring(one[0], one[1]).repeat(2) + after;
            case 4 -> random.nextInt(10) == 0 ? before : before + random.nextInt(1_000_000) + after;
            default -> before + VALUES[random.nextInt(VALUES.length)] + after;
        };
    }
}
