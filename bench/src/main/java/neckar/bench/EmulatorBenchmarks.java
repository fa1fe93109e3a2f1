package neckar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import neckar.base.InputException;
import neckar.cli.picture.LogLogPicture;

/** Entry of {@code bench/emulate}: measures the emulator, then writes tables, a plot and documents. */
public final class EmulatorBenchmarks {
    private static final PrintStream SCREEN = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String HELP = """
            usage: bench/emulate [--targets] [--grid] [--training] [--only TEXT] [--threads N] [--out DIR] [--docs]
            Measures one biological second of the emulator's loads; without --targets, --grid or --training all.

              --targets     the loads with aims, each in a new process and in a machine that is warm
              --grid        1 to 384 chips at 1, 10 and 50 Hz, in a machine that is warm
              --training    rounds of training: new weights, 100 ms of biology, in a machine that is warm
              --only TEXT   only loads whose name contains TEXT
              --threads N   threads (default: all cores)
              --out DIR     where emulation.csv, tables and plots go (default: bench/target/results)
              --docs        write tables and plots into docs/emulator-speed.md and README.md
            """;
    private static final List<String> FLAGS = List.of("--targets", "--grid", "--training", "--docs", "--help");
    private static final List<String> VALUES = List.of("--only", "--threads", "--out");

    private final Path home;
    private final List<String> words;
    private final List<EmulatorMeasurement> measured = new ArrayList<>();
    private final Map<String, BrianRun.Result> brian = new LinkedHashMap<>();

    private EmulatorBenchmarks(Path home, List<String> words) {
        this.home = home;
        this.words = words;
    }

    /** Runs with the repository's folder and the words of the call. */
    public static void main(String[] args) {
        List<String> words = Arrays.asList(args).subList(1, args.length);
        if (words.contains("--help")) {
            SCREEN.print(HELP);
            return;
        }
        try {
            new EmulatorBenchmarks(Path.of(args[0]), words).run();
        } catch (InputException e) {
            SCREEN.println("bench/emulate: " + e.getMessage());
            System.exit(1);
        }
    }

    private void check() {
        for (int i = 0; i < words.size(); i++) {
            if (VALUES.contains(words.get(i)) && i + 1 < words.size()) {
                i++;
            } else if (!FLAGS.contains(words.get(i))) {
                throw InputException.of(
                        "bench/emulate " + words.get(i), "there is no such option, or its value is missing");
            }
        }
    }

    private String value(String option, String otherwise) {
        int at = words.indexOf(option);
        return at < 0 ? otherwise : words.get(at + 1);
    }

    private int threads() {
        String text = value("--threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        if (!text.matches("[1-9][0-9]{0,2}")) {
            throw InputException.of("--threads", "not a number of threads").value(text);
        }
        return Integer.parseInt(text);
    }

    private void run() {
        check();
        Path out = Path.of(value("--out", home.resolve("bench/target/results").toString()));
        boolean all = !words.contains("--targets") && !words.contains("--grid") && !words.contains("--training");
        EmulatorRun run = new EmulatorRun(home, out.resolve("work"), threads());
        List<EmulatorLoad> loads = new ArrayList<>();
        if (all || words.contains("--targets")) {
            loads.addAll(EmulatorLoad.targets());
        }
        if (all || words.contains("--grid")) {
            loads.addAll(EmulatorLoad.grid());
        }
        for (EmulatorLoad load : loads) {
            if (load.name().contains(value("--only", ""))) {
                EmulatorMeasurement m = run.measure(load, load.gridChips() == 0);
                measured.add(m);
                BrianRun.measure(home, load).ifPresent(result -> brian.put(load.name(), result));
                SCREEN.printf(
                        Locale.ROOT,
                        "%s, %.1f Hz: new process %.3f, warm %.3f (%.2f CPU s)%n",
                        load.name(),
                        m.rateHz(),
                        m.freshFactor(),
                        m.warmFactor(),
                        m.warmCpuSec());
            }
        }
        if (all || words.contains("--training")) {
            train(run);
        }
        write(out);
    }

    private void train(EmulatorRun run) {
        EmulatorLoad load = EmulatorLoad.trained();
        StringBuilder table = new StringBuilder(TrainingLoop.HEAD);
        for (int count : threads() > 1 ? new int[] {1, threads()} : new int[] {1}) {
            table.append(run.train(load, count).row(load.name(), count));
        }
        SCREEN.print(table);
        if (words.contains("--docs")) {
            Documents.replace(home.resolve("docs/emulator-speed.md"), "training", table.toString());
        }
    }

    private void write(Path out) {
        String targets = EmulatorTables.targets(measured, brian, Files.exists(Path.of("/usr/bin/python3")));
        String grid = EmulatorTables.grid(measured);
        save(out.resolve("emulation.csv"), EmulatorTables.csv(measured).getBytes(StandardCharsets.UTF_8));
        save(out.resolve("emulation.md"), (targets + "\n" + grid).getBytes(StandardCharsets.UTF_8));
        LogLogPicture picture = picture();
        if (!picture.isEmpty()) {
            save(out.resolve("emulator-speed.svg"), picture.svg());
            save(out.resolve("emulator-speed.png"), picture.png());
        }
        if (words.contains("--docs")) {
            Path page = home.resolve("docs/emulator-speed.md");
            Documents.replace(page, "measured", measuredOn());
            Documents.merge(page, "targets", targets);
            Documents.replaceUnlessEmpty(page, "grid", grid);
            Documents.merge(home.resolve("README.md"), "emulator", targets);
            if (!picture.isEmpty()) {
                save(home.resolve("docs/emulator-speed.svg"), picture.svg());
                save(home.resolve("docs/emulator-speed.png"), picture.png());
            }
        }
    }

    private String measuredOn() {
        return String.format(
                Locale.ROOT,
                "Measured on %s with `bench/emulate %s`, %d threads, %d cores, JDK %s, %s.%n",
                LocalDate.now(java.time.ZoneOffset.UTC),
                String.join(" ", words),
                threads(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                System.getProperty("os.arch"));
    }

    private LogLogPicture picture() {
        LogLogPicture picture = new LogLogPicture(
                "Real-time factor of a warm machine",
                "synaptic events in a biological second",
                "wall over biology",
                1e-3);
        for (double rate : new double[] {1, 10, 50}) {
            List<double[]> points = new ArrayList<>();
            for (EmulatorMeasurement m : measured) {
                if (m.load().gridChips() > 0 && m.load().targetHz() == rate && m.eventsPerSec() > 0) {
                    points.add(new double[] {m.eventsPerSec(), m.warmFactor()});
                }
            }
            if (!points.isEmpty()) {
                picture.add(String.format(Locale.ROOT, "%.0f Hz", rate), true, points);
            }
        }
        return picture;
    }

    private static void save(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
