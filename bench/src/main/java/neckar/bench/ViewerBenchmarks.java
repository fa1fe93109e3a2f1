package neckar.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import neckar.base.InputException;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.experiment.SpikeColumns;
import neckar.tests.browser.Chromium;

/** Entry of {@code bench/view}: a full wafer and ten million spikes in a browser; times, frames and memory. */
public final class ViewerBenchmarks {
    private static final PrintStream SCREEN = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Map<String, Double> WAFER = Map.of("n", 24000.0, "k", 416.0, "adex", 0.0);
    private static final long SPIKES = 10_000_000;
    private static final String HELP = """
            usage: bench/view [--docs]
            Maps and runs a full wafer, repeats its spikes until there are ten million, and measures the page in a
            headless Chromium of 1400 x 900 pixels.

              --docs   write the table into docs/view.md
            """;

    private final Path home;
    private final StringBuilder table = new StringBuilder("| what | figure |\n|---|---|\n");

    private ViewerBenchmarks(Path home) {
        this.home = home;
    }

    /** Runs with the repository's folder and the words of the call. */
    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args).subList(1, args.length);
        if (words.contains("--help")) {
            SCREEN.print(HELP);
            return;
        }
        for (String word : words) {
            if (!word.equals("--docs")) {
                SCREEN.println("bench/view " + word + ": there is no such option");
                System.exit(2);
            }
        }
        new ViewerBenchmarks(Path.of(args[0])).run(words.contains("--docs"));
    }

    private void run(boolean docs) throws IOException {
        Path work = home.resolve("bench/target/view");
        Path folder = work.resolve("wafer");
        if (!Files.exists(folder.resolve("recording.nkr"))) {
            prepare(work, folder);
        }
        long spikes = repeatSpikes(folder.resolve("recording.nkr"), folder.resolve("experiment.nkx"));
        Process server = new ProcessBuilder(home.resolve("neckar").toString(), "view", folder.toString(), "--quiet")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
                Chromium browser = Chromium.start()) {
            String address = lines.readLine();
            if (address == null) {
                throw InputException.of("neckar view", "the server did not start");
            }
            measure(browser, address);
        } finally {
            server.destroy();
        }
        if (docs) {
            Path page = home.resolve("docs/view.md");
            Documents.replace(page, "measured", measuredOn(spikes));
            Documents.replace(page, "figures", table.toString());
        }
    }

    private void prepare(Path work, Path folder) {
        SCREEN.println("mapping and running a full wafer");
        CompilerProcess processes = new CompilerProcess(home, work);
        Path network = PublicNetworks.write(work.resolve("network"), "wafer", WAFER, PublicNetworks.SEED);
        processes.run(List.of(
                "run", network.toString(), "-o", folder.toString(), "--force", "--quiet", "--neuron-size", "8"));
    }

    /**
     * Appends the spikes of a recording to it, each time one duration later, until there are enough; the experiment that
     * was asked for becomes as long. Returns their number.
     */
    private static long repeatSpikes(Path file, Path asked) throws IOException {
        Recording recording = RecordingFormat.read(Files.readAllBytes(file), file.toString());
        SpikeColumns spikes = recording.spikes();
        if (spikes.size() == 0) {
            throw InputException.of(file.toString(), "there are no spikes to repeat");
        }
        long times = (SPIKES + spikes.size() - 1) / spikes.size();
        if (times == 1) {
            return spikes.size();
        }
        ExperimentHeader header = recording.header();
        SpikeColumns.Builder all = new SpikeColumns.Builder();
        for (long k = 0; k < times; k++) {
            for (int i = 0; i < spikes.size(); i++) {
                long tick = spikes.tick(i) + k * header.durationTicks();
                all.add(tick, spikes.hicann(i), spikes.merger(i), spikes.address(i));
            }
        }
        ExperimentHeader longer = new ExperimentHeader(
                header.speedup(), header.pllMhz(), header.leadInTicks(), times * header.durationTicks());
        Recording repeated = new Recording(
                longer,
                all.build(),
                recording.crossings(),
                recording.adcTraces(),
                recording.debugTraces(),
                recording.counters());
        Experiment experiment = ExperimentFormat.read(Files.readAllBytes(asked), asked.toString());
        Experiment lasting = new Experiment(
                longer,
                experiment.events(),
                experiment.stimulusStarts(),
                experiment.adcRequests(),
                experiment.probes());
        Files.write(asked, ExperimentFormat.write(lasting));
        Files.write(file, RecordingFormat.write(repeated));
        return times * spikes.size();
    }

    private void measure(Chromium browser, String address) {
        browser.open(address);
        row("page usable, second load", "%.1f s", usableSec(browser, address));
        ViewerScenes scenes = new ViewerScenes(browser);
        row("pan, whole wafer", "%.0f frames a second", scenes.panWafer());
        row("pan, whole wafer with a route", "%.0f", scenes.panRoute());
        row("pan, lines of chips of 100 pixels", "%.0f", scenes.panChips(100));
        row("pan, circuits of chips of 300 pixels", "%.0f", scenes.panChips(300));
        row("pan, circuits of a chip of 1200 pixels", "%.0f", scenes.panChips(1200));
        row("pan, single synapses", "%.0f", scenes.panChips(12_000));
        row("zoom from the wafer to a chip and back", "%.0f", scenes.zoomMap());
        row("playback over the whole wafer", "%.0f", scenes.playback());
        row("raster: zoom from all spikes", "%.0f", scenes.zoomRaster());
        row("raster: pan over bins", "%.0f", scenes.panRaster(0.8));
        row("raster: pan over single spikes", "%.0f", scenes.panRaster(0.01));
        row("script heap after all of it", "%.0f MB", scenes.heapMb());
        row("process of the page after all of it", "%.0f MB", browser.rendererMb());
    }

    /** Time until the page has drawn the wafer, with a server that has answered before. */
    private static double usableSec(Chromium browser, String address) {
        browser.leave();
        long begin = System.nanoTime();
        browser.open(address);
        browser.waitFor("neckar.wafer.map.stats.draws > 0");
        return (System.nanoTime() - begin) * 1e-9;
    }

    private void row(String what, String format, double value) {
        String line = "| " + what + " | " + String.format(Locale.ROOT, format, value) + " |";
        SCREEN.println(line);
        table.append(line).append('\n');
    }

    private static String measuredOn(long spikes) {
        return String.format(
                Locale.ROOT,
                "Measured on %s with `bench/view --docs`: 24,000 neurons, 10 million synapses, %,d spikes; headless Chromium without"
                        + " GPU, 1400 x 900 pixels, %d cores.%n",
                LocalDate.now(ZoneOffset.UTC),
                spikes,
                Runtime.getRuntime().availableProcessors());
    }
}
