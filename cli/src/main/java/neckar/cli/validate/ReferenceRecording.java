package neckar.cli.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.Samples;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.reference.model.SpikeTrain;
import neckar.reference.simulate.Simulation;
import neckar.reference.simulate.SimulationOptions;

/** A reference simulation in the form of a recording, with what the network's record requests ask for. */
public final class ReferenceRecording {
    private ReferenceRecording() {}

    /** The membranes that a network wants recorded, each once. */
    public static List<SimulationOptions.Probe> probes(Network network) {
        List<SimulationOptions.Probe> probes = new ArrayList<>();
        for (Population population : network.populations()) {
            for (int index : asked(population, RecordVariable.V)) {
                probes.add(new SimulationOptions.Probe(population.position(), index));
            }
        }
        return probes;
    }

    /** The recording; populations without a request for spikes are absent. */
    public static BioRecording of(Network network, Simulation simulation) {
        List<PopulationSpikes> populations = new ArrayList<>();
        for (Population population : network.populations()) {
            Set<Integer> recorded = asked(population, RecordVariable.SPIKES);
            if (recorded.isEmpty()) {
                continue;
            }
            PopulationSpikes.Builder builder = new PopulationSpikes.Builder(population.label());
            for (int index : recorded) {
                builder.recorded(index);
                SpikeTrain train =
                        simulation.groups().get(population.position()).trains().get(index);
                for (double timeMs : train.timesMs()) {
                    builder.add(index, timeMs);
                }
            }
            populations.add(builder.build());
        }
        List<BioRecording.Voltage> voltages = new ArrayList<>();
        for (Simulation.Trace trace : simulation.traces()) {
            double[] mv = trace.samplesMv();
            double[] timesMs = new double[mv.length];
            for (int i = 0; i < mv.length; i++) {
                timesMs[i] = i * trace.intervalMs();
            }
            String label = network.populations().get(trace.probe().group()).label();
            voltages.add(new BioRecording.Voltage(label, trace.probe().index(), true, new Samples(timesMs, mv)));
        }
        return new BioRecording(simulation.durationMs(), populations, voltages, List.of());
    }

    private static Set<Integer> asked(Population population, RecordVariable variable) {
        Set<Integer> indices = new TreeSet<>();
        for (RecordRequest request : population.record()) {
            boolean recordable = !population.cellType().isSource() || variable == RecordVariable.SPIKES;
            if (request.variable() == variable && recordable) {
                request.indices().stream().forEach(indices::add);
            }
        }
        return indices;
    }
}
