package neckar.emulator.kernel;

import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.Variation;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.TimeBase;

/**
 * Normal errors of times, keyed by component and time (emulator reference 4.3).
 *
 * @param sigmaTicks standard deviation in ticks of 1/63 GHz
 * @param key key of the draws in this trial
 */
record TimeJitter(double sigmaTicks, long key) {
    /** Jitter of the threshold comparators of a chip. */
    static TimeJitter ofComparators(Silicon silicon, HicannOnWafer hicann) {
        return of(silicon, Variation.COMPARATOR_JITTER, hicann.id());
    }

    /** Jitter of the time stamps of recorded spikes. */
    static TimeJitter ofRecorder(Silicon silicon) {
        return of(silicon, Variation.RECORDER_JITTER, 0);
    }

    private static TimeJitter of(Silicon silicon, Variation variation, int owner) {
        return new TimeJitter(
                silicon.sigma(variation) * TimeBase.TICKS_PER_NANOSEC, silicon.noiseKey(variation, owner, 0));
    }

    boolean isSilent() {
        return sigmaTicks == 0;
    }

    /** Error of the time of a component. */
    long ticks(int component, long tick) {
        return (long) StrictMath.rint(sigmaTicks * Draw.normal(Draw.key(key, component, tick)));
    }
}
