package neckar.spec.experiment;

import neckar.base.InputException;
import neckar.spec.unit.Scaling;
import neckar.spec.unit.TimeBase;

/**
 * First line of an experiment. All times of an experiment are system ticks of 4 ns since the time origin; biological
 * time 0 lies at the end of the lead-in.
 *
 * @param speedup biological time over hardware time, 10^3..10^5
 * @param pllMhz PLL frequency of all chips
 * @param leadInTicks time before biological time 0
 * @param durationTicks time from biological time 0 to the end of the run
 */
public record ExperimentHeader(double speedup, int pllMhz, long leadInTicks, long durationTicks) {
    /** Checks all numbers. */
    public ExperimentHeader {
        if (!(speedup >= Scaling.MIN_SPEEDUP && speedup <= Scaling.MAX_SPEEDUP)) {
            throw InputException.of("speedup", "the hardware cannot run at this speedup")
                    .value(speedup)
                    .allowed("1000 to 100000");
        }
        TimeBase.requirePllMhz(pllMhz, "pll_mhz");
        requireTicks("lead_in", leadInTicks);
        requireTicks("duration", durationTicks);
        requireTicks("lead_in + duration", leadInTicks + durationTicks);
    }

    private static void requireTicks(String name, long ticks) {
        if (ticks < 0 || ticks > StimulusEvents.MAX_TICK) {
            throw InputException.of(name, "the duration is out of range")
                    .value(ticks)
                    .allowed("0 to 2^44 ticks of 4 ns");
        }
    }

    /** System tick at which the run ends. */
    public long endTick() {
        return leadInTicks + durationTicks;
    }
}
