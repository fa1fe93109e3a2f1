package neckar.network;

import java.util.List;
import java.util.Map;
import neckar.base.Invariant;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/**
 * Cells of one type.
 *
 * @param position place in the file, from 0
 * @param label unique name
 * @param size number of cells
 * @param cellType model
 * @param parameters values that differ from the defaults, by PyNN's names
 * @param spikeTimes listed times of {@code SpikeSourceArray}, else none
 * @param record what to record
 * @param placement where to put cells
 * @param rateHz expected mean rate for planning: as given, else what is known of a source, else 20 Hz
 * @param structure positions in space
 * @param backgroundGenerator whether this Poisson population may come from the chips' own generators
 * @param seed seed of this population's draws; {@link Network} sets it
 */
public record Population(
        int position,
        String label,
        int size,
        CellType cellType,
        Map<String, ValueField> parameters,
        SpikeTimes spikeTimes,
        List<RecordRequest> record,
        List<PlacementRequest> placement,
        double rateHz,
        Structure structure,
        boolean backgroundGenerator,
        long seed) {
    /** Expected rate of a population that tells none, in Hz. */
    public static final double DEFAULT_RATE_HZ = 20.0;

    /** Copies the collections. */
    public Population {
        parameters = Map.copyOf(parameters);
        record = List.copyOf(record);
        placement = List.copyOf(placement);
        Invariant.check(size >= 1, "a population has cells", label, size);
        for (Map.Entry<String, ValueField> entry : parameters.entrySet()) {
            Invariant.check(cellType.parameters().containsKey(entry.getKey()), "known parameter", entry.getKey());
            ValueField field = entry.getValue();
            boolean fits = !(field instanceof ValueField.Listed listed) || listed.size() == size;
            Invariant.check(fits, "one value for each cell", label, entry.getKey());
        }
    }

    /** The value of a parameter for each cell by index: drawn, listed or PyNN's default. */
    public double[] values(String parameter) {
        double[] result = new double[size];
        CellParameter kind = parameter(parameter);
        ValueField field = field(parameter);
        SeededRandom random = new SeededRandom(0);
        for (int i = 0; i < size; i++) {
            result[i] = value(kind, field, i, random);
        }
        return result;
    }

    /** The value of a parameter for one cell, the same as in {@link #values}. */
    public double value(String parameter, int index) {
        return value(parameter(parameter), field(parameter), index, new SeededRandom(0));
    }

    /** How a parameter is given; PyNN's default when it is not. */
    public ValueField field(String parameter) {
        ValueField given = parameters.get(parameter);
        return given == null ? new ValueField.Constant(parameter(parameter).defaultValue()) : given;
    }

    /** The coordinates of all cells: arrays of x, y and z by index. */
    public double[][] positions() {
        return structure.positions(size, Seeds.split(seed, DrawKey.STRUCTURE));
    }

    /** The same population with another seed. */
    public Population withSeed(long newSeed) {
        return new Population(
                position,
                label,
                size,
                cellType,
                parameters,
                spikeTimes,
                record,
                placement,
                rateHz,
                structure,
                backgroundGenerator,
                newSeed);
    }

    /** The same population with another expected rate in Hz. */
    public Population withRateHz(double newRateHz) {
        return new Population(
                position,
                label,
                size,
                cellType,
                parameters,
                spikeTimes,
                record,
                placement,
                newRateHz,
                structure,
                backgroundGenerator,
                seed);
    }

    private CellParameter parameter(String name) {
        CellParameter found = cellType.parameters().get(name);
        if (found == null) {
            throw new IllegalStateException(cellType.pynnName() + " has no parameter " + name);
        }
        return found;
    }

    private double value(CellParameter kind, ValueField field, int index, SeededRandom random) {
        random.reseed(Seeds.split(seed, DrawKey.PARAMETER, kind.key(), index));
        return field.value(index, random);
    }
}
