package neckar.network.io.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neckar.base.InputException;
import neckar.network.CellParameter;
import neckar.network.CellType;
import neckar.network.CurrentSource;
import neckar.network.HardwareSettings;
import neckar.network.Network;
import neckar.network.NetworkLimits;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.RecordRequest;
import neckar.network.Space;
import neckar.network.SpikeTimes;
import neckar.network.Structure;
import neckar.network.ValueField;

/** Puts a network together and holds it to the limits of network files. Not thread-safe. */
public final class NetworkBuilder {
    private final String place;
    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<CurrentSource> currents = new ArrayList<>();
    private final List<ImportNote> notes = new ArrayList<>();
    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> projectionLabels = new LinkedHashSet<>();
    private long nodes;
    private long synapses;

    /** A builder whose errors are told at a file. */
    public NetworkBuilder(String place) {
        this.place = place;
    }

    /** Notes something that could not be taken over as it stood. */
    public void note(String object, String text) {
        ImportNote note = new ImportNote(object, text);
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** What was noted so far. */
    public List<ImportNote> notes() {
        return List.copyOf(notes);
    }

    /** Adds a population of neurons with a value for each cell of each parameter, and gives its position. */
    public int neurons(
            String label, int size, CellType type, Map<String, double[]> values, List<RecordRequest> record) {
        Map<String, ValueField> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, double[]> entry : values.entrySet()) {
            parameters.put(entry.getKey(), field(label, type, entry.getKey(), entry.getValue()));
        }
        String peak = type.isAdEx() ? "v_spike" : "v_thresh";
        double[] reset = orDefault(values, type, "v_reset", size);
        double[] threshold = orDefault(values, type, peak, size);
        for (int i = 0; i < size; i++) {
            if (reset[i] >= threshold[i]) {
                throw error(label, "v_reset of index " + i + " does not lie below " + peak)
                        .value(reset[i] + " mV")
                        .allowed("below " + threshold[i] + " mV");
            }
        }
        return add(
                label, size, type, parameters, SpikeTimes.NONE, record, Population.DEFAULT_RATE_HZ, Structure.DEFAULT);
    }

    /** Adds sources that send at listed times in ms, and gives their position. */
    public int sources(String label, int size, SpikeTimes times, double durationMs, List<RecordRequest> record) {
        long total = times.total(size);
        if (total > NetworkLimits.MAX_SOURCE_SPIKES) {
            throw error(label, "the sources would send too many spikes")
                    .value(total)
                    .allowed("at most " + NetworkLimits.MAX_SOURCE_SPIKES);
        }
        double rate = total == 0
                ? Population.DEFAULT_RATE_HZ
                : Math.min(NetworkLimits.MAX_RATE_HZ, 1000.0 * total / size / durationMs);
        return add(label, size, CellType.SPIKE_SOURCE_ARRAY, Map.of(), times, record, rate, Structure.DEFAULT);
    }

    /** Adds Poisson sources of one rate in Hz, and gives their position. */
    public int poisson(String label, int size, double rateHz, List<RecordRequest> record) {
        Map<String, ValueField> parameters = Map.of("rate", new ValueField.Constant(rateHz));
        return add(
                label,
                size,
                CellType.SPIKE_SOURCE_POISSON,
                parameters,
                SpikeTimes.NONE,
                record,
                rateHz,
                Structure.DEFAULT);
    }

    /** Replaces the structure of a population: points by index. */
    public void positions(int population, double[] x, double[] y, double[] z) {
        Population old = populations.get(population);
        populations.set(
                population,
                new Population(
                        old.position(),
                        old.label(),
                        old.size(),
                        old.cellType(),
                        old.parameters(),
                        old.spikeTimes(),
                        old.record(),
                        old.placement(),
                        old.rateHz(),
                        new Structure.Listed(x, y, z),
                        old.backgroundGenerator(),
                        old.seed()));
    }

