package neckar.network;

import neckar.base.Seeds;

/**
 * A current that is injected into cells.
 *
 * @param position place in the file, from 0
 * @param population position of the population
 * @param indices the cells
 * @param shape course in time
 */
public record CurrentSource(int position, int population, Indices indices, CurrentShape shape) {
    /** The current in nA at a time in ms in a network of this seed. */
    public double at(double timeMs, long networkSeed) {
        return shape.at(timeMs, Seeds.split(networkSeed, DrawKey.CURRENT, position));
    }
}
