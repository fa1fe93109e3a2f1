package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import neckar.base.Parallel;
import neckar.base.json.JsonValue;
import neckar.tests.workbench.RandomNetwork;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random small networks, a hundred in all, go the whole way: compiled, found legal and as reported by the checker, emulated in processes that have
 * only the two files of each, and translated back.
 */
class RandomNetworksTest {
    private static final int NETWORKS = 100;
    private static final int QUICK = 30;
    private static final int PROCESSES = 2;

    @Test
    void theFirstNetworksGoTheWholeWay(@TempDir Path folder) throws IOException, InterruptedException {
        goTheWholeWay(folder, 0, QUICK);
    }

    @Test
    @Tag("slow")
    void theOtherNetworksGoTheWholeWay(@TempDir Path folder) throws IOException, InterruptedException {
        goTheWholeWay(folder, QUICK, NETWORKS);
    }

    private static void goTheWholeWay(Path folder, int begin, int end) throws IOException, InterruptedException {
        Parallel.forRange(end - begin, PROCESSES, i -> compileAndCheck(folder, begin + i));
        emulate(folder.resolve("lab"), begin, end);
        for (int i = begin; i < end; i++) {
            translateBack(folder, i);
        }
    }

    private static void compileAndCheck(Path folder, int number) {
        try {
            Path network = RandomNetwork.write(number, folder.resolve("in" + number));
            Path out = folder.resolve("out" + number);
            expectDone(number, Workbench.run("compile", network, "-o", out, "--threads", 1));
            Workbench.Outcome check = Workbench.run("check", network, out, "--threads", 1, "--json");
            expectDone(number, check);
            JsonValue realised = Workbench.json(out.resolve("report.json"), "/synapses/realised");
            assertEquals(
                    realised.number(), Workbench.json(check.out(), "/realised").number(), "realised = reported");
            assertTrue(Workbench.json(check.out(), "/legal").flag());
            Workbench.copy(out, folder.resolve("lab").resolve("" + number), "wafer.nkb", "experiment.nkx");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void expectDone(int number, Workbench.Outcome outcome) {
        assertEquals(0, outcome.status(), () -> "network " + number + "\n" + outcome.err() + outcome.out());
    }

    /** The first by the command line itself, in its folder; the rest by two processes that take one folder after the other. */
    private static void emulate(Path lab, int begin, int end) throws IOException, InterruptedException {
        expectDone(begin, Workbench.runProcess(lab.resolve("" + begin), "emulate", "."));
        List<Workbench.Running> running = new ArrayList<>();
        for (int process = 0; process < PROCESSES; process++) {
            int remainder = process;
            List<Path> folders = IntStream.range(begin + 1, end)
                    .filter(i -> i % PROCESSES == remainder)
                    .mapToObj(i -> Path.of("" + i))
                    .toList();
            running.add(Workbench.startBatch(lab, folders));
        }
        for (Workbench.Running process : running) {
            process.await().expect(0);
        }
    }

    private static void translateBack(Path folder, int number) throws IOException {
        Path out = folder.resolve("out" + number);
        Path lab = folder.resolve("lab").resolve("" + number);
        Workbench.copy(lab, out, "recording.nkr", "emulation.json");
        expectDone(number, Workbench.run("results", out));
        assertEquals(
                "population,index,time_ms",
                Files.readAllLines(out.resolve("spikes.csv")).get(0));
        assertEverySpikeIsAccountedFor(Workbench.json(out.resolve("emulation.json"), "/events"));
    }

    private static void assertEverySpikeIsAccountedFor(JsonValue events) {
        double lost = count(events, "l2_down_lost") + count(events, "l1_lost") + count(events, "l2_up_lost");
        JsonValue places = events.asObject().get("lost_at").orElseThrow();
        double sum = 0;
        for (String place : List.of("playback", "dnc", "priority_encoder", "merger", "trace")) {
            sum += count(places, place);
        }
        assertEquals(lost, sum, "each loss has one place");
    }

    private static double count(JsonValue counters, String key) {
        return counters.asObject().get(key).orElseThrow().number();
    }
}
