package neckar.network.io.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.network.NetworkLimits;
import neckar.network.SpikeTimes;

/** Spikes by population from a CSV as {@code spikes.csv} is: columns population, index and time_ms in any order. */
public final class InputSpikes {
    private static final int MAX_LINE = 4000;
    private static final List<String> COLUMNS = List.of("population", "index", "time_ms");

    private final String name;
    private final Map<String, Train> trains = new LinkedHashMap<>();

    private InputSpikes(String name) {
        this.name = name;
    }

    /** Cells and times of one population in the order of the file. */
    private static final class Train {
        private int[] index = new int[64];
        private double[] timeMs = new double[64];
        private int size;

        void add(int cell, double time) {
            if (size == index.length) {
                index = Arrays.copyOf(index, 2 * size);
                timeMs = Arrays.copyOf(timeMs, 2 * size);
            }
            index[size] = cell;
            timeMs[size++] = time;
        }
    }

    /**
     * Reads a file.
     *
     * @throws InputException if it cannot be read or a line is wrong; tells the line
     */
    public static InputSpikes read(Path file) {
        InputSpikes spikes = new InputSpikes(file.toString());
        if (!Files.isRegularFile(file)) {
            throw InputException.of(file.toString(), Files.exists(file) ? "not a regular file" : "no such file");
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            spikes.read(reader);
        } catch (MalformedInputException e) {
            throw InputException.of(file.toString(), "not a text in UTF-8");
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot be read").value(String.valueOf(e.getMessage()));
        }
        return spikes;
    }

    private void read(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int[] places = new int[0];
        long number = 0;
        long spikes = 0;
        int c = reader.read();
        while (c >= 0) {
            line.setLength(0);
            for (; c >= 0 && c != '\n'; c = reader.read()) {
                if (line.length() == MAX_LINE) {
                    throw error(number + 1, "the line is too long").allowed("at most " + MAX_LINE + " characters");
                }
                line.append((char) c);
            }
            c = c == '\n' ? reader.read() : c;
            number++;
            String text = line.toString().strip();
            if (number == 1) {
                places = header(text.startsWith("\uFEFF") ? text.substring(1) : text);
            } else if (!text.isEmpty()) {
                if (++spikes > NetworkLimits.MAX_SOURCE_SPIKES) {
                    throw error(number, "too many spikes").allowed("at most " + NetworkLimits.MAX_SOURCE_SPIKES);
                }
                add(fields(text, number), places, number);
            }
        }
        if (number == 0) {
            throw error(1, "the file is empty").allowed(String.join(",", COLUMNS));
        }
    }

    private int[] header(String text) {
        List<String> names = fields(text, 1);
        int[] places = new int[COLUMNS.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.indexOf(COLUMNS.get(i));
            if (places[i] < 0) {
                throw error(1, "the column " + COLUMNS.get(i) + " is missing")
                        .value(text)
                        .allowed(String.join(",", COLUMNS));
            }
        }
        return places;
    }

    private void add(List<String> fields, int[] places, long number) {
        for (int place : places) {
            if (place >= fields.size()) {
                throw error(number, "fewer fields than the header").value(fields.size());
            }
        }
        double index = number(fields.get(places[1]), number);
        double time = number(fields.get(places[2]), number);
        if (index < 0 || index != Math.rint(index) || index >= NetworkLimits.MAX_POPULATION_SIZE) {
            throw error(number, "not an index").value(fields.get(places[1]));
        }
        if (!(time >= 0 && time <= 1e12)) {
            throw error(number, "time_ms is out of range")
                    .value(fields.get(places[2]))
                    .allowed("0 to 1e12 ms");
        }
        trains.computeIfAbsent(fields.get(places[0]), key -> new Train()).add((int) index, time);
    }

    private double number(String text, long line) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw error(line, "not a number").value(text);
        }
    }

    /** Fields of a line of RFC 4180. */
    private List<String> fields(String text, long number) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw error(number, "a quotation mark is not closed");
        }
        fields.add(field.toString());
        return fields;
    }

    private InputException error(long line, String what) {
        return InputException.of(name + ":" + line, what);
    }

    /** Populations that have spikes here. */
    public Set<String> populations() {
        return trains.keySet();
    }

    /** Checks that there are no spikes of others than these populations. */
    public void onlyOf(Set<String> inputs) {
        for (String population : trains.keySet()) {
            if (!inputs.contains(population)) {
                throw InputException.of(name, "the network has no input of this name")
                        .value(population)
                        .allowed(String.join(", ", inputs))
                        .advice(NearestName.advice(population, inputs));
            }
        }
    }

    /** The spikes of a population of a size; none when the file does not name it. */
    public SpikeTimes of(String population, int size) {
        Train train = trains.get(population);
        if (train == null) {
            return SpikeTimes.NONE;
        }
        for (int s = 0; s < train.size; s++) {
            if (train.index[s] >= size) {
                throw InputException.of(name, population + " has no cell of this index")
                        .value(train.index[s])
                        .allowed("0 to " + (size - 1));
            }
        }
        return byCell(size, Arrays.copyOf(train.index, train.size), Arrays.copyOf(train.timeMs, train.size));
    }

    /** Spike times of each cell from columns of cells and times in ms. */
    public static SpikeTimes byCell(int size, int[] cells, double[] timesMs) {
        int[] counts = new int[size];
        for (int cell : cells) {
            counts[cell]++;
        }
        List<double[]> times = new ArrayList<>();
        for (int count : counts) {
            times.add(new double[count]);
        }
        int[] filled = new int[size];
        for (int s = 0; s < cells.length; s++) {
            times.get(cells[s])[filled[cells[s]]++] = timesMs[s];
        }
        return SpikeTimes.each(times);
    }
}
