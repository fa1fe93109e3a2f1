package neckar.cli.validate;

import java.util.ArrayList;
import java.util.List;
import neckar.network.Indices;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;

/** A network in which every neuron's spikes are recorded, whatever its file asks for: a comparison needs them all. */
public final class RecordedNetwork {
    private RecordedNetwork() {}

    /** The same network with the spikes of all neurons recorded; the other requests stay. */
    public static Network of(Network network) {
        List<Population> populations = new ArrayList<>();
        for (Population population : network.populations()) {
            populations.add(population.cellType().isSource() ? population : recorded(population));
        }
        return new Network(
                network.name(),
                network.durationMs(),
                network.seed(),
                populations,
                network.projections(),
                network.currents(),
                network.hardware(),
                network.space());
    }

    private static Population recorded(Population population) {
        List<RecordRequest> requests = new ArrayList<>();
        requests.add(new RecordRequest(RecordVariable.SPIKES, Indices.all(population.size()), false));
        for (RecordRequest request : population.record()) {
            if (request.variable() != RecordVariable.SPIKES) {
                requests.add(request);
            }
        }
        return new Population(
                population.position(),
                population.label(),
                population.size(),
                population.cellType(),
                population.parameters(),
                population.spikeTimes(),
                requests,
                population.placement(),
                population.rateHz(),
                population.structure(),
                population.backgroundGenerator(),
                population.seed());
    }
}
