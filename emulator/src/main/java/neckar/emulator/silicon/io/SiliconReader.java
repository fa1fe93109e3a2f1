package neckar.emulator.silicon.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.NumberRange;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.emulator.silicon.CircuitLimits;
import neckar.emulator.silicon.PlantedDefects;
import neckar.emulator.silicon.SiliconTable;
import neckar.emulator.silicon.Variation;
import neckar.spec.topology.Defects;
import neckar.spec.topology.io.DefectsReader;

/**
 * Reads {@code neckar-silicon/1}: a named die as {@code base}, then sigmas, means, limits of circuits and planted defects
 * that replace its own. All keys but {@code format} are optional.
 */
public final class SiliconReader {
    /** The format name. */
    public static final String FORMAT = "neckar-silicon/1";

    private static final String ALWAYS_FIRING = "always_firing";
    /** Largest value of anything; no unit of these keys has a use for more. */
    private static final double LARGEST = 1e4;

    private static final NumberRange POSITIVE = NumberRange.between(1e-15, LARGEST, "");

    private final Problems problems = Problems.collecting();

    private SiliconReader() {}

    /**
     * The table in the text of a file; the name is for messages.
     *
     * @throws InputException if it is wrong
     */
    public static SiliconTable parse(String text, String name) {
        JsonValue root = JsonReader.parse(text.getBytes(StandardCharsets.UTF_8), name);
        return new SiliconReader().read(root);
    }

    /** The table of a named die. */
    public static SiliconTable named(String name, String place) {
        SortedMap<String, SiliconTable> tables = SiliconTable.named();
        SiliconTable table = tables.get(name);
        if (table == null) {
            throw InputException.of(place, "there is no such die")
                    .value(name)
                    .allowed(String.join(", ", tables.keySet()))
                    .advice(NearestName.advice(name, tables.keySet()));
        }
        return table;
    }

    private SiliconTable read(JsonValue root) {
        ObjectReader object = new ObjectReader(root, problems);
        JsonValue format = object.require("format");
        if (!format.text().equals(FORMAT)) {
            throw format.wrong("the file has another format", "\"" + FORMAT + "\"");
        }
        SiliconTable base = object.choice("base", SiliconTable.named(), SiliconTable.ideal());
        Map<Variation, Double> sigma = new EnumMap<>(Variation.class);
        Map<Variation, Double> mean = new EnumMap<>(Variation.class);
        object.find("sigma").ifPresent(value -> problems.attempt(() -> values(value, sigma, false)));
        object.find("mean").ifPresent(value -> problems.attempt(() -> values(value, mean, true)));
        List<CircuitLimits> limits = new ArrayList<>(List.of(base.limits()));
        object.find("circuit").ifPresent(value -> problems.attempt(() -> limits.set(0, limits(value, base.limits()))));
        PlantedDefects defects = defects(object);
        object.finish();
        problems.throwIfAny();
        return base.withSigma(sigma).withMean(mean).withLimits(limits.get(0)).withDefects(defects);
    }

    private void values(JsonValue value, Map<Variation, Double> found, boolean means) {
        ObjectReader reader = new ObjectReader(value, problems);
        for (Variation variation : Variation.values()) {
            if (!means || variation.hasMean()) {
                reader.findNumber(variation.key(), means ? meanRange(variation) : sigmaRange(variation))
                        .ifPresent(number -> found.put(variation, number));
            }
        }
        reader.finish();
    }

    /** A log-normal factor with a larger sigma is out of all proportion. */
    private static NumberRange sigmaRange(Variation variation) {
        return switch (variation.law()) {
            case FACTOR -> NumberRange.between(0, 3, "");
            case PROBABILITY -> NumberRange.between(0, 1, "");
            default -> NumberRange.between(0, LARGEST, "");
        };
    }

    private static NumberRange meanRange(Variation variation) {
        return switch (variation.law()) {
            case FACTOR -> NumberRange.between(1e-3, 1e3, "");
            case FACTOR_NORMAL -> NumberRange.between(0, 1e3, "");
            default -> NumberRange.between(-LARGEST, LARGEST, "");
        };
    }

    private CircuitLimits limits(JsonValue value, CircuitLimits base) {
        ObjectReader reader = new ObjectReader(value, problems);
        CircuitLimits read = new CircuitLimits(
                limit(reader, "input_volt", base.inputVolt()),
                limit(reader, "input_siemens", base.inputSiemens()),
                limit(reader, "exponential_amp", base.exponentialAmp()),
                limit(reader, "reversal_volt", base.reversalVolt()),
                reader.number("cell_leak_siemens", NumberRange.between(0, 1, ""), base.cellLeakSiemens()),
                reader.number("convoff_siemens", NumberRange.between(0, 1, ""), base.convoffSiemens()),
                reader.number("noise_tau_sec", NumberRange.between(1e-9, 1, ""), base.noiseTauSec()));
        reader.finish();
        return read;
    }

    /** A positive number, or {@code null} for no limit. */
    private static double limit(ObjectReader reader, String key, double fallback) {
        return reader.optional(
                key, value -> value.isNull() ? Double.POSITIVE_INFINITY : value.number(POSITIVE), fallback);
    }

    private PlantedDefects defects(ObjectReader object) {
        SortedMap<Integer, SortedSet<Integer>> firing = new TreeMap<>();
        List<Defects> read = new ArrayList<>(List.of(Defects.NONE, Defects.NONE));
        object.find("defects")
                .ifPresent(value -> problems.attempt(() -> read.set(
                        0, DefectsReader.readObject(value, ALWAYS_FIRING, (hicann, denmem) -> firing.computeIfAbsent(
                                        hicann, key -> new TreeSet<>())
                                .add(denmem)))));
        object.find("mute").ifPresent(value -> problems.attempt(() -> read.set(1, DefectsReader.readObject(value))));
        return new PlantedDefects(read.get(0), read.get(1), firing);
    }
}
