package neckar.reference.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.network.CurrentSource;
import neckar.network.Network;

/**
 * A network with all draws made.
 *
 * @param durationMs duration of the run in ms
 * @param groups populations in file order
 * @param synapses projections in file order
 * @param currents injected currents
 * @param seed the network's seed, from which noise currents and lost events are drawn
 * @param loss spikes lost on their way
 */
public record Model(
        double durationMs,
        List<CellGroup> groups,
        List<SynapseGroup> synapses,
        List<CurrentSource> currents,
        long seed,
        EventLoss loss) {
    /** Copies the lists. */
    public Model {
        groups = List.copyOf(groups);
        synapses = List.copyOf(synapses);
        currents = List.copyOf(currents);
    }

    /** The model of a network as it stands, with the very draws that the compiler makes. */
    public static Model of(Network network) {
        return new Model(
                network.durationMs(),
                network.populations().stream()
                        .map(population -> CellGroup.of(network, population, 0))
                        .toList(),
                network.projections().stream()
                        .map(projection -> SynapseGroup.of(network, projection))
                        .toList(),
                network.currents(),
                network.seed(),
                EventLoss.NONE);
    }

    /** Neurons and sources together. */
    public int nodes() {
        return groups.stream().mapToInt(CellGroup::size).sum();
    }

    /** The same model with the spike trains of a repetition of the network; cells and synapses stay. */
    public Model withRepetition(Network network, long repetition) {
        List<CellGroup> others = new ArrayList<>();
        for (int p = 0; p < groups.size(); p++) {
            CellGroup group = groups.get(p);
            others.add(
                    group.isSource()
                            ? CellGroup.of(network, network.populations().get(p), repetition)
                            : group);
        }
        return new Model(durationMs, others, synapses, currents, seed, loss);
    }

    /** The same model with the earliest spike of all sources left out; empty when no source spikes. */
    public Optional<Model> withoutFirstSpike() {
        int group = -1;
        int index = -1;
        double earliestMs = Double.POSITIVE_INFINITY;
        for (int g = 0; g < groups.size(); g++) {
            List<SpikeTrain> trains = groups.get(g).trains();
            for (int i = 0; i < trains.size(); i++) {
                if (trains.get(i).size() > 0 && trains.get(i).timeMs(0) < earliestMs) {
                    earliestMs = trains.get(i).timeMs(0);
                    group = g;
                    index = i;
                }
            }
        }
        if (group < 0) {
            return Optional.empty();
        }
        CellGroup changed = groups.get(group);
        List<SpikeTrain> trains = new ArrayList<>(changed.trains());
        double[] times = trains.get(index).timesMs();
        trains.set(index, new SpikeTrain(Arrays.copyOfRange(times, 1, times.length)));
        List<CellGroup> others = new ArrayList<>(groups);
        others.set(group, new CellGroup(changed.label(), changed.size(), changed.cells(), trains));
        return Optional.of(withGroups(others));
    }

    /** The same model with other populations, of the same sizes. */
    public Model withGroups(List<CellGroup> others) {
        return new Model(durationMs, others, synapses, currents, seed, loss);
    }

    /** The same model with other synapses. */
    public Model withSynapses(List<SynapseGroup> others) {
        return new Model(durationMs, groups, others, currents, seed, loss);
    }

    /** The same model with other losses of events. */
    public Model withLoss(EventLoss other) {
        return new Model(durationMs, groups, synapses, currents, seed, other);
    }

    /** The same model with other injected currents. */
    public Model withCurrents(List<CurrentSource> others) {
        return new Model(durationMs, groups, synapses, others, seed, loss);
    }
}
