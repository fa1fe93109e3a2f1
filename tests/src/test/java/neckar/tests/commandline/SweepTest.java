package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import neckar.base.CancelFlag;
import neckar.tests.workbench.Workbench;
import neckar.tests.workbench.Workbench.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    @TempDir
    private Path folder = Path.of(".");

    private Path network() throws IOException {
        return Files.writeString(folder.resolve("network.json"), """
                {"format": "neckar-network/1", "duration_ms": 20.0, "populations": [
                  {"label": "in", "size": 4, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": 500.0}},
                  {"label": "out", "size": 6, "cell_type": "IF_cond_exp", "parameters": {"cm": 0.2}, "record": ["spikes"]}],
                 "projections": [{"pre": "in", "post": "out", "connector": {"type": "AllToAllConnector"}, "weight": 0.01}]}
                """);
    }

    /** A sweep of programs: each appends to a file of its own beside the sweep, waits for a file, leaves a result. */
    private Path programs(String grid, String wait, String script) throws IOException {
        String text = "echo x >> '" + folder + "/ran-{i}'; while [ {i} = " + wait + " ] && [ ! -e '" + folder
                + "/go' ]; do sleep 0.05; done; " + script;
        return Files.writeString(folder.resolve("sweep.json"), """
                {"format": "neckar-sweep/1", "program": ["sh", "-c", "%s"], "grid": {"i": %s}}
                """.formatted(
                        text.replace("\\", "\\\\").replace("\"", "\\\""), grid));
    }

    private List<String> table(String out) throws IOException {
        return Files.readAllLines(folder.resolve(out).resolve("results.csv"));
    }

    private long runs(int i) throws IOException {
        return Files.readAllLines(folder.resolve("ran-" + i)).size();
    }

    @Test
    void theTableIsTheSameWhoeverRunsTheJobs() throws IOException {
        Path network = network();
        String grid = "network-seed=2 /projections/0/weight=0.01,1e-9";
        Path at = folder.resolve("a");
        Outcome outcome = Workbench.run("sweep", network, "--grid", grid, "-o", at, "--jobs", 1)
                .expect(0);
        assertTrue(outcome.err().contains("2 of 2 jobs done, 0 failed"), outcome.err());
        List<String> table = table("a");
        assertEquals(3, table.size());
        assertTrue(table.get(0).startsWith("job,network-seed,/projections/0/weight,status,exit,neurons"), table.get(0));
        assertTrue(table.get(0).endsWith("checksum,rate_hz out"), table.get(0));
        assertTrue(table.get(2).endsWith(",0.0"), "without weight there is no spike: " + table.get(2));
        assertTrue(!table.get(1).endsWith(",0.0"), table.get(1));
        Path other = folder.resolve("b");
        String list = Workbench.run("sweep", network, "--grid", grid, "-o", other, "--list")
                .expect(0)
                .out();
        assertEquals(2, list.lines().count());
        for (String job : list.lines().toList()) {
            Workbench.run("sweep", job, "--threads", 2).expect(0);
        }
        Workbench.run("sweep", network, "--grid", grid, "-o", other).expect(0);
        assertEquals(table, table("b"));
    }

    @Test
    void anInterruptedSweepGoesOnWhereItEnded() throws Exception {
        Path sweep = programs("[1, 2, 3]", "2", "echo \"{\\\"twice\\\": $((2 * {i}))}\" > result.json");
        CancelFlag cancel = new CancelFlag();
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(
                () -> Workbench.run(cancel, "sweep", sweep, "-o", folder.resolve("o"), "--jobs", 1));
        while (!Files.exists(folder.resolve("ran-2"))) {
            Thread.sleep(10);
        }
        cancel.cancel();
        running.get().expect(130);
        assertEquals(List.of("done", "open", "open"), statuses("o"));
        Files.createFile(folder.resolve("go"));
        Workbench.run("sweep", sweep, "-o", folder.resolve("o")).expect(0);
        assertEquals("job,i,status,exit,twice", table("o").get(0));
        assertTrue(table("o").get(3).endsWith(",3,done,0,6"), table("o").toString());
        assertEquals(List.of(1L, 2L, 1L), List.of(runs(1), runs(2), runs(3)));
    }

    private List<String> statuses(String out) throws IOException {
        return table(out).stream().skip(1).map(row -> row.split(",", -1)[2]).toList();
    }

    @Test
    void aFailedJobLosesNoOthersAndIsRunAgain() throws IOException {
        Path sweep = programs(
                "\"1..3\"",
                "0",
                "[ {i} = 2 ] && [ ! -e '" + folder
                        + "/go' ] && { echo 'no, \"thanks\"'; exit 7; }; echo '{}' > result.json");
        Path out = folder.resolve("o");
        Outcome first = Workbench.run("sweep", sweep, "-o", out, "--jobs", 2).expect(2);
        assertTrue(first.err().contains("2 of 3 jobs done, 1 failed"), first.err());
        assertEquals(List.of("done", "failed", "done"), statuses("o"));
        assertTrue(
                table("o").get(2).endsWith(",2,failed,7,\"no, \"\"thanks\"\"\""),
                table("o").get(2));
        Files.createFile(folder.resolve("go"));
        Workbench.run("sweep", sweep, "-o", out).expect(0);
        assertEquals(List.of(1L, 2L, 1L), List.of(runs(1), runs(2), runs(3)));
    }

    @Test
    void aChangedDescriptionIsAnotherJob() throws IOException {
        Path out = folder.resolve("o");
        Path sweep = programs("[1, 2]", "0", "cat '" + folder + "/input.txt' > result.json");
        Files.writeString(
                sweep,
                Files.readString(sweep).replace("\"sh\"", "\"sh\"").replace("\"grid\"", "\"options\": {}, \"grid\""));
        Files.writeString(folder.resolve("input.txt"), "{\"a\": 1}");
        Workbench.run("sweep", sweep, "-o", out).expect(0);
        Files.writeString(sweep, Files.readString(sweep).replace("[1, 2]", "[2, 3]"));
        Workbench.run("sweep", sweep, "-o", out).expect(0);
        assertEquals(List.of(1L, 1L, 1L), List.of(runs(1), runs(2), runs(3)));
        Files.writeString(sweep, Files.readString(sweep).replace("echo x", "echo y"));
        Workbench.run("sweep", sweep, "-o", out).expect(0);
        assertEquals(List.of(1L, 2L, 2L), List.of(runs(1), runs(2), runs(3)));
    }

    @Test
    void whatChangesNothingIsRefused() throws IOException {
        Path network = network();
        String[][] wrong = {
            {"die-sed=1,2", "Maybe \"die-seed\"?"},
            {"trial=5..1", "ascending"},
            {"trial", "NAME=VALUE"},
            {"trial=1 trial=2", "twice"},
            {"/projections/7/weight=1", "leads nowhere"},
            {"threads=1,2", "changes nothing"},
        };
        for (String[] row : wrong) {
            Outcome outcome = Workbench.run("sweep", network, "--grid", row[0], "-o", folder.resolve("o"))
                    .expect(1);
            assertTrue(outcome.err().contains(row[1]), outcome.err());
        }
        Files.writeString(
                folder.resolve("s.json"), "{\"format\": \"neckar-sweep/1\", \"network\": \"x.json\", \"grid\": {}}");
        assertTrue(Workbench.run("sweep", folder.resolve("s.json"), "-o", folder.resolve("o"))
                .expect(1)
                .err()
                .contains("no such network file"));
    }
}
