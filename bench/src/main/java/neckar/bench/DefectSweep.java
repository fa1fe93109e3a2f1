package neckar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import neckar.base.InputException;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;

/**
 * One network on many wafers with random defects, in one process. Each result must be legal, must use no listed defect, and its losses
 * by cause must add up to what the check found missing. Every finished wafer is written at once, and a sweep into the same folder
 * goes on where the last one ended.
 */
final class DefectSweep {
    /** Probability of each component to be bad. */
    static final double PROBABILITY = 0.02;

    /** Of single synapses, except on every tenth wafer, where it is {@link #PROBABILITY}: a list of 900,000 takes its time. */
    static final double SYNAPSE_PROBABILITY = 0.001;

    private final Network network;
    private final DefectRows rows;
    private final int maps;
    private final AtomicInteger done;
    private final PrintStream progress;

    private DefectSweep(Network network, DefectRows rows, int maps, PrintStream progress) {
        this.network = network;
        this.rows = rows;
        this.maps = maps;
        this.progress = progress;
        done = new AtomicInteger(rows.sorted(maps).size());
    }

    /**
     * Compiles the random network of 1,000 neurons on so many wafers, less those that {@code defects.csv} in the folder has already;
     * writes {@code defects.csv} and {@code defects.md}.
     */
    static void run(Path out, Path work, int maps, int threads, PrintStream progress) {
        Map<String, Double> arguments = Map.of("n", 1000.0, "p", 0.15);
        Path file = PublicNetworks.write(work.resolve("defects-network"), "random", arguments, PublicNetworks.SEED);
        DefectRows rows = DefectRows.in(out.resolve("defects.csv"));
        DefectSweep sweep = new DefectSweep(NetworkReader.read(file), rows, maps, progress);
        Parallel.forRange(maps, threads, sweep::compile);
        sweep.write(out);
    }

    private void compile(int map) {
        if (rows.has(map)) {
            return;
        }
        double ofSynapses = map % 10 == 0 ? PROBABILITY : SYNAPSE_PROBABILITY;
        Defects defects = RandomDefects.draw(map, PROBABILITY, ofSynapses);
        Availability availability = Availability.of(WaferDescription.DEFAULT, defects);
        double lossPercent = DefectRows.FAILED;
        int used = 0;
        try {
            CompileResult result = Compiler.compile(network, CompileOptions.on(availability), RunContext.quiet(1));
            used = DefectUse.count(result.emission().wafer(), defects);
            boolean honest = result.check().isClean()
                    && result.loss().lost() == result.check().lost()
                    && result.check().requested()
                            == result.check().realised() + result.check().lost();
            lossPercent = honest && used == 0 ? 100 * result.check().loss() : DefectRows.FAILED;
        } catch (InputException e) {
            progress.println("map " + map + " is refused: " + e.getMessage());
        } catch (IllegalStateException e) {
            progress.println("map " + map + " FAILED: " + e.getMessage());
        }
        rows.add(new DefectRows.Row(map, lossPercent, used));
        int finished = done.incrementAndGet();
        if (finished % 20 == 0) {
            progress.println(finished + " of " + maps + " wafers");
        }
    }

    private void write(Path out) {
        List<DefectRows.Row> finished = rows.sorted(maps);
        double[] good = finished.stream()
                .mapToDouble(DefectRows.Row::lossPercent)
                .filter(loss -> !Double.isNaN(loss))
                .sorted()
                .toArray();
        long useless = finished.stream().filter(row -> row.defectsInUse() > 0).count();
        String text = String.format(
                Locale.ROOT,
                "| wafers | legal, no defect in use, losses add up | of them without loss | loss %% of a quarter below |"
                        + " median | of three quarters below | of 95 %% below | most |%n|---|---|---|---|---|---|---|---|%n"
                        + "| %d | %d | %d | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                finished.size(),
                good.length,
                DoubleStream.of(good).filter(loss -> loss == 0).count(),
                quantile(good, 0.25),
                quantile(good, 0.5),
                quantile(good, 0.75),
                quantile(good, 0.95),
                quantile(good, 1));
        try {
            Files.writeString(out.resolve("defects.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.rewrite();
        progress.print(text);
        if (useless > 0) {
            progress.println(useless + " wafers with a listed defect in use");
        }
    }

    private static double quantile(double[] sorted, double fraction) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(fraction * (sorted.length - 1))];
    }
}
