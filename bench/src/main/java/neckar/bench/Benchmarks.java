package neckar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import neckar.base.InputException;

/** Entry of {@code bench/compile}: measures, then writes tables, plots and documents. */
public final class Benchmarks {
    private static final PrintStream SCREEN = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final List<String> README_ROWS = List.of(
            "random 1000 0.15",
            "random 1000 0.15 --neuron-size 4",
            "random 3200 0.1",
            "random 3200 0.1 --neuron-size 4",
            "random 10000 0.015",
            "a2a 200",
            "bm 500",
            "bm 500 --neuron-size 4",
            "synfire 64",
            "ring 24576 200 300",
            "clustered 24000 416");

    private final Path home;
    private final BenchOptions options;
    private final List<PublicRow> rows = PublicRow.all();
    private final Measurements measured;

    private Benchmarks(Path home, BenchOptions options) {
        this.home = home;
        this.options = options;
        this.measured = new Measurements(options.out());
    }

    /**
     * Runs the benchmarks.
     *
     * @param words the folder of the project, then the options
     */
    public static void main(String[] words) {
        String[] rest = Arrays.copyOfRange(words, 1, words.length);
        if (Arrays.asList(rest).contains("--help")) {
            SCREEN.print(BenchOptions.HELP);
            return;
        }
        try {
            Path home = Path.of(words[0]).toAbsolutePath().normalize();
            new Benchmarks(home, BenchOptions.parse(home, rest)).run();
        } catch (InputException e) {
            SCREEN.println("bench/compile: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        Path work = options.out().resolve("work");
        if (options.run()) {
            measure(work);
        }
        if (options.defects() > 0) {
            int threads = Runtime.getRuntime().availableProcessors();
            DefectSweep.run(options.out(), work, options.defects(), threads, SCREEN);
        }
        Tables tables = new Tables(rows, measured);
        String publicSet = tables.publicSet(options.effort());
        write(options.out().resolve("public-set.md"), publicSet + "\n" + tables.missedTargets(publicSet));
        write(options.out().resolve("seeds.md"), tables.seeds(options.effort()));
        write(options.out().resolve("efforts.md"), tables.efforts());
        write(options.out().resolve("scaling.md"), tables.scaling(options.effort()));
        Plots.publicSet(options.out(), rows, measured);
        Plots.scaling(options.out(), tables.scalingRows(BenchOptions.NORMAL));
        if (options.docs()) {
            document(tables);
        }
        SCREEN.println("wrote " + options.out());
    }

    private void measure(Path work) {
        CompilerProcess compiler = new CompilerProcess(home, work);
        String[] efforts = options.efforts() ? BenchOptions.EFFORTS : new String[] {options.effort()};
        for (PublicRow row : rows) {
            for (int i = 0; options.wants(row) && i < Math.max(1, options.seeds()); i++) {
                for (String effort : efforts) {
                    Measurement one = compiler.measure(row, PublicNetworks.SEED + i, effort, options.checked());
                    measured.add(one);
                    SCREEN.printf(
                            Locale.ROOT,
                            "%-34s seed %d %-6s lost %9d of %9d = %8.4f %%  chips %3d  wall %6.2f s  cpu %6.2f s  %5.0f MB  check %5.2f s%n",
                            row.title(),
                            one.seed(),
                            effort,
                            one.lost(),
                            one.synapses(),
                            one.lossPercent(),
                            one.chips(),
                            one.wallSec(),
                            one.cpuSec(),
                            one.peakMb(),
                            one.checkSec());
                }
            }
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the documents up to date; what was never measured into the folder of results stays as it is there. */
    private void document(Tables tables) {
        Path page = home.resolve("docs/benchmarks.md");
        String fresh = tables.publicSet(BenchOptions.NORMAL);
        String publicSet = Documents.merged(page, "public-set", fresh);
        Documents.replace(page, "public-set", publicSet + "\n" + tables.missedTargets(publicSet));
        Documents.merge(page, "seeds", tables.seeds(BenchOptions.NORMAL));
        Documents.merge(page, "efforts", tables.efforts());
        String scaling = tables.scaling(BenchOptions.NORMAL);
        boolean isScalingWhole = Documents.merge(page, "scaling", scaling).equals(scaling);
        Path defects = options.out().resolve("defects.md");
        if (Files.exists(defects)) {
            try {
                Documents.replace(page, "defects", Files.readString(defects));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (publicSet.equals(fresh)) {
            Documents.replace(page, "machine", machine());
            Plots.publicSet(home.resolve("docs"), rows, measured);
        }
        if (isScalingWhole) {
            Plots.scaling(home.resolve("docs"), tables.scalingRows(BenchOptions.NORMAL));
        }
        List<PublicRow> few =
                rows.stream().filter(row -> README_ROWS.contains(row.title())).toList();
        Documents.merge(home.resolve("README.md"), "figures", new Tables(few, measured).publicSet(BenchOptions.NORMAL));
        SCREEN.println("brought docs/benchmarks.md, its plots and README.md up to date");
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "Measured %s, %d cores, Java %s on %s %s.%n",
                LocalDate.now(java.time.ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }
}
