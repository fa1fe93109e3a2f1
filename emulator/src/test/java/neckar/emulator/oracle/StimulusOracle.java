package neckar.emulator.oracle;

import java.util.List;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.StimulusConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.StimulusStart;

/** The current stimuli of one chip, cycle by cycle (hardware reference 5.9). */
final class StimulusOracle {
    private final HicannConfig config;
    private final List<StimulusStart> starts;
    private final int period;
    private final int stepTicks;

    StimulusOracle(HicannOnWafer hicann, HicannConfig config, List<StimulusStart> starts, int period, int stepTicks) {
        this.config = config;
        this.starts =
                starts.stream().filter(start -> start.hicann().equals(hicann)).toList();
        this.period = period;
        this.stepTicks = stepTicks;
    }

    /** Current into a component in ampere: the mean of the step that starts. */
    double amp(Component component, long startTick) {
        long charge = 0;
        for (int id : component.denmems()) {
            DenmemOnHicann denmem = DenmemOnHicann.of(id);
            for (StimulusStart start : starts) {
                if (config.denmem(denmem).currentInput() && denmem.fgBlock().equals(start.block())) {
                    for (long tick = startTick; tick < startTick + stepTicks; tick++) {
                        charge += code(start, tick);
                    }
                }
            }
        }
        double code = (double) charge / stepTicks;
        return 2.5e-6 / 1023 * code;
    }

    /** Code that flows in the tick after {@code tick}. */
    private int code(StimulusStart start, long tick) {
        StimulusConfig stimulus = config.stimulus(start.block());
        long since = tick - start.tick() * 252;
        long value = since / ((long) stimulus.stepCycles() * period);
        if (since < 0 || (value > 128 && !stimulus.continuous())) {
            return 0;
        }
        return stimulus.value((int) (value % 129));
    }
}
