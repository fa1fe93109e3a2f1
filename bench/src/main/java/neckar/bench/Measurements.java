package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All measurements of a folder, kept in {@code measurements.csv} so that a set can be run in parts. */
final class Measurements {
    private final Path file;
    private final Map<String, Measurement> byKey = new LinkedHashMap<>();

    Measurements(Path folder) {
        file = folder.resolve("measurements.csv");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.equals(Measurement.HEADER)) {
                        put(Measurement.parse(line));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Measurement measurement) {
        byKey.put(measurement.key(), measurement);
    }

    /** Adds or replaces a measurement and writes the file. */
    void add(Measurement measurement) {
        put(measurement);
        StringBuilder text = new StringBuilder(Measurement.HEADER).append('\n');
        byKey.values().forEach(each -> text.append(each.line()).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The measurement of a row with a seed and an effort, if it was made. */
    Optional<Measurement> find(String title, int seed, String effort) {
        return Optional.ofNullable(byKey.get(title + "," + seed + "," + effort));
    }

    /** All measurements of a row with an effort, by seed in the order of the file. */
    List<Measurement> ofAllSeeds(String title, String effort) {
        return byKey.values().stream()
                .filter(each -> each.title().equals(title) && each.effort().equals(effort))
                .toList();
    }
}
