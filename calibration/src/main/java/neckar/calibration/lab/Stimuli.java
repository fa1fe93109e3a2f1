package neckar.calibration.lab;

import java.util.List;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;

/** Events that an FPGA sends to rows of a chip. Not for several threads. */
public final class Stimuli {
    private final HicannOnWafer hicann;
    private final StimulusEvents.Builder events = new StimulusEvents.Builder();

    /** No event yet. */
    public Stimuli(HicannOnWafer hicann) {
        this.hicann = hicann;
    }

    /** An event with an address on the line of a row at a system tick. */
    public Stimuli add(SynapseRowOnHicann row, int address, long tick) {
        int line = Wiring.line(SynapseDriverOnHicann.of(row.id() / 2)).id();
        events.add(tick, hicann.fpga().id(), PulseLabel.pack(hicann.hsLink().id(), line, address));
        return this;
    }

    /** One event for several rows of equal address on the same lines at a tick: one on each of their lines. */
    public Stimuli addOnce(List<SynapseRowOnHicann> rows, int address, long tick) {
        boolean[] done = new boolean[8];
        for (SynapseRowOnHicann row : rows) {
            int line = Wiring.line(SynapseDriverOnHicann.of(row.id() / 2)).id();
            if (!done[line]) {
                done[line] = true;
                add(row, address, tick);
            }
        }
        return this;
    }

    /** The events in the order of time. */
    public StimulusEvents build() {
        return events.build();
    }
}
