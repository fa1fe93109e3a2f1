package neckar.cli.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.NumberRange;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.network.Network;
import neckar.network.Population;
import neckar.reference.model.Cell;
import neckar.reference.simulate.SimulationOptions;

/**
 * Where membranes begin in the reference simulator, {@code neckar-initial/1}: {@code {"format": "neckar-initial/1",
 * "populations": [{"population": "exc", "v_mV": [-65.0, null]}]}}, a number in mV for each neuron, null for its rest.
 */
public final class InitialMembranes {
    private static final String FORMAT = "neckar-initial/1";
    private static final double LOWEST_MV = -1000;

    private InitialMembranes() {}

    /**
     * Reads a file.
     *
     * @param name its name for messages
     * @throws InputException if it is another format or does not fit the network
     */
    public static List<SimulationOptions.Start> read(byte[] json, String name, Network network) {
        ObjectReader reader = ObjectReader.failFast(JsonReader.parse(json, name));
        reader.choice("format", Map.of(FORMAT, FORMAT));
        Map<String, Population> byLabel = new LinkedHashMap<>();
        network.populations().forEach(population -> byLabel.put(population.label(), population));
        List<SimulationOptions.Start> starts = new ArrayList<>();
        for (JsonValue element : reader.elements("populations")) {
            ObjectReader entry = ObjectReader.failFast(element);
            JsonValue label = entry.require("population");
            Population population = byLabel.get(label.text());
            if (population == null || population.cellType().isSource()) {
                throw label.error("no population of neurons has this label")
                        .value(label.text())
                        .advice(NearestName.advice(label.text(), byLabel.keySet()));
            }
            add(entry.require("v_mV"), population, starts);
            entry.finish();
        }
        reader.finish();
        return starts;
    }

    private static void add(JsonValue values, Population population, List<SimulationOptions.Start> starts) {
        List<JsonValue> list = values.asArray().elements();
        if (list.size() != population.size()) {
            throw values.wrong(list.size() + " values", "one for each of " + population.size() + " neurons");
        }
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isNull()) {
                double spikeMv = Cell.of(population, i).spikeMv();
                double mv = list.get(i).number(NumberRange.between(LOWEST_MV, Math.nextDown(spikeMv), "mV"));
                starts.add(new SimulationOptions.Start(population.position(), i, mv));
            }
        }
    }
}
