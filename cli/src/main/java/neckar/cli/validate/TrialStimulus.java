package neckar.cli.validate;

import neckar.compiler.emit.MappingTable;
import neckar.network.Network;
import neckar.network.SpikeTrains;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.unit.TimeBase;

/** The experiment of a compilation with the spike trains of a repetition of the network: nothing is compiled again. */
final class TrialStimulus {
    private static final double SEC_PER_MS = 1e-3;

    private TrialStimulus() {}

    /** The same experiment with other events; repetition 0 gives the compiler's own. */
    static Experiment of(Experiment compiled, Network network, MappingTable mapping, long repetition) {
        ExperimentHeader header = compiled.header();
        StimulusEvents.Builder events = new StimulusEvents.Builder();
        for (MappingTable.Source source : mapping.sources()) {
            HicannOnWafer hicann = HicannOnWafer.of(source.hicann());
            int label = PulseLabel.pack(hicann.hsLink().id(), source.channel(), source.address());
            for (double timeMs : SpikeTrains.of(network, source.population(), source.index(), repetition)) {
                long tick = header.leadInTicks() + TimeBase.systemTicksOf(timeMs * SEC_PER_MS / header.speedup());
                if (tick < header.endTick()) {
                    events.add(tick, hicann.fpga().id(), label);
                }
            }
        }
        return new Experiment(
                header, events.build(), compiled.stimulusStarts(), compiled.adcRequests(), compiled.probes());
    }
}
