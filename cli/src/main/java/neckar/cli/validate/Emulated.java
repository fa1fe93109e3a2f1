package neckar.cli.validate;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.network.Network;
import neckar.network.Population;
import neckar.reference.model.EventLoss;
import neckar.reference.model.SpikeTrain;
import neckar.reference.simulate.Simulation;
import neckar.spec.experiment.CounterTable;

/**
 * One run on the emulated wafer.
 *
 * @param groups spikes of each population in file order, neurons without circuits silent
 * @param recording the recording in biological units
 * @param counters the machine's counters
 */
record Emulated(List<Simulation.GroupSpikes> groups, BioRecording recording, CounterTable counters) {
    static Emulated of(Network network, BioRecording recording, CounterTable counters) {
        List<Simulation.GroupSpikes> groups = new ArrayList<>();
        for (Population population : network.populations()) {
            groups.add(new Simulation.GroupSpikes(
                    population.label(), population.cellType().isSource(), trains(population, recording)));
        }
        return new Emulated(groups, recording, counters);
    }

    private static List<SpikeTrain> trains(Population population, BioRecording recording) {
        List<List<Double>> times = new ArrayList<>();
        for (int i = 0; i < population.size(); i++) {
            times.add(new ArrayList<>());
        }
        for (PopulationSpikes spikes : recording.populations()) {
            for (int s = 0; spikes.label().equals(population.label()) && s < spikes.size(); s++) {
                times.get(spikes.index(s)).add(spikes.timeMs(s));
            }
        }
        return times.stream()
                .map(each -> new SpikeTrain(
                        each.stream().mapToDouble(Double::doubleValue).sorted().toArray()))
                .toList();
    }

    /** Shares of spikes that were lost on links, on the way through mergers, and on the way to the trace. */
    EventLoss loss() {
        return new EventLoss(
                share(CounterTable.L2_DOWN_LOST, CounterTable.L2_DOWN_SENT),
                share(CounterTable.L1_LOST, CounterTable.L1_SENT),
                share(CounterTable.L2_UP_LOST, CounterTable.L2_UP_SENT));
    }

    private double share(String lost, String sent) {
        long all = counters.total(sent);
        return all == 0 ? 0 : Math.min(1, (double) counters.total(lost) / all);
    }
}
