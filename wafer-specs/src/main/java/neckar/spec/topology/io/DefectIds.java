package neckar.spec.topology.io;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import neckar.base.json.JsonArray;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.spec.coord.Coordinate;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.DefectLevel;

/** How a defects file names a component of each kind, as dense id. */
final class DefectIds {
    private static final Map<String, SynapticInput> INPUTS =
            Map.of("x", SynapticInput.EXCITATORY, "i", SynapticInput.INHIBITORY);
    private static final Map<String, Side> SIDES = Map.of("left", Side.LEFT, "right", Side.RIGHT);

    private DefectIds() {}

    /** The dense id that an entry stands for; throws InputException when there is no such component. */
    static int read(DefectLevel level, JsonValue value) {
        return switch (level) {
            case SYNAPSE -> synapse(pair(value, "[row, column]"));
            case SYNAPTIC_INPUT -> synapticInput(pair(value, "[denmem, \"x\" or \"i\"]"));
            case SYNAPSE_SWITCH -> synapseSwitch(pair(value, "[y, vertical line]"));
            case SYNAPSE_SWITCH_ROW -> synapseSwitchRow(pair(value, "[y, \"left\" or \"right\"]"));
            case CROSSBAR_SWITCH -> crossbarSwitch(pair(value, "[horizontal line, vertical line]"));
            case HREPEATER ->
                HLineOnHicann.of(number(value, HLineOnHicann.COUNT)).repeater().id();
            case VREPEATER -> vline(value).repeater().id();
            default -> number(value, level.count());
        };
    }

    private static int synapse(JsonArray pair) {
        SynapseRowOnHicann row = SynapseRowOnHicann.of(number(pair.get(0), SynapseRowOnHicann.COUNT));
        return row.synapse(SynapseColumnOnHicann.of(number(pair.get(1), SynapseColumnOnHicann.COUNT)))
                .id();
    }

    private static int synapticInput(JsonArray pair) {
        DenmemOnHicann denmem = DenmemOnHicann.of(number(pair.get(0), DenmemOnHicann.COUNT));
        return denmem.synapticInput(ObjectReader.choice(pair.get(1), "synaptic input", INPUTS))
                .id();
    }

    private static int synapseSwitch(JsonArray pair) {
        int y = number(pair.get(0), SynapseDriverOnHicann.COUNT);
        VLineOnHicann line = vline(pair.get(1));
        return SynapseSwitchOnHicann.find(y, line)
                .orElseThrow(() -> pair.wrong(
                        "there is no synapse switch here",
                        "in row " + y + " the vertical lines "
                                + joined(SynapseSwitchRowOnHicann.at(y, line.side())
                                        .vlines())))
                .id();
    }

    private static int synapseSwitchRow(JsonArray pair) {
        int y = number(pair.get(0), SynapseDriverOnHicann.COUNT);
        return SynapseSwitchRowOnHicann.at(y, ObjectReader.choice(pair.get(1), "side", SIDES))
                .id();
    }

    private static int crossbarSwitch(JsonArray pair) {
        HLineOnHicann hline = HLineOnHicann.of(number(pair.get(0), HLineOnHicann.COUNT));
        VLineOnHicann vline = vline(pair.get(1));
        return CrossbarSwitchOnHicann.find(hline, vline)
                .orElseThrow(() -> pair.wrong(
                        "there is no crossbar switch here",
                        "on horizontal line " + hline.id() + " the vertical lines " + joined(hline.crossbarVLines())))
                .id();
    }

    private static VLineOnHicann vline(JsonValue value) {
        return VLineOnHicann.of(number(value, VLineOnHicann.COUNT));
    }

    private static JsonArray pair(JsonValue value, String form) {
        if (!value.isArray() || value.asArray().size() != 2) {
            throw value.wrong("the entry is no pair", form + ", or {\"id\": " + form + "}");
        }
        return value.asArray();
    }

    private static int number(JsonValue value, int count) {
        return (int) value.integer(0, count - 1);
    }

    private static String joined(List<? extends Coordinate> positions) {
        return positions.stream().map(position -> String.valueOf(position.id())).collect(Collectors.joining(", "));
    }
}
