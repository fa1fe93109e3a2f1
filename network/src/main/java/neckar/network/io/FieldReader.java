package neckar.network.io;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import neckar.base.InputException;
import neckar.base.NumberRange;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.Distribution;
import neckar.network.Indices;
import neckar.network.Point;
import neckar.network.ValueField;

/** Reads what stands for a number of each cell or synapse: a number, a list or a distribution; also points and indices. */
final class FieldReader {
    private static final NumberRange ANY = NumberRange.between(-1e300, 1e300, "");
    private static final NumberRange SIGMA = NumberRange.between(0, 1e300, "");
    /** Larger exponents give values that no parameter may take. */
    private static final NumberRange LOG = NumberRange.between(-700, 700, "");

    private static final NumberRange LOG_SIGMA = NumberRange.between(0, 100, "");

    private FieldReader() {}

    /** A number or a distribution. */
    static ValueField numberOrDistribution(JsonValue value, NumberRange range) {
        if (value.isNumber()) {
            return new ValueField.Constant(value.number(range));
        }
        if (value.isObject()) {
            return new ValueField.Drawn(distribution(value));
        }
        throw value.wrong(value.kind() + " where a value is wanted", "a number or a distribution");
    }

    /** A number, a list of {@code size} numbers or a distribution. */
    static ValueField field(JsonValue value, NumberRange range, int size) {
        if (!value.isArray()) {
            return numberOrDistribution(value, range);
        }
        JsonArray list = value.asArray();
        if (list.size() != size) {
            throw value.error("the list has a wrong length")
                    .value(list.size())
                    .allowed(size + " numbers, one for each cell");
        }
        return new ValueField.Listed(numbers(list, range));
    }

    /** A list of numbers of a range. */
    static double[] numbers(JsonArray list, NumberRange range) {
        double[] numbers = list.numbers();
        for (int i = 0; i < numbers.length; i++) {
            if (!range.contains(numbers[i])) {
                throw list.get(i).wrong("the number is out of range", range.toString());
            }
        }
        return numbers;
    }

    private static Distribution distribution(JsonValue value) {
        Map<String, JsonValue> kinds = new TreeMap<>();
        ObjectReader reader = ObjectReader.failFast(value);
        for (String kind : new String[] {"normal", "normal_clipped", "uniform", "lognormal"}) {
            reader.find(kind).ifPresent(parameters -> kinds.put(kind, parameters));
        }
        reader.finish();
        if (kinds.size() != 1) {
            throw value.wrong("not one distribution", "one of normal, normal_clipped, uniform, lognormal");
        }
        Map.Entry<String, JsonValue> only = kinds.entrySet().iterator().next();
        ObjectReader parameters = ObjectReader.failFast(only.getValue());
        Distribution result =
                switch (only.getKey()) {
                    case "normal" ->
                        new Distribution.Normal(parameters.number("mu", ANY), parameters.number("sigma", SIGMA));
                    case "normal_clipped" -> clipped(parameters);
                    case "uniform" -> uniform(parameters);
                    default ->
                        new Distribution.Lognormal(parameters.number("mu", LOG), parameters.number("sigma", LOG_SIGMA));
                };
        parameters.finish();
        return result;
    }

    private static Distribution clipped(ObjectReader parameters) {
        double mu = parameters.number("mu", ANY);
        double sigma = parameters.number("sigma", SIGMA);
        double low = parameters.number("low", ANY, Double.NEGATIVE_INFINITY);
        double high = parameters.number("high", ANY, Double.POSITIVE_INFINITY);
        if (low > high || (sigma == 0 && (mu < low || mu > high))) {
            throw parameters
                    .object()
                    .error("no value lies between low and high")
                    .value("mu " + mu + ", sigma " + sigma + ", low " + low + ", high " + high);
        }
        return new Distribution.NormalClipped(mu, sigma, low, high);
    }

    private static Distribution uniform(ObjectReader parameters) {
        double low = parameters.number("low", ANY);
        double high = parameters.number("high", ANY);
        if (low > high) {
            throw parameters.object().error("low lies above high").value("low " + low + ", high " + high);
        }
        return new Distribution.Uniform(low, high);
    }

    /** Three coordinates. */
    static Point point(JsonValue value) {
        JsonArray array = value.asArray();
        if (array.size() != 3) {
            throw value.wrong("not a point", "three numbers [x, y, z]");
        }
        double[] numbers = numbers(array, NumberRange.between(-1e9, 1e9, ""));
        return new Point(numbers[0], numbers[1], numbers[2]);
    }

    /** Different indices of a population, at least one. */
    static Indices indices(JsonValue value, int size) {
        JsonArray array = value.asArray();
        if (array.size() == 0) {
            throw value.error("the list of indices is empty").advice("Leave \"indices\" out for all cells.");
        }
        int[] result = new int[array.size()];
        boolean[] seen = new boolean[size];
        for (int i = 0; i < result.length; i++) {
            result[i] = (int) array.get(i).integer(0, size - 1);
            if (seen[result[i]]) {
                throw array.get(i).error("the index stands twice in the list").value(result[i]);
            }
            seen[result[i]] = true;
        }
        return Indices.of(result);
    }

    /** A copy of an error with the place of the value that led to it. */
    static InputException at(JsonValue value, InputException error) {
        return value.error(error.what())
                .value(error.value())
                .allowed(error.allowed())
                .advice(error.advice());
    }

    /** The optional indices of an object: all cells when there are none. */
    static Indices optionalIndices(ObjectReader reader, int size) {
        return reader.optional("indices", value -> indices(value, size), Indices.all(size));
    }

    /** Reads each element of an optional list by itself, so that errors of several are found. */
    static void each(ObjectReader reader, String key, Problems problems, Consumer<JsonValue> read) {
        for (JsonValue element : reader.elements(key)) {
            problems.attempt(() -> read.accept(element));
        }
    }
}
