package neckar.spec.calib.io;

import java.util.Arrays;
import java.util.Optional;
import neckar.base.InputException;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.spec.calib.HardwareQuantity;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.calib.ParameterMaps.Form;
import neckar.spec.calib.TransferMap;
import neckar.spec.unit.FloatingGateScale;

/** Reads the maps of one parameter: one entry per circuit, in columns. */
final class MapsReader {
    private static final int MOST_COEFFICIENTS = 8;
    private static final int SOFTPLUS_COEFFICIENTS = 4;

    private final ObjectReader object;
    private final int entries;
    private final HardwareQuantity quantity;

    /**
     * A reader.
     *
     * @param object the JSON object of the parameter
     * @param entries number of circuits
     * @param quantity what the parameter stands for
     */
    MapsReader(ObjectReader object, int entries, HardwareQuantity quantity) {
        this.object = object;
        this.entries = entries;
        this.quantity = quantity;
    }

    /** The maps; {@code nominal} gives the domain when the file has none. */
    ParameterMaps read(Optional<TransferMap> nominal) {
        Form form = object.choice("form", CalibrationKeys.FORMS);
        double[] codes = form == Form.TABLE ? tableCodes() : new double[0];
        MapState[] states = states(object.find("state"), entries);
        float[] coefficients = coefficients(form, codes.length, states);
        ParameterMaps maps = new ParameterMaps(
                form,
                codes,
                coefficients,
                domain(nominal, states),
                floats("sigma_dac"),
                floats(CalibrationKeys.withUnit("rms", quantity)),
                points(),
                states);
        if (form == Form.TABLE) {
            requireMonotone(maps);
        }
        return maps;
    }

    /** One letter per entry; all good when there is no string. */
    static MapState[] states(Optional<JsonValue> value, int entries) {
        MapState[] states = new MapState[entries];
        Arrays.fill(states, MapState.OK);
        if (value.isPresent()) {
            String letters = value.get().text();
            if (letters.length() != entries) {
                throw value.get().wrong("the string of states has the wrong length", entries + " letters");
            }
            for (int i = 0; i < entries; i++) {
                states[i] = MapState.ofLetter(letters.charAt(i))
                        .orElseThrow(() -> value.get().wrong("unknown state", "the letters O, N, F, D, M"));
            }
        }
        return states;
    }

    /** An array of finite numbers of the given length. */
    static float[] floats(JsonValue value, int length) {
        double[] numbers = value.asArray().numbers();
        if (numbers.length != length) {
            throw value.error("the array has the wrong length")
                    .value(numbers.length)
                    .allowed(length + " numbers");
        }
        float[] result = new float[length];
        for (int i = 0; i < length; i++) {
            result[i] = finite(value, numbers[i]);
        }
        return result;
    }

    private static float finite(JsonValue place, double number) {
        float result = (float) number;
        if (Float.isInfinite(result)) {
            throw place.error("a number is out of range").value(number).allowed("-3e38 to 3e38");
        }
        return result;
    }

    private double[] tableCodes() {
        JsonValue value = object.require("codes");
        double[] codes = value.asArray().numbers();
        boolean rises = codes.length >= 2 && codes[0] >= 0 && codes[codes.length - 1] <= FloatingGateScale.MAX_DAC;
        for (int i = 1; i < codes.length; i++) {
            rises &= codes[i] > codes[i - 1];
        }
        if (!rises) {
            throw value.wrong("the codes of a table must rise", "two or more codes in 0 to 1023, rising");
        }
        return codes;
    }

    private float[] coefficients(Form form, int tableLength, MapState[] states) {
        Optional<JsonValue> longKey = object.find("codes_per_unit");
        Optional<JsonValue> shortKey = object.find("c");
        if (longKey.isPresent() && shortKey.isPresent()) {
            throw shortKey.get().error("coefficients stand twice, in \"c\" and in \"codes_per_unit\"");
        }
        JsonValue value = longKey.isPresent() ? longKey.get() : object.require("c");
        JsonArray rows = requireRows(value);
        int width = 0;
        for (int i = 0; i < entries; i++) {
            width = StrictMath.max(width, rows.get(i).asArray().size());
        }
        requireWidth(value, form, width, tableLength);
        float[] result = new float[entries * width];
        for (int i = 0; i < entries; i++) {
            JsonValue row = rows.get(i);
            double[] numbers = row.asArray().numbers();
            if (numbers.length != width && (states[i] == MapState.OK || numbers.length > 0)) {
                throw row.error("an entry has the wrong number of coefficients")
                        .value(numbers.length)
                        .allowed(width + ", or none where the state is not O");
            }
            for (int k = 0; k < numbers.length; k++) {
                result[i * width + k] = finite(row, numbers[k]);
            }
        }
        return result;
    }

