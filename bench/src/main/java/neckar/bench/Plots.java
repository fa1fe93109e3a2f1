package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.cli.picture.LogLogPicture;

/** The plots of the benchmarks page. */
final class Plots {
    private static final double SMALLEST_LOSS_PERCENT = 1e-4;
    private static final double SMALLEST_SEC = 0.1;

    private Plots() {}

    /** Loss and time against synapses, for the networks that were measured. */
    static void publicSet(Path folder, List<PublicRow> rows, Measurements measured) {
        List<double[]> loss = new ArrayList<>();
        List<double[]> existingLoss = new ArrayList<>();
        List<double[]> wall = new ArrayList<>();
        List<double[]> existingWall = new ArrayList<>();
        for (PublicRow row : rows) {
            Optional<Measurement> found = measured.find(row.title(), PublicNetworks.SEED, BenchOptions.NORMAL);
            if (found.isEmpty() || !row.options().isEmpty() || row.size().equals("scaling")) {
                continue;
            }
            double synapses = found.get().synapses();
            loss.add(new double[] {synapses, found.get().lossPercent()});
            wall.add(new double[] {synapses, found.get().wallSec()});
            if (!row.existingLossPercent().isEmpty()) {
                existingLoss.add(new double[] {synapses, Double.parseDouble(row.existingLossPercent())});
            }
            if (!row.existingSec().isEmpty()) {
                existingWall.add(new double[] {synapses, Double.parseDouble(row.existingSec())});
            }
        }
        write(
                folder,
                "benchmark-loss",
                new LogLogPicture("Synapses lost", "synapses of the network", "loss, per cent", SMALLEST_LOSS_PERCENT)
                        .add("Neckar", false, loss)
                        .add("existing mapper", false, existingLoss));
        write(
                folder,
                "benchmark-time",
                new LogLogPicture("Time to map", "synapses of the network", "seconds", SMALLEST_SEC)
                        .add("Neckar: whole process, checked", false, wall)
                        .add("existing mapper: mapping alone", false, existingWall));
    }

    /** Writes {@code NAME.svg} and {@code NAME.png}; nothing when there are no points. */
    private static void write(Path folder, String name, LogLogPicture picture) {
        if (picture.isEmpty()) {
            return;
        }
        try {
            Files.write(folder.resolve(name + ".svg"), picture.svg());
            Files.write(folder.resolve(name + ".png"), picture.png());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time against synapses, with c n log n through the largest network. */
    static void scaling(Path folder, List<Measurement> family) {
        if (family.isEmpty()) {
            return;
        }
        List<double[]> points = new ArrayList<>();
        List<double[]> law = new ArrayList<>();
        Measurement last = family.get(family.size() - 1);
        double factor = last.wallSec() / (last.synapses() * Math.log((double) last.synapses()));
        for (Measurement m : family) {
            points.add(new double[] {(double) m.synapses(), m.wallSec()});
            law.add(new double[] {(double) m.synapses(), factor * m.synapses() * Math.log((double) m.synapses())});
        }
        write(
                folder,
                "benchmark-scaling",
                new LogLogPicture("Locally connected networks (rings)", "synapses", "wall seconds", SMALLEST_SEC / 10)
                        .add("compilation, whole process", false, points)
                        .add("c n log n", true, law));
    }
}
