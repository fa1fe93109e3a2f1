package neckar.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the public set: a network, options of the compiler, and what is known from elsewhere. Texts of figures are
 * empty where there is none.
 *
 * @param name name of the network
 * @param size quick, medium, large, or scaling for networks that only the scaling plot needs
 * @param kind kind of network
 * @param arguments its numbers
 * @param options options of the compiler
 * @param existingLossPercent loss of the existing mapper at its defaults
 * @param existingCpuSec its CPU seconds
 * @param existingWallSec its wall seconds
 * @param targetLossPercent loss aimed at
 * @param targetWallSec wall seconds aimed at, on two cores
 */
record PublicRow(
        String name,
        String size,
        String kind,
        Map<String, Double> arguments,
        String options,
        String existingLossPercent,
        String existingCpuSec,
        String existingWallSec,
        String targetLossPercent,
        String targetWallSec) {
    private static final int COLUMNS = 10;

    /** All rows, in the order in which tables show them. */
    static List<PublicRow> all() {
        List<PublicRow> rows = new ArrayList<>();
        InputStream stream = PublicRow.class.getResourceAsStream("public-set.csv");
        if (stream == null) {
            throw new IllegalStateException("the public set is part of the program");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(of(line.split(",", COLUMNS)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static PublicRow of(String[] cell) {
        Map<String, Double> arguments = new LinkedHashMap<>();
        for (String argument : cell[3].split(" ", -1)) {
            int equals = argument.indexOf('=');
            arguments.put(argument.substring(0, equals), Double.valueOf(argument.substring(equals + 1)));
        }
        return new PublicRow(
                cell[0], cell[1], cell[2], arguments, cell[4], cell[5], cell[6], cell[7], cell[8], cell[9]);
    }

    /** Name with options, unique in the set. */
    String title() {
        return options.isEmpty() ? name : name + " " + options;
    }

    /** The best time of the existing mapper that is known: wall, else CPU; empty when there is none. */
    String existingSec() {
        return existingWallSec.isEmpty() ? existingCpuSec : existingWallSec;
    }
}
