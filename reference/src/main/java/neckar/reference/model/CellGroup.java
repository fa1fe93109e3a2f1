package neckar.reference.model;

import java.util.ArrayList;
import java.util.List;
import neckar.base.Invariant;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.SpikeTrains;

/**
 * A population: neurons with their cells, or sources with their spikes.
 *
 * @param label name
 * @param size neurons or sources
 * @param cells cell of each neuron; empty for sources
 * @param trains spikes of each source; empty for neurons
 */
public record CellGroup(String label, int size, List<Cell> cells, List<SpikeTrain> trains) {
    /** Copies the lists. */
    public CellGroup {
        cells = List.copyOf(cells);
        trains = List.copyOf(trains);
        Invariant.check(
                cells.size() + trains.size() == size && (cells.isEmpty() || trains.isEmpty()),
                "one cell or one train for each member",
                label);
    }

    /** The population of a network, sources with the spikes of a repetition (0: the network's own). */
    static CellGroup of(Network network, Population population, long repetition) {
        List<Cell> cells = new ArrayList<>();
        List<SpikeTrain> trains = new ArrayList<>();
        for (int i = 0; i < population.size(); i++) {
            if (population.cellType().isSource()) {
                trains.add(new SpikeTrain(SpikeTrains.of(network, population.position(), i, repetition)));
            } else {
                cells.add(Cell.of(population, i));
            }
        }
        return new CellGroup(population.label(), population.size(), cells, trains);
    }

    /** Whether it only sends spikes. */
    public boolean isSource() {
        return cells.isEmpty();
    }

    /** The same neurons with other cells. */
    public CellGroup withCells(List<Cell> newCells) {
        return new CellGroup(label, size, newCells, trains);
    }
}
