package neckar.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * by cause must add up to what the check found missing.
 */
final class DefectSweep {
    /** Probability of each component to be bad. */
    static final double PROBABILITY = 0.02;

    /** Of single synapses, except on every tenth wafer, where it is {@link #PROBABILITY}: a list of 900,000 takes its time. */
    static final double SYNAPSE_PROBABILITY = 0.001;

    private static final double FAILED = Double.NaN;

    private final Network network;
    private final double[] lossPercent;
    private final int[] used;
    private final AtomicInteger done = new AtomicInteger();
    private final PrintStream progress;

    private DefectSweep(Network network, int maps, PrintStream progress) {
        this.network = network;
        this.progress = progress;
        lossPercent = new double[maps];
        used = new int[maps];
    }

    /** Compiles the random network of 1,000 neurons on so many wafers; writes {@code defects.csv} and {@code defects.md}. */
    static void run(Path out, Path work, int maps, int threads, PrintStream progress) {
        Map<String, Double> arguments = Map.of("n", 1000.0, "p", 0.15);
        Path file = PublicNetworks.write(work.resolve("defects-network"), "random", arguments, PublicNetworks.SEED);
        DefectSweep sweep = new DefectSweep(NetworkReader.read(file), maps, progress);
        Parallel.forRange(maps, threads, sweep::compile);
        sweep.write(out);
    }

    private void compile(int map) {
        double ofSynapses = map % 10 == 0 ? PROBABILITY : SYNAPSE_PROBABILITY;
        Defects defects = RandomDefects.draw(map, PROBABILITY, ofSynapses);
        Availability availability = Availability.of(WaferDescription.DEFAULT, defects);
        try {
            CompileResult result = Compiler.compile(network, CompileOptions.on(availability), RunContext.quiet(1));
            used[map] = DefectUse.count(result.emission().wafer(), defects);
            boolean honest = result.check().isClean()
                    && result.loss().lost() == result.check().lost()
                    && result.check().requested()
                            == result.check().realised() + result.check().lost();
            lossPercent[map] = honest && used[map] == 0 ? 100 * result.check().loss() : FAILED;
        } catch (InputException e) {
            progress.println("map " + map + " is refused: " + e.getMessage());
            lossPercent[map] = FAILED;
        } catch (IllegalStateException e) {
            progress.println("map " + map + " FAILED: " + e.getMessage());
            lossPercent[map] = FAILED;
        }
        int finished = done.incrementAndGet();
        if (finished % 20 == 0) {
            progress.println(finished + " of " + lossPercent.length + " wafers");
        }
    }

    private void write(Path out) {
        double[] good = Arrays.stream(lossPercent)
                .filter(loss -> !Double.isNaN(loss))
                .sorted()
                .toArray();
        int useless = IntStream.of(used).map(count -> count > 0 ? 1 : 0).sum();
        String text = String.format(
                Locale.ROOT,
                "| wafers | legal, no defect in use, losses add up | of them without loss | loss %% of a quarter below |"
                        + " median | of three quarters below | of 95 %% below | most |%n|---|---|---|---|---|---|---|---|%n"
                        + "| %d | %d | %d | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                lossPercent.length,
                good.length,
                Arrays.stream(good).filter(loss -> loss == 0).count(),
                quantile(good, 0.25),
                quantile(good, 0.5),
                quantile(good, 0.75),
                quantile(good, 0.95),
                quantile(good, 1));
        String rows = "map,loss_percent,defects_in_use\n"
                + IntStream.range(0, used.length)
                        .mapToObj(i -> String.format(Locale.ROOT, "%d,%.5f,%d%n", i, lossPercent[i], used[i]))
                        .collect(Collectors.joining());
        try {
            Files.writeString(out.resolve("defects.md"), text);
            Files.writeString(out.resolve("defects.csv"), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.print(text);
        if (useless > 0) {
            progress.println(useless + " wafers with a listed defect in use");
        }
    }

    private static double quantile(double[] sorted, double fraction) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(fraction * (sorted.length - 1))];
    }
}
