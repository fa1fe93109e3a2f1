package neckar.network.io;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import neckar.base.NumberRange;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.base.json.Problems;
import neckar.network.Connector;
import neckar.network.NetworkLimits;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import neckar.network.ValueField;

/** Reads one projection. */
final class ProjectionReader {
    private static final NumberRange WEIGHT = NumberRange.between(0, NetworkLimits.MAX_WEIGHT, "uS or nA");
    private static final NumberRange DELAY = NumberRange.between(0, NetworkLimits.MAX_WEIGHT, "ms");
    private static final NumberRange USE = NumberRange.positive(1, "");
    private static final NumberRange TIME_CONSTANT = NumberRange.between(0, 1e6, "ms");
    private static final NumberRange RATE = NumberRange.between(0.1, 1e4, "Hz");
    private static final NumberRange PRIORITY = NumberRange.between(0, 1e6, "");
    private static final Map<String, Receptor> RECEPTORS =
            PopulationReader.named(Receptor.values(), Receptor::pynnName);

    private final Problems problems;
    private final ConnectorReader connectors;

    ProjectionReader(Problems problems, Path folder) {
        this.problems = problems;
        this.connectors = new ConnectorReader(problems, folder);
    }

    /**
     * Reads the projection at a position of the file between two populations.
     *
     * @param label its label, given or made
     * @throws neckar.base.InputException at what makes the rest unreadable; other errors are noted
     */
    Projection read(ObjectReader reader, int position, String label, Population pre, Population post) {
        if (post.cellType().isSource()) {
            throw reader.require("post").wrong("spike sources take no synapses", "a population of neurons");
        }
        Receptor receptor = reader.choice("receptor", RECEPTORS, Receptor.EXCITATORY);
        Connector connector = connectors.read(
                reader.require("connector"),
                new ConnectorReader.Ends(pre.size(), post.size(), pre.position() == post.position()));
        ValueField weight = connector.carriesValues() && reader.find("weight").isEmpty()
                ? new ValueField.Constant(0)
                : FieldReader.numberOrDistribution(reader.require("weight"), WEIGHT);
        ValueField delay = reader.optional(
                "delay",
                value -> FieldReader.numberOrDistribution(value, DELAY),
                new ValueField.Constant(Projection.DEFAULT_DELAY_MS));
        SynapseDynamics dynamics = reader.optional("synapse_type", this::dynamics, SynapseDynamics.STATIC);
        double priority = reader.number("priority", PRIORITY, 1);
        reader.finish();
        return new Projection(
                position,
                label,
                pre.position(),
                post.position(),
                receptor,
                connector,
                weight,
                delay,
                dynamics,
                priority,
                reader.object().place());
    }

    private SynapseDynamics dynamics(JsonValue value) {
        ObjectReader reader = new ObjectReader(value, problems);
        boolean isStatic = reader.choice("type", Map.of("StaticSynapse", true, "TsodyksMarkramSynapse", false));
        SynapseDynamics result = SynapseDynamics.STATIC;
        if (!isStatic) {
            result = SynapseDynamics.tsodyksMarkram(
                    reader.number("U", USE, SynapseDynamics.STATIC.use()),
                    reader.number("tau_rec", TIME_CONSTANT, SynapseDynamics.STATIC.tauRecMs()),
                    reader.number("tau_facil", TIME_CONSTANT, SynapseDynamics.STATIC.tauFacilMs()));
            result = result.fittedAt(reader.optional("fit_rates", ProjectionReader::rates, result.fitRatesHz()));
        }
        reader.finish();
        return result;
    }

    private static List<Double> rates(JsonValue value) {
        List<Double> rates = Arrays.stream(FieldReader.numbers(value.asArray(), RATE))
                .boxed()
                .toList();
        if (rates.isEmpty()) {
            throw value.wrong("no rate", "at least one rate in Hz");
        }
        return rates;
    }
}
