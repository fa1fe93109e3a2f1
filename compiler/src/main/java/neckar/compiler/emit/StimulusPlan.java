package neckar.compiler.emit;

import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.network.Network;
import neckar.network.SpikeTrains;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.unit.TimeBase;

/** Turns the spike trains of external sources into the events that the FPGAs play back (hardware reference 6.6). */
final class StimulusPlan {
    private static final double SEC_PER_MS = 1e-3;

    private StimulusPlan() {}

    /** Durations of the run: biology divided by the speedup, rounded up to a system tick, after a lead-in of 20 us. */
    static ExperimentHeader header(Network network) {
        double speedup = network.hardware().speedup();
        double durationSec = network.durationMs() * SEC_PER_MS / speedup;
        long duration = (long) StrictMath.ceil(durationSec / TimeBase.SYSTEM_TICK_SEC - 1e-6);
        return new ExperimentHeader(speedup, network.hardware().pllMhz(), TimeBase.LEAD_IN_SYSTEM_TICKS, duration);
    }

    static StimulusEvents events(Network network, LinePlan lines, ExperimentHeader header) {
        StimulusEvents.Builder events = new StimulusEvents.Builder();
        for (Line line : lines.lines()) {
            if (line.external()) {
                HicannOnWafer hicann = HicannOnWafer.of(line.hicann());
                for (int i = 0; i < line.nodes().length; i++) {
                    int label = PulseLabel.pack(hicann.hsLink().id(), line.dncMerger(), line.addresses()[i]);
                    add(events, network, line.nodes()[i], hicann.fpga().id(), label, header);
                }
            }
        }
        return events.build();
    }

    private static void add(
            StimulusEvents.Builder events, Network network, int node, int fpga, int label, ExperimentHeader header) {
        int population = network.populationOf(node);
        for (double timeMs : SpikeTrains.of(network, population, network.indexOf(node))) {
            long tick = header.leadInTicks() + TimeBase.systemTicksOf(timeMs * SEC_PER_MS / header.speedup());
            if (tick < header.endTick()) {
                events.add(tick, fpga, label);
            }
        }
    }
}
