package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.spec.config.StimulusConfig;
import neckar.spec.unit.FloatingGateScale;
import neckar.spec.unit.MembraneCapacitance;
import neckar.spec.unit.Scaling;
import org.junit.jupiter.api.Test;

class StimulusFitTest {
    /** One second of biology at 125 MHz, two denmems, 0.2 nF. */
    private static final double AMP_PER_NA = Scaling.DEFAULT.amp(1, 2 * MembraneCapacitance.BIG_FARAD, 0.2);

    private static StimulusFit.Frame frame(double durationMs, int denmems) {
        return new StimulusFit.Frame(durationMs, 0.08, 5000, 0.04, AMP_PER_NA, denmems);
    }

    @Test
    void pulseStartsInTimeAndHasItsStrength() {
        StimulusFit fit = StimulusFit.of(ms -> ms >= 20 && ms < 220 ? 0.5 : 0, frame(1000, 1));
        assertEquals(0, fit.baseNa());
        double startMs = (fit.startTick() - 5000) * 0.04;
        assertTrue(startMs <= 20 && startMs > 19, "begins at " + startMs);
        double stepMs = fit.config().stepCycles() * 0.08;
        assertTrue(stepMs * StimulusConfig.VALUES >= 200, "covers the pulse");
        int middle = (int) (100 / stepMs);
        double naGiven = FloatingGateScale.ampOf(fit.config().value(middle)) * fit.denmems() / AMP_PER_NA;
        assertEquals(0.5, naGiven, 0.002);
        assertEquals(0, fit.config().value(StimulusConfig.VALUES - 1));
    }

    @Test
    void negativeCurrentBecomesAShiftAndAPositiveRest() {
        StimulusFit fit = StimulusFit.of(ms -> ms < 300 ? -0.2 : 0.1, frame(500, 1));
        assertEquals(-0.2, fit.baseNa(), 1e-12);
        int last =
                (int) ((450 - (fit.startTick() - 5000) * 0.04) / (fit.config().stepCycles() * 0.08));
        double naGiven = FloatingGateScale.ampOf(fit.config().value(last)) * fit.denmems() / AMP_PER_NA;
        assertEquals(0.3, naGiven, 0.003);
    }

    @Test
    void strongCurrentUsesSeveralDenmems() {
        // 2.5 uA of one denmem are 2.5e-6/AMP_PER_NA nA of the neuron.
        double oneDenmemNa = FloatingGateScale.FULL_SCALE_AMP / AMP_PER_NA;
        StimulusFit one = StimulusFit.of(ms -> ms > 10 && ms < 60 ? 0.9 * oneDenmemNa : 0, frame(100, 4));
        assertEquals(1, one.denmems());
        StimulusFit three = StimulusFit.of(ms -> ms > 10 && ms < 60 ? 2.5 * oneDenmemNa : 0, frame(100, 4));
        assertEquals(3, three.denmems());
        StimulusFit tooMuch = StimulusFit.of(ms -> ms > 10 && ms < 60 ? 6 * oneDenmemNa : 0, frame(100, 4));
        assertEquals(4, tooMuch.denmems());
        assertEquals(4 * oneDenmemNa, tooMuch.peakNa(), 1e-9);
    }

    @Test
    void currentBeyondTheLastStepIsTold() {
        // 129 steps of 64 cycles are 660 ms.
        StimulusFit longer = StimulusFit.of(ms -> ms > 10 ? 0.3 : 0, frame(1000, 1));
        assertEquals(0.3, longer.uncoveredNa(), 1e-12);
        StimulusFit shorter = StimulusFit.of(ms -> ms > 10 && ms < 600 ? 0.3 : 0, frame(1000, 1));
        assertEquals(0, shorter.uncoveredNa());
        assertEquals(0.3, shorter.peakNa(), 0.002);
    }
}
