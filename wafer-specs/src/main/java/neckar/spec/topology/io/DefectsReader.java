package neckar.spec.topology.io;

import java.nio.file.Path;
import neckar.base.InputException;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;

/**
 * Reads {@code neckar-defects/1}: lists of components by the keys of {@link DefectLevel}, those of the wafer under {@code wafer},
 * those of an FPGA or chip under its number in {@code fpga} or {@code hicann}. All keys but {@code format} are optional. An entry is the id
 * itself or {@code {"id": ..., "by": ..., "why": ...}}.
 */
public final class DefectsReader {
    /** The format name. */
    public static final String FORMAT = "neckar-defects/1";

    private final Problems problems = Problems.collecting();
    private final Defects.Builder defects = Defects.builder();

    /** Key of a further list of denmems of a chip, or empty. */
    private final String furtherKey;

    private final ChipDenmems further;

    /** Receives denmems of a further list. */
    public interface ChipDenmems {
        /** A denmem of a chip. */
        void add(int hicann, int denmem);
    }

    private DefectsReader(String furtherKey, ChipDenmems further) {
        this.furtherKey = furtherKey;
        this.further = further;
    }

    private DefectsReader() {
        this("", (hicann, denmem) -> {});
    }

    /**
     * The defects in a file.
     *
     * @throws InputException if the file is missing or wrong
     */
    public static Defects read(Path file) {
        return readFile(InputFile.read(file));
    }

    /**
     * The defects in the bytes of a file; the name is for messages.
     *
     * @throws InputException if they are wrong
     */
    public static Defects parse(byte[] bytes, String name) {
        return readFile(JsonReader.parse(bytes, name));
    }

    private static Defects readFile(JsonValue root) {
        DefectsReader reader = new DefectsReader();
        ObjectReader object = new ObjectReader(root, reader.problems);
        InputFile.requireFormat(object, FORMAT);
        return reader.lists(object);
    }

    /**
     * The defects in an object of another file, i.e. the three lists without {@code format}.
     *
     * @throws InputException if it is wrong
     */
    public static Defects readObject(JsonValue value) {
        DefectsReader reader = new DefectsReader();
        return reader.lists(new ObjectReader(value, reader.problems));
    }

    /**
     * As {@link #readObject(JsonValue)}, for a file in which chips have a further list of denmems.
     *
     * @throws InputException if it is wrong
     */
    public static Defects readObject(JsonValue value, String furtherKey, ChipDenmems further) {
        DefectsReader reader = new DefectsReader(furtherKey, further);
        return reader.lists(new ObjectReader(value, reader.problems));
    }

    private Defects lists(ObjectReader object) {
        object.find("wafer").ifPresent(value -> problems.attempt(() -> owner(value, DefectLevel.Owner.WAFER, 0)));
        object.find("fpga").ifPresent(value -> problems.attempt(() -> owners(value, DefectLevel.Owner.FPGA)));
        object.find("hicann").ifPresent(value -> problems.attempt(() -> owners(value, DefectLevel.Owner.HICANN)));
        object.finish();
        problems.throwIfAny();
        return defects.build();
    }

    /** An object whose keys are numbers of FPGAs or chips. */
    private void owners(JsonValue value, DefectLevel.Owner kind) {
        JsonObject byNumber = value.asObject();
        for (String key : byNumber.keys()) {
            JsonValue lists = byNumber.get(key).orElseThrow();
            problems.attempt(() -> owner(lists, kind, number(key, lists, kind)));
        }
    }

    private static int number(String key, JsonValue place, DefectLevel.Owner kind) {
        boolean isNumber = key.matches("0|[1-9][0-9]{0,3}");
        if (!isNumber || Integer.parseInt(key) >= kind.count()) {
            throw place.error("the key is no number of " + (kind == DefectLevel.Owner.FPGA ? "an FPGA" : "a HICANN"))
                    .value("\"" + key + "\"")
                    .allowed("\"0\" to \"" + (kind.count() - 1) + "\"");
        }
        return Integer.parseInt(key);
    }

    /** The lists of one owner. */
    private void owner(JsonValue value, DefectLevel.Owner kind, int owner) {
        ObjectReader reader = new ObjectReader(value, problems);
        for (DefectLevel level : DefectLevel.values()) {
            if (level.owner() == kind) {
                for (JsonValue entry : reader.elements(level.key())) {
                    problems.attempt(() -> entry(entry, level, owner));
                }
            }
        }
        if (kind == DefectLevel.Owner.HICANN && !furtherKey.isEmpty()) {
            for (JsonValue entry : reader.elements(furtherKey)) {
                problems.attempt(() -> furtherEntry(entry, owner));
            }
        }
        reader.finish();
    }

    private void furtherEntry(JsonValue entry, int owner) {
        if (entry.isObject()) {
            ObjectReader reader = new ObjectReader(entry, problems);
            int id = DefectIds.read(DefectLevel.NEURON, reader.require("id"));
            reader.text("by", "");
            reader.text("why", "");
            reader.finish();
            further.add(owner, id);
        } else {
            further.add(owner, DefectIds.read(DefectLevel.NEURON, entry));
        }
    }

    private void entry(JsonValue entry, DefectLevel level, int owner) {
        if (entry.isObject()) {
            ObjectReader reader = new ObjectReader(entry, problems);
            int id = DefectIds.read(level, reader.require("id"));
            String by = reader.text("by", "");
            String why = reader.text("why", "");
            reader.finish();
            defects.add(new Defect(level, owner, id, by, why));
        } else {
            defects.add(new Defect(level, owner, DefectIds.read(level, entry), "", ""));
        }
    }
}