    private static void requireWidth(JsonValue value, Form form, int width, int tableLength) {
        boolean fits =
                switch (form) {
                    case CONST -> width == 1;
                    case POLY, NEGPOW, ONEOVER -> width >= 1 && width <= MOST_COEFFICIENTS;
                    case SOFTPLUS -> width == SOFTPLUS_COEFFICIENTS;
                    case TABLE -> width == tableLength;
                };
        if (!fits) {
            String allowed =
                    switch (form) {
                        case CONST -> "1";
                        case POLY, NEGPOW, ONEOVER -> "1 to " + MOST_COEFFICIENTS;
                        case SOFTPLUS -> "4: offset, a, b, c";
                        case TABLE -> tableLength + ", one per code";
                    };
            throw value.error("the form " + form.key() + " cannot have this many coefficients")
                    .value(width)
                    .allowed(allowed);
        }
    }

    private float[] domain(Optional<TransferMap> nominal, MapState[] states) {
        float[] domain = new float[2 * entries];
        Optional<JsonValue> value = object.find(CalibrationKeys.withUnit("domain", quantity));
        if (value.isEmpty()) {
            for (int i = 0; i < entries; i++) {
                domain[2 * i] =
                        (float) nominal.map(TransferMap::low).orElse(0.0).doubleValue();
                domain[2 * i + 1] =
                        (float) nominal.map(TransferMap::high).orElse(0.0).doubleValue();
            }
            return domain;
        }
        JsonArray rows = requireRows(value.get());
        for (int i = 0; i < entries; i++) {
            JsonValue row = rows.get(i);
            double[] ends = row.asArray().numbers();
            if (ends.length == 0 && states[i] != MapState.OK) {
                continue;
            }
            if (ends.length != 2 || !(ends[0] <= ends[1])) {
                throw row.wrong("a domain is a pair, the lower end first", "[low, high]");
            }
            domain[2 * i] = finite(row, ends[0]);
            domain[2 * i + 1] = finite(row, ends[1]);
        }
        return domain;
    }

    private JsonArray requireRows(JsonValue value) {
        JsonArray rows = value.asArray();
        if (rows.size() != entries) {
            throw value.error("the array has the wrong length")
                    .value(rows.size())
                    .allowed(entries + " entries");
        }
        return rows;
    }

    private float[] floats(String key) {
        return object.find(key).map(value -> floats(value, entries)).orElseGet(() -> new float[entries]);
    }

    private int[] points() {
        int[] points = new int[entries];
        Optional<JsonValue> value = object.find("n");
        if (value.isPresent()) {
            JsonArray numbers = value.get().asArray();
            if (numbers.size() != entries) {
                throw value.get().wrong("the array has the wrong length", entries + " numbers");
            }
            for (int i = 0; i < entries; i++) {
                points[i] = (int) numbers.get(i).integer(0, Integer.MAX_VALUE);
            }
        }
        return points;
    }

    private void requireMonotone(ParameterMaps maps) {
        for (int i = 0; i < entries; i++) {
            if (maps.state(i) != MapState.OK) {
                continue;
            }
            float direction = StrictMath.signum(maps.coefficient(i, maps.width() - 1) - maps.coefficient(i, 0));
            boolean monotone = maps.coefficient(i, 0) > 0;
            for (int k = 1; k < maps.width(); k++) {
                float step = maps.coefficient(i, k) - maps.coefficient(i, k - 1);
                monotone &= maps.coefficient(i, k) > 0 && step * direction > 0;
            }
            if (!monotone) {
                throw notMonotone(i);
            }
        }
    }

    private InputException notMonotone(int entry) {
        return object.object()
                .error("entry " + entry + " of a table is not monotone or not positive")
                .allowed("positive values that only rise or only fall")
                .advice("Mark the entry with state D.");
    }
}
