package neckar.emulator.load;

import java.util.List;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.HicannOnWafer;

/**
 * One configured chip, ready to be built.
 *
 * @param hicann the chip
 * @param config its registers
 * @param linked whether its link to the FPGA is on
 * @param neurons neurons that are emulated: those that fire or are observed, by their first denmem
 * @param synapses cells by driver and address, of these neurons
 */
public record LoadedChip(
        HicannOnWafer hicann, HicannConfig config, boolean linked, List<LoadedNeuron> neurons, SynapseTable synapses) {}
