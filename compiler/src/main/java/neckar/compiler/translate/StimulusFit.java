package neckar.compiler.translate;

import neckar.spec.config.StimulusConfig;
import neckar.spec.unit.FloatingGateScale;

/**
 * A current waveform as the current stimulus of a floating-gate block can play it: 129 steps of equal length, none below
 * zero, at most 2.5 uA (hardware reference 5.9).
 *
 * @param config registers
 * @param startTick start in system ticks
 * @param baseNa biological current that flows always and must become a shift of the resting potential, nA
 * @param denmems denmems that take the stimulus together
 * @param peakNa given current of the largest magnitude in nA
 * @param uncoveredNa largest asked current above the base at times that the steps do not reach, 0 when they reach all
 */
record StimulusFit(
        StimulusConfig config, long startTick, double baseNa, int denmems, double peakNa, double uncoveredNa) {
    private static final int LONGEST_PULSE = 15;
    private static final int PULSE_CYCLES = 4;
    private static final int PROBES_PER_STEP = 4;

    /** A biological current in nA against biological time in ms. */
    @FunctionalInterface
    interface Waveform {
        double at(double timeMs);
    }

    /**
     * Frame of the conversion.
     *
     * @param durationMs biological duration of the run
     * @param msPerCycle biological duration of a PLL cycle
     * @param leadInTicks system tick of biological time 0
     * @param msPerTick biological duration of a system tick
     * @param ampPerNa hardware current of the whole neuron for one biological nA
     * @param mostDenmems denmems of the neuron that can take the stimulus
     */
    record Frame(
            double durationMs,
            double msPerCycle,
            long leadInTicks,
            double msPerTick,
            double ampPerNa,
            int mostDenmems) {}

    /** Fits a waveform: the shortest steps that cover the time in which it changes. */
    static StimulusFit of(Waveform waveform, Frame frame) {
        int probes = StimulusConfig.VALUES * PROBES_PER_STEP * 8;
        double probeMs = frame.durationMs() / probes;
        double base = Double.MAX_VALUE;
        double top = -Double.MAX_VALUE;
        for (int i = 0; i < probes; i++) {
            double value = waveform.at(i * probeMs);
            base = Math.min(base, value);
            top = Math.max(top, value);
        }
        int first = 0;
        while (first < probes - 1 && waveform.at(first * probeMs) == base) {
            first++;
        }
        int last = probes - 1;
        while (last > first && waveform.at(last * probeMs) == base) {
            last--;
        }
        double startMs = Math.max(0, (first - 1) * probeMs);
        double spanMs = (last + 1) * probeMs - startMs;
        int pulse = LONGEST_PULSE;
        for (int p = LONGEST_PULSE; p >= 0; p--) {
            if (stepMs(p, frame) * StimulusConfig.VALUES >= spanMs) {
                pulse = p;
            }
        }
        double fullScale = FloatingGateScale.FULL_SCALE_AMP;
        int denmems = (int) Math.ceil((top - base) * frame.ampPerNa() / fullScale - 1e-9);
        denmems = Math.max(1, Math.min(frame.mostDenmems(), denmems));
        double naPerCode = fullScale / FloatingGateScale.MAX_DAC * denmems / frame.ampPerNa();
        int[] codes = codes(waveform, startMs, stepMs(pulse, frame), base, naPerCode);
        StimulusConfig config = StimulusConfig.of(codes, pulse, false);
        double peak = base;
        for (int code : codes) {
            double given = base + code * naPerCode;
            peak = Math.abs(given) > Math.abs(peak) ? given : peak;
        }
        double uncovered = 0;
        double endMs = startMs + StimulusConfig.VALUES * stepMs(pulse, frame);
        for (int i = (int) Math.ceil(endMs / probeMs); i < probes; i++) {
            uncovered = Math.max(uncovered, waveform.at(i * probeMs) - base);
        }
        long tick = frame.leadInTicks() + Math.round(startMs / frame.msPerTick());
        return new StimulusFit(config, tick, base, denmems, peak, uncovered);
    }

    private static double stepMs(int pulse, Frame frame) {
        return (pulse + 1) * PULSE_CYCLES * frame.msPerCycle();
    }

    private static int[] codes(Waveform waveform, double startMs, double stepMs, double base, double naPerCode) {
        int[] codes = new int[StimulusConfig.VALUES];
        for (int k = 0; k < codes.length; k++) {
            double sum = 0;
            for (int i = 0; i < PROBES_PER_STEP; i++) {
                sum += waveform.at(startMs + (k + (i + 0.5) / PROBES_PER_STEP) * stepMs) - base;
            }
            codes[k] = FloatingGateScale.clipToDac(sum / PROBES_PER_STEP / naPerCode);
        }
        return codes;
    }
}