    private int add(
            String label,
            int size,
            CellType type,
            Map<String, ValueField> parameters,
            SpikeTimes times,
            List<RecordRequest> record,
            double rateHz,
            Structure structure) {
        checkLabel(label);
        if (!labels.add(label)) {
            throw error(label, "two populations have the same label");
        }
        if (size < 1 || size > NetworkLimits.MAX_POPULATION_SIZE) {
            throw error(label, "wrong number of cells")
                    .value(size)
                    .allowed("1 to " + NetworkLimits.MAX_POPULATION_SIZE);
        }
        nodes += size;
        if (nodes > NetworkLimits.MAX_NODES || populations.size() >= NetworkLimits.MAX_POPULATIONS) {
            throw error(label, "too many neurons and sources")
                    .value(nodes)
                    .allowed("at most " + NetworkLimits.MAX_NODES + " in " + NetworkLimits.MAX_POPULATIONS
                            + " populations");
        }
        int position = populations.size();
        populations.add(new Population(
                position, label, size, type, parameters, times, record, List.of(), rateHz, structure, false, 0));
        return position;
    }

    private void checkLabel(String label) {
        boolean printable = label.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (label.isBlank() || label.length() > NetworkLimits.MAX_LABEL || !printable) {
            throw InputException.of(place, "not a name that a population can have")
                    .value(label)
                    .allowed("1 to " + NetworkLimits.MAX_LABEL + " characters without control characters");
        }
    }

    private ValueField field(String label, CellType type, String name, double[] values) {
        CellParameter parameter = type.parameters().get(name);
        if (parameter == null) {
            throw new IllegalStateException(type.pynnName() + " has no parameter " + name);
        }
        for (int i = 0; i < values.length; i++) {
            if (!parameter.range().contains(values[i])) {
                throw error(label, name + " of index " + i + " is out of range")
                        .value(values[i])
                        .allowed(parameter.range().toString());
            }
        }
        ValueField.Listed listed = new ValueField.Listed(values);
        return listed.constant().isPresent()
                ? new ValueField.Constant(listed.constant().getAsDouble())
                : listed;
    }

    private static double[] orDefault(Map<String, double[]> values, CellType type, String name, int size) {
        double[] given = values.get(name);
        if (given != null) {
            return given;
        }
        double[] defaults = new double[size];
        CellParameter parameter = type.parameters().get(name);
        Arrays.fill(defaults, parameter == null ? 0 : parameter.defaultValue());
        return defaults;
    }

    /** The population at a position. */
    public Population population(int position) {
        return populations.get(position);
    }

    /** The number of populations so far. */
    public int populationCount() {
        return populations.size();
    }

    /** The position that the next projection gets. */
    public int nextProjection() {
        return projections.size();
    }

    /** A label for a projection that no other has. */
    public String freeProjectionLabel(String base) {
        String label = base;
        for (int k = 2; projectionLabels.contains(label); k++) {
            label = base + "#" + k;
        }
        return label;
    }

    /** Adds a projection of listed connections. */
    public void projection(Projection projection, long count) {
        synapses += count;
        checkSynapses(synapses);
        if (projections.size() >= NetworkLimits.MAX_PROJECTIONS) {
            throw InputException.of(place, "too many projections").allowed("at most " + NetworkLimits.MAX_PROJECTIONS);
        }
        projectionLabels.add(projection.label());
        projections.add(projection);
    }

    /** Refuses more synapses than a network may have. */
    public void checkSynapses(long count) {
        if (count > NetworkLimits.MAX_SYNAPSES) {
            throw InputException.of(place, "the network has too many synapses")
                    .value(count)
                    .allowed("at most " + NetworkLimits.MAX_SYNAPSES);
        }
    }

    /** Adds a current source. */
    public void current(CurrentSource source) {
        currents.add(source);
    }

    /** The position that the next current source gets. */
    public int nextCurrent() {
        return currents.size();
    }

    /** The network. */
    public Network build(String name, double durationMs, long seed) {
        if (populations.isEmpty()) {
            throw InputException.of(place, "the network has no cells");
        }
        if (!(durationMs > 0 && durationMs <= NetworkLimits.MAX_DURATION_MS)) {
            throw InputException.of(place, "the duration is out of range")
                    .value(durationMs + " ms")
                    .allowed("above 0, up to " + NetworkLimits.MAX_DURATION_MS + " ms");
        }
        return new Network(
                name, durationMs, seed, populations, projections, currents, HardwareSettings.DEFAULT, Space.DEFAULT);
    }

    private InputException error(String label, String what) {
        return InputException.of(place + ": " + label, what);
    }
}
