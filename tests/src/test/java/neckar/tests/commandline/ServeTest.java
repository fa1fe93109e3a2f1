package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {
    @TempDir
    private Path folder = Path.of(".");

    /** A chain of two populations; weight 0 leaves the second projection without synapses. */
    private Path network(String name, double weight, double durationMs, int size) throws IOException {
        String text = String.format(Locale.ROOT, """
                {"format": "neckar-network/1", "duration_ms": %s, "populations": [
                  {"label": "in", "size": 20, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": 50.0},
                   "record": ["spikes"]},
                  {"label": "exc", "size": %d, "cell_type": "IF_cond_exp", "parameters": {"cm": 0.2, "tau_refrac": 2.0},
                   "record": ["spikes"]}],
                 "projections": [
                  {"pre": "in", "post": "exc", "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.5},
                   "weight": 0.006},
                  {"pre": "exc", "post": "exc", "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.2},
                   "weight": %s}]}
                """, durationMs, size, weight);
        return Files.writeString(folder.resolve(name), text);
    }

    private String request(Path network, String out, boolean keep) {
        return String.format(
                "{\"words\": [\"run\", \"%s\", \"-o\", \"%s\", \"--quiet\"], \"keep_mapping\": %s}",
                network, folder.resolve(out), keep);
    }

    private static List<String> serve(String... requests) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(String.join("\n", requests).getBytes(StandardCharsets.UTF_8)));
        try {
            Workbench.Outcome outcome = Workbench.run("serve");
            assertEquals(0, outcome.status());
            return outcome.out().lines().toList();
        } finally {
            System.setIn(before);
        }
    }

    private byte[] recording(String out) throws IOException {
        return Files.readAllBytes(folder.resolve(out).resolve("recording.nkr"));
    }

    private String neurons(String out) {
        String dump = Workbench.run("dump", folder.resolve(out)).out();
        StringBuilder neurons = new StringBuilder();
        for (String line : dump.lines().skip(1).toList()) {
            neurons.append(line, line.indexOf("\"neurons\""), line.indexOf("\"drivers\""));
        }
        return neurons.toString();
    }

    @Test
    void aWarmRunIsAColdRunByteForByte() throws IOException {
        Path network = network("a.json", 0.001, 200, 30);
        List<String> answers = serve(request(network, "warm", false), request(network, "again", true));
        assertTrue(answers.get(0).contains("\"status\":0,\"mapping\":\"new\""), answers.get(0));
        assertTrue(answers.get(1).contains("\"status\":0,\"mapping\":\"kept\""), answers.get(1));
        Workbench.run("run", network, "-o", folder.resolve("cold"), "--quiet");
        assertArrayEquals(recording("cold"), recording("warm"));
        assertArrayEquals(recording("cold"), recording("again"));
    }

    @Test
    void newWeightsKeepTheMappingAndChangeTheSpikes() throws IOException {
        Path first = network("a.json", 0.001, 200, 30);
        Path second = network("b.json", 0.004, 200, 30);
        List<String> answers = serve(request(first, "a", false), request(second, "b", true));
        assertTrue(answers.get(1).contains("\"mapping\":\"kept\""), answers.get(1));
        assertEquals(neurons("a"), neurons("b"));
        assertFalse(java.util.Arrays.equals(recording("a"), recording("b")));
        Workbench.Outcome check = Workbench.run("check", second, folder.resolve("b"));
        assertEquals(0, check.status(), check.err());
    }

    @Test
    void aLongerRunBeginsLikeTheShorterOne() throws IOException {
        serve(
                request(network("a.json", 0.002, 100, 30), "short", false),
                request(network("b.json", 0.002, 200, 30), "long", true));
        List<String> before = Files.readAllLines(folder.resolve("short/spikes.csv"));
        List<String> after = Files.readAllLines(folder.resolve("long/spikes.csv"));
        assertTrue(after.size() > before.size() + 20, before.size() + " and " + after.size());
        // What is on its way when the shorter run ends is not recorded.
        List<String> settled =
                before.stream().filter(line -> isBefore(line, 85)).toList();
        boolean isSame =
                settled.equals(after.stream().filter(line -> isBefore(line, 85)).toList());
        assertTrue(isSame, "the first 85 ms are the same");
    }

    private static boolean isBefore(String line, double ms) {
        String time = line.substring(line.lastIndexOf(',') + 1);
        return time.equals("time_ms") || Double.parseDouble(time) <= ms;
    }

    @Test
    void anotherStructureIsMappedAnew() throws IOException {
        Path first = network("a.json", 0.001, 100, 30);
        List<String> answers = serve(
                request(first, "a", false),
                request(network("b.json", 0.0, 100, 30), "b", true),
                request(network("c.json", 0.001, 100, 31), "c", true));
        for (String answer : answers) {
            assertTrue(answer.contains("\"status\":0,\"mapping\":\"new\""), answer);
        }
    }

    @Test
    void aWrongRequestIsAnsweredAndTheNextOneServed() throws IOException {
        Path network = network("a.json", 0.001, 100, 30);
        List<String> answers = serve(
                "{\"words\": 3}",
                "not JSON",
                "",
                "{\"words\": [\"serve\"]}",
                "{\"words\": [\"run\", \"missing.json\", \"-o\", \"x\", \"--json\"]}",
                request(network, "a", true));
        assertEquals(5, answers.size());
        for (String answer : answers.subList(0, 4)) {
            assertTrue(answer.contains("\"status\":1,"), answer);
            assertTrue(answer.contains("neckar-error/1"), answer);
        }
        assertTrue(answers.get(4).contains("\"status\":0,"), answers.get(4));
        assertNotEquals(0, recording("a").length);
    }
}
