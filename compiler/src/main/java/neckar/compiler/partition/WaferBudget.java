package neckar.compiler.partition;

import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;

/**
 * What the wafer offers to neurons.
 *
 * @param chips whole chips' worth of working denmems, less those needed for external input
 * @param denmems working denmems on chips with a link
 * @param drivers working synapse drivers of an average chip
 */
record WaferBudget(double chips, int denmems, int drivers) {

    /** Events that an FPGA may send to one chip, per second: 17.8 M, used to 80 % (hardware reference 6.3). */
    private static final double CHIP_INPUT_HZ = 0.8 * 17.8e6;

    /** External sources that one chip without neurons takes comfortably: 8 channels, not quite full. */
    private static final double SOURCES_PER_CHIP = 8 * 45;

    static WaferBudget of(Network network, Availability availability) {
        int denmems = 0;
        int chips = 0;
        long drivers = 0;
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            if (!availability.hasHicann(hicann) || !availability.hasLink(hicann)) {
                continue;
            }
            chips++;
            denmems += availability.denmems(hicann);
            drivers += availability.drivers(hicann);
        }
        double whole = (double) denmems / DenmemOnHicann.COUNT;
        // A defect spoils the whole site of a neuron and cuts the run of its block, so more is lost than the denmem.
        double usable = whole - 2 * (chips - whole);
        return new WaferBudget(
                Math.max(0, usable - inputChips(network)), denmems, chips == 0 ? 0 : (int) (drivers / chips));
    }

    /** Chips that external sources fill by number or by rate. */
    private static double inputChips(Network network) {
        double byNumber = 0;
        double byRate = 0;
        for (Population p : network.populations()) {
            if (p.cellType().isSource() && !p.backgroundGenerator()) {
                byNumber += p.size() / SOURCES_PER_CHIP;
                byRate += p.size() * p.rateHz() * network.hardware().speedup() / CHIP_INPUT_HZ;
            }
        }
        return Math.max(byNumber, byRate);
    }
}
