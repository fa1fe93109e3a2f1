package neckar.network.io;

import java.util.Map;
import neckar.base.NumberRange;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.CurrentShape;
import neckar.network.CurrentSource;
import neckar.network.Population;

/** Reads one current source, with PyNN's names and defaults. */
final class CurrentReader {
    private static final NumberRange CURRENT = NumberRange.between(-1e4, 1e4, "nA");
    private static final NumberRange DEVIATION = NumberRange.between(0, 1e4, "nA");
    private static final NumberRange TIME = NumberRange.between(0, 1e12, "ms");
    private static final NumberRange INTERVAL = new NumberRange(1e-3, true, 1e6, "ms");
    private static final NumberRange FREQUENCY = NumberRange.between(0, 1e5, "Hz");
    private static final NumberRange PHASE = NumberRange.between(-1e6, 1e6, "degrees");
    private static final double FOREVER_MS = 1e12;

    private static final Map<String, Kind> KINDS = Map.of(
            "DCSource", CurrentReader::direct,
            "StepCurrentSource", CurrentReader::step,
            "ACSource", CurrentReader::alternating,
            "NoisyCurrentSource", CurrentReader::noisy);

    private final Problems problems;

    /** A way of reading one type of source. */
    private interface Kind {
        CurrentShape read(ObjectReader reader);
    }

    CurrentReader(Problems problems) {
        this.problems = problems;
    }

    /** Reads the source at a position of the file into a population; the reader knows the population's key already. */
    CurrentSource read(JsonValue value, ObjectReader reader, int position, Population population) {
        if (population.cellType().isSource()) {
            throw value.error("spike sources take no current").value(population.label());
        }
        int before = problems.count();
        CurrentShape shape = reader.choice("type", KINDS).read(reader);
        CurrentSource result = new CurrentSource(
                position, population.position(), FieldReader.optionalIndices(reader, population.size()), shape);
        reader.finish();
        if (problems.count() == before && stops(reader) < starts(reader)) {
            throw reader.require("stop").wrong("the current stops before it starts", "at least " + starts(reader));
        }
        return result;
    }

    private static double starts(ObjectReader reader) {
        return reader.object().get("start").map(JsonValue::number).orElse(0.0);
    }

    private static double stops(ObjectReader reader) {
        return reader.object().get("stop").map(JsonValue::number).orElse(FOREVER_MS);
    }

    private static CurrentShape direct(ObjectReader reader) {
        return new CurrentShape.Direct(
                reader.number("amplitude", CURRENT, 1),
                reader.number("start", TIME, 0),
                reader.number("stop", TIME, FOREVER_MS));
    }

    private static CurrentShape step(ObjectReader reader) {
        JsonValue times = reader.require("times");
        JsonValue amplitudes = reader.require("amplitudes");
        double[] timesMs = FieldReader.numbers(times.asArray(), TIME);
        double[] amplitudesNa = FieldReader.numbers(amplitudes.asArray(), CURRENT);
        if (timesMs.length != amplitudesNa.length) {
            throw amplitudes
                    .error("times and amplitudes have different lengths")
                    .value(amplitudesNa.length)
                    .allowed(timesMs.length + ", as many as times");
        }
        for (int i = 1; i < timesMs.length; i++) {
            if (timesMs[i] <= timesMs[i - 1]) {
                throw times.asArray().get(i).wrong("the times do not ascend", "above " + timesMs[i - 1] + " ms");
            }
        }
        return new CurrentShape.Step(timesMs, amplitudesNa);
    }

    private static CurrentShape alternating(ObjectReader reader) {
        return new CurrentShape.Alternating(
                reader.number("amplitude", CURRENT, 1),
                reader.number("offset", CURRENT, 0),
                reader.number("frequency", FREQUENCY, 10),
                reader.number("phase", PHASE, 0),
                reader.number("start", TIME, 0),
                reader.number("stop", TIME, FOREVER_MS));
    }

    private static CurrentShape noisy(ObjectReader reader) {
        return new CurrentShape.Noisy(
                reader.number("mean", CURRENT, 0),
                reader.number("stdev", DEVIATION, 1),
                reader.number("dt", INTERVAL, 0.1),
                reader.number("start", TIME, 0),
                reader.number("stop", TIME, FOREVER_MS));
    }
}
