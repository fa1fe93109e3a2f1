package neckar.tests.viewer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import neckar.base.CancelFlag;
import neckar.cli.Main;
import neckar.tests.workbench.Workbench;

/**
 * A small network in two result folders, and {@code neckar view} on them: the first with neurons so small that every
 * mapping loses synapses, and with a recording; the second without loss.
 */
final class ViewedNetwork implements AutoCloseable {
    /** 240 sources through both receptors need 480 cells of the synapse array; a neuron of two denmems has 448. */
    private static final String NETWORK = """
            {"format": "neckar-network/1", "name": "two receptors", "duration_ms": 100.0, "seed": 7,
             "populations": [
              {"label": "in", "size": 30, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": 40.0}, "record": ["spikes"]},
              {"label": "exc", "size": 240, "cell_type": "IF_cond_exp", "parameters": {},
               "record": ["spikes", {"variable": "v", "indices": [0]}]},
              {"label": "inh", "size": 20, "cell_type": "IF_cond_exp", "parameters": {}, "record": ["spikes"]}],
             "projections": [
              {"pre": "in", "post": "exc", "label": "drive", "receptor": "excitatory",
               "connector": {"type": "AllToAllConnector"}, "weight": 0.004, "delay": 1.5},
              {"pre": "exc", "post": "inh", "label": "plus", "receptor": "excitatory",
               "connector": {"type": "AllToAllConnector"}, "weight": 0.0002, "delay": 1.5},
              {"pre": "exc", "post": "inh", "label": "minus", "receptor": "inhibitory",
               "connector": {"type": "AllToAllConnector"}, "weight": 0.0004, "delay": 1.5},
              {"pre": "inh", "post": "exc", "label": "back", "receptor": "inhibitory",
               "connector": {"type": "AllToAllConnector"}, "weight": 0.001, "delay": 1.5}]}
            """;

    private static final long LIMIT_SEC = 60;

    final Path lossy;
    final Path whole;
    private final CancelFlag cancel = new CancelFlag();
    private final Thread command;
    private final String address;

    private ViewedNetwork(Path lossy, Path whole) {
        this.lossy = lossy;
        this.whole = whole;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] words = {"view", lossy.toString(), "--compare", whole.toString(), "--quiet"};
        command = new Thread(() -> new Main(printed, printed, cancel).run(words));
        command.start();
        address = awaitAddress(out);
    }

    /** Compiles and runs both, then starts the server. */
    static ViewedNetwork start(Path folder) throws IOException {
        Path network = Files.writeString(folder.resolve("network.json"), NETWORK);
        Path lossy = folder.resolve("lossy");
        Path whole = folder.resolve("whole");
        Workbench.run("run", network, "-o", lossy, "--neuron-size", 2, "--quiet")
                .expect(0);
        Workbench.run("compile", network, "-o", whole, "--neuron-size", 4, "--quiet")
                .expect(0);
        return new ViewedNetwork(lossy, whole);
    }

    private String awaitAddress(ByteArrayOutputStream out) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SEC);
        while (System.nanoTime() < end && command.isAlive()) {
            String printed = out.toString(StandardCharsets.UTF_8);
            if (printed.endsWith("\n")) {
                return printed.strip();
            }
            pause();
        }
        throw new AssertionError("no address: " + out.toString(StandardCharsets.UTF_8));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Address of the page. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        cancel.cancel();
        try {
            command.join(TimeUnit.SECONDS.toMillis(LIMIT_SEC));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertTrue(!command.isAlive(), "the command ends when the user interrupts it");
    }
}
