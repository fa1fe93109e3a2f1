package neckar.network.io.sonata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import neckar.base.InputException;
import neckar.network.NetworkLimits;
import neckar.network.io.hdf.HdfData;
import neckar.network.io.hdf.HdfGroup;
import neckar.network.io.hdf.HdfInput;

/**
 * Spikes that a simulation sends into nodes: HDF5 with {@code /spikes/<population>} or the older {@code /spikes/gids}, or
 * CSV separated by spaces.
 */
@SuppressWarnings("ArrayRecordComponent")
record SpikeInput(long[] nodeIds, double[] timesMs) {
    private static final long MAX_BYTES = 2_000_000_000L;

    /** Reads a file; of several populations the one of a name. */
    static SpikeInput read(Path file, String population) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return HdfInput.isHdf5(file) || !name.endsWith(".csv") ? hdf5(file, population) : csv(file, population);
    }

    private static SpikeInput hdf5(Path file, String population) {
        try (HdfInput input = HdfInput.open(file)) {
            HdfGroup spikes = input.root().requireGroup("spikes");
            if (spikes.has("timestamps")) {
                return columns(spikes, spikes.has("gids") ? "gids" : "node_ids");
            }
            Optional<HdfGroup> named = spikes.group(population);
            List<String> groups = spikes.groupNames();
            if (named.isEmpty() && groups.size() != 1) {
                throw spikes.error("the file has no spikes of this population")
                        .value(population)
                        .allowed(String.join(", ", groups));
            }
            HdfGroup group = named.isPresent() ? named.get() : spikes.requireGroup(groups.get(0));
            return columns(group, group.has("node_ids") ? "node_ids" : "gids");
        }
    }

    private static SpikeInput columns(HdfGroup group, String ids) {
        HdfData times = group.require("timestamps");
        HdfData nodes = group.require(ids);
        long length = times.length();
        if (nodes.length() != length || length > NetworkLimits.MAX_SOURCE_SPIKES) {
            throw times.error("wrong number of spikes")
                    .value(length)
                    .allowed("as many as " + ids + ", at most " + NetworkLimits.MAX_SOURCE_SPIKES);
        }
        String unit = times.attribute("units").orElse("ms");
        double factor =
                switch (unit) {
                    case "ms", "milliseconds" -> 1;
                    case "s", "seconds" -> 1000;
                    default -> throw times.error("unknown unit").value(unit).allowed("ms, s");
                };
        double[] ms = times.numbers();
        for (int i = 0; i < ms.length; i++) {
            ms[i] *= factor;
        }
        return new SpikeInput(NodePopulation.whole(nodes), ms).checked(times.path());
    }

    private SpikeInput checked(String place) {
        for (double time : timesMs) {
            if (!(time >= 0 && time <= 1e12)) {
                throw InputException.of(place, "the time of a spike is out of range")
                        .value(time)
                        .allowed("0 to 1e12 ms");
            }
        }
        return this;
    }

    private static SpikeInput csv(Path file, String population) {
        String text;
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw InputException.of(file.toString(), "the file is too large")
                        .allowed(MAX_BYTES + " bytes");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot be read").value(String.valueOf(e.getMessage()));
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<String> header = lines.isEmpty() ? List.of() : words(lines.get(0));
        int time = header.indexOf("timestamps");
        int node = Math.max(header.indexOf("node_ids"), header.indexOf("gids"));
        int label = Math.max(header.indexOf("population"), header.indexOf("populations"));
        if (time < 0 || node < 0) {
            throw InputException.of(file + ":1", "unknown header")
                    .value(String.join(" ", header))
                    .allowed("timestamps, population, node_ids");
        }
        long[] ids = new long[lines.size()];
        double[] times = new double[lines.size()];
        int count = 0;
        for (int i = 1; i < lines.size(); i++) {
            List<String> words = words(lines.get(i));
            try {
                if (label < 0 || words.get(label).equals(population)) {
                    times[count] = Double.parseDouble(words.get(time));
                    ids[count++] = Long.parseLong(words.get(node));
                }
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw InputException.of(file.toString(), "not a spike").value(lines.get(i));
            }
        }
        return new SpikeInput(Arrays.copyOf(ids, count), Arrays.copyOf(times, count)).checked(file.toString());
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("[\\s,]+", -1));
    }
}
