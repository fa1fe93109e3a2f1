package neckar.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network being written into a folder: {@code network.json} and its connection lists. */
final class NetworkFolder {
    private final Path folder;
    private final String name;
    private final double durationMs;
    private final List<String> populations = new ArrayList<>();
    private final List<String> projections = new ArrayList<>();
    private String settings = "\"weight\": 0.002";
    private int lists;

    /** Receives connections one by one. */
    interface Pairs {
        /** A connection between two indices. */
        void add(int pre, int post);
    }

    /** Draws the connections of one list. */
    interface Drawing {
        /** Hands over all connections in their order. */
        void to(Pairs pairs);
    }

    NetworkFolder(Path folder, String name, double durationMs) {
        this.folder = folder;
        this.name = name;
        this.durationMs = durationMs;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The weight of the projections that follow, uS. */
    NetworkFolder weight(double microSiemens) {
        settings = "\"weight\": " + microSiemens;
        return this;
    }

    /** A population of cells whose spikes are recorded; parameters as the text of a JSON object. */
    NetworkFolder population(String label, int size, String cell, String parameters, String more) {
        populations.add(String.format(
                Locale.ROOT,
                "{\"label\": \"%s\", \"size\": %d, \"cell_type\": \"%s\", \"parameters\": %s%s}",
                label,
                size,
                cell,
                parameters,
                more));
        return this;
    }

    /** A population of plain conductance-based cells. */
    NetworkFolder population(String label, int size) {
        return population(label, size, "IF_cond_exp", "{}", ", \"record\": [\"spikes\"]");
    }

    /** A projection by a connector, given as the text of a JSON object. */
    NetworkFolder projection(String pre, String post, String receptor, String connector) {
        projections.add("{\"pre\": \"" + pre + "\", \"post\": \"" + post + "\", \"receptor\": \"" + receptor
                + "\", \"connector\": " + connector + ", " + settings + ", \"delay\": 1.0}");
        return this;
    }

    /** An all-to-all projection. */
    NetworkFolder allToAll(String pre, String post, String receptor) {
        return projection(pre, post, receptor, "{\"type\": \"AllToAllConnector\"}");
    }

    /** A projection by a connection list, which is drawn into a file of its own. */
    NetworkFolder list(String pre, String post, String receptor, Drawing drawing) {
        String file = "c" + ++lists + ".csv";
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(file), StandardCharsets.US_ASCII)) {
            out.write("pre,post\n");
            StringBuilder line = new StringBuilder();
            drawing.to((i, j) -> {
                line.setLength(0);
                line.append(i).append(',').append(j).append('\n');
                try {
                    out.append(line);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return projection(pre, post, receptor, "{\"type\": \"FromFileConnector\", \"path\": \"" + file + "\"}");
    }

    /** Writes {@code network.json}; returns its path. */
    Path save() {
        Path file = folder.resolve("network.json");
        String text = String.format(
                Locale.ROOT,
                "{\"format\": \"neckar-network/1\", \"name\": \"%s\", \"duration_ms\": %.1f, \"seed\": 42,%n"
                        + " \"populations\": [%n  %s],%n \"projections\": [%n  %s]}%n",
                name,
                durationMs,
                String.join(",\n  ", populations),
                String.join(",\n  ", projections));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
