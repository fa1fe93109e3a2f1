package neckar.cli.validate;

import java.util.List;
import java.util.Set;
import neckar.network.CellType;
import neckar.network.Network;
import neckar.reference.compare.Ablation;
import neckar.reference.compare.Cause;
import neckar.reference.compare.PopulationComparison;
import neckar.reference.model.EventLoss;
import neckar.reference.simulate.Simulation;
import neckar.reference.statistics.Estimate;

/**
 * What a validation found.
 *
 * @param network the network
 * @param options how it was done
 * @param populations comparison of each population of neurons, wafer against the network as asked for
 * @param explained the same against the reference with all known causes, as far as attribution was asked for
 * @param sensitivity the same for the reference with one spike of the stimulus less, against the reference: what the
 *     smallest change does to the network itself; empty without sources
 * @param ablations attribution of the error of each statistic over all neurons
 * @param voltages distances of membranes
 * @param causes causes that act in this mapping
 * @param loss shares of lost events in the first trial
 * @param synapses asked for and realised
 * @param firstReference reference of the first trial
 * @param firstEmulated wafer of the first trial
 */
public record Validation(
        Network network,
        ValidationOptions options,
        List<PopulationComparison> populations,
        List<PopulationComparison> explained,
        List<PopulationComparison> sensitivity,
        List<Ablation> ablations,
        List<Voltage> voltages,
        Set<Cause> causes,
        EventLoss loss,
        Synapses synapses,
        List<Simulation.GroupSpikes> firstReference,
        List<Simulation.GroupSpikes> firstEmulated) {

    /**
     * Numbers of synapses.
     *
     * @param requested asked for
     * @param realised with a cell on the wafer
     */
    public record Synapses(long requested, long realised) {}

    /**
     * A membrane that was recorded on the wafer.
     *
     * @param population label
     * @param index neuron
     * @param rmsMv root mean square difference to the network as asked for, in mV, over trials
     */
    public record Voltage(String population, int index, Estimate rmsMv) {}

    /** Copies the lists. */
    public Validation {
        populations = List.copyOf(populations);
        explained = List.copyOf(explained);
        sensitivity = List.copyOf(sensitivity);
        ablations = List.copyOf(ablations);
        voltages = List.copyOf(voltages);
        firstReference = List.copyOf(firstReference);
        firstEmulated = List.copyOf(firstEmulated);
    }

    /** Whether nothing is random from trial to trial. */
    public boolean trialsAreEqual() {
        return options.isIdealDie()
                && options.trials() > 1
                && network.populations().stream()
                        .noneMatch(population -> population.cellType() == CellType.SPIKE_SOURCE_POISSON);
    }

    /** Whether every statistic of every population is within the tolerance. */
    public boolean within() {
        return populations.stream()
                .flatMap(population -> population.rows().stream())
                .allMatch(row -> row.within(options.tolerance()));
    }
}
