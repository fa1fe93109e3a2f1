package neckar.spec.topology.io;

import java.nio.file.Path;
import neckar.base.InputException;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.spec.topology.SwitchLimits;
import neckar.spec.topology.WaferDescription;

/**
 * Reads {@code neckar-wafer/1}. All keys but {@code format} are optional:
 *
 * <pre>
 * {"format": "neckar-wafer/1", "name": "W33", "hicann_version": 4, "border_rule": true,
 *  "limits": {"crossbar_per_hline": 1, "crossbar_per_vline": 1,
 *             "synapse_switch_per_half_row": 1, "synapse_switch_per_vline": 1}}
 * </pre>
 */
public final class WaferDescriptionReader {
    private WaferDescriptionReader() {}

    /**
     * The wafer described by a file.
     *
     * @throws InputException if the file is missing or wrong
     */
    public static WaferDescription read(Path file) {
        return read(InputFile.read(file));
    }

    /**
     * The wafer described by the bytes of a file; the name is for messages.
     *
     * @throws InputException if they are wrong
     */
    public static WaferDescription parse(byte[] bytes, String name) {
        return read(JsonReader.parse(bytes, name));
    }

    private static WaferDescription read(JsonValue root) {
        Problems problems = Problems.collecting();
        ObjectReader reader = new ObjectReader(root, problems);
        InputFile.requireFormat(reader, WaferDescription.FORMAT);
        WaferDescription standard = WaferDescription.DEFAULT;
        String name = reader.text("name", standard.name());
        int version = reader.optional("hicann_version", WaferDescriptionReader::version, standard.hicannVersion());
        boolean borderRule = reader.flag("border_rule", standard.borderRule());
        SwitchLimits limits = reader.optional("limits", value -> limits(value, problems), standard.limits());
        reader.finish();
        problems.throwIfAny();
        return new WaferDescription(name, version, borderRule, limits);
    }

    private static int version(JsonValue value) {
        double version = value.number();
        if (version != 2 && version != 4) {
            throw value.wrong("unknown HICANN version", "2, 4");
        }
        return (int) version;
    }

    private static SwitchLimits limits(JsonValue value, Problems problems) {
        ObjectReader reader = new ObjectReader(value, problems);
        SwitchLimits standard = SwitchLimits.DEFAULT;
        SwitchLimits limits = new SwitchLimits(
                limit(reader, "crossbar_per_hline", SwitchLimits.MAX_CROSSBAR_PER_HLINE, standard.crossbarPerHLine()),
                limit(reader, "crossbar_per_vline", SwitchLimits.MAX_CROSSBAR_PER_VLINE, standard.crossbarPerVLine()),
                limit(
                        reader,
                        "synapse_switch_per_half_row",
                        SwitchLimits.MAX_SYNAPSE_SWITCH_PER_HALF_ROW,
                        standard.synapseSwitchPerHalfRow()),
                limit(
                        reader,
                        "synapse_switch_per_vline",
                        SwitchLimits.MAX_SYNAPSE_SWITCH_PER_VLINE,
                        standard.synapseSwitchPerVLine()));
        reader.finish();
        return limits;
    }

    private static int limit(ObjectReader reader, String key, int max, int fallback) {
        return (int) reader.integer(key, 1, max, fallback);
    }
}
