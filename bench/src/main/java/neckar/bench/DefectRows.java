package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The finished wafers of a sweep over defects, in a CSV file that grows row by row. Safe for several threads. */
final class DefectRows {
    /** Loss of a wafer that was refused or whose result was not clean. */
    static final double FAILED = Double.NaN;

    private static final String HEADER = "map,loss_percent,defects_in_use\n";

    /** One wafer: its number, the loss in percent or {@link #FAILED}, and how many listed defects the result uses. */
    record Row(int map, double lossPercent, int defectsInUse) {
        String line() {
            return String.format(Locale.ROOT, "%d,%.5f,%d%n", map, lossPercent, defectsInUse);
        }
    }

    private final Path file;
    private final SortedMap<Integer, Row> byMap = new TreeMap<>();

    private DefectRows(Path file) {
        this.file = file;
    }

    /** The rows of a file, none when it does not exist. A last line that was cut off is forgotten. */
    static DefectRows in(Path file) {
        DefectRows rows = new DefectRows(file);
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file);
                text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).forEach(rows::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.rewrite();
        return rows;
    }

    private void read(String line) {
        int first = line.indexOf(',');
        int second = line.indexOf(',', first + 1);
        Row row = new Row(
                Integer.parseInt(line.substring(0, first)),
                Double.parseDouble(line.substring(first + 1, second)),
                Integer.parseInt(line.substring(second + 1)));
        byMap.put(row.map(), row);
    }

    /** Whether a wafer is finished. */
    synchronized boolean has(int map) {
        return byMap.containsKey(map);
    }

    /** Takes a finished wafer and writes it to the end of the file. */
    synchronized void add(Row row) {
        byMap.put(row.map(), row);
        try {
            Files.writeString(file, row.line(), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The finished ones of the first so many wafers, by number. */
    synchronized List<Row> sorted(int maps) {
        return new ArrayList<>(byMap.headMap(maps).values());
    }

    /** Writes the file anew, in the order of the wafers. */
    synchronized void rewrite() {
        StringBuilder text = new StringBuilder(HEADER);
        byMap.values().forEach(row -> text.append(row.line()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
