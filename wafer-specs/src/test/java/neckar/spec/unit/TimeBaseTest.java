package neckar.spec.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.base.InputException;
import org.junit.jupiter.api.Test;

class TimeBaseTest {
    @Test
    void everyClockHasAWholeNumberOfTicks() {
        int[] mhz = {100, 125, 150, 175, 200, 225, 250};
        int[] ticks = {630, 504, 420, 360, 315, 280, 252};
        for (int i = 0; i < mhz.length; i++) {
            assertEquals(ticks[i], TimeBase.ticksPerPllCycle(mhz[i]));
            assertEquals(TimeBase.TICKS_PER_SEC, (long) ticks[i] * mhz[i] * 1_000_000);
        }
        assertEquals(TimeBase.TICKS_PER_SYSTEM_TICK, 4 * TimeBase.TICKS_PER_NANOSEC);
        assertEquals(TimeBase.TICKS_PER_FPGA_CLOCK, 8 * TimeBase.TICKS_PER_NANOSEC);
    }

    @Test
    void otherFrequenciesAreRefused() {
        assertFalse(TimeBase.isPllMhz(75));
        assertFalse(TimeBase.isPllMhz(275));
        assertFalse(TimeBase.isPllMhz(130));
        assertTrue(TimeBase.isPllMhz(TimeBase.PLL_DEFAULT_MHZ));
        InputException e = assertThrows(InputException.class, () -> TimeBase.ticksPerPllCycle(130));
        assertTrue(e.getMessage().contains("130"), e.getMessage());
    }

    @Test
    void systemTicksAndSeconds() {
        assertEquals(5_000, TimeBase.systemTicksOf(20e-6));
        assertEquals(TimeBase.LEAD_IN_SYSTEM_TICKS, TimeBase.systemTicksOf(20e-6));
        assertEquals(1e-4, TimeBase.secOfSystemTicks(25_000), 1e-15);
        assertEquals(1.0, TimeBase.secOfTicks(TimeBase.TICKS_PER_SEC), 0);
    }

    @Test
    void floatingGateCodes() {
        assertEquals(0, FloatingGateScale.clipToDac(Double.NaN));
        assertEquals(0, FloatingGateScale.clipToDac(-3));
        assertEquals(1, FloatingGateScale.clipToDac(0.5));
        assertEquals(0, FloatingGateScale.clipToDac(0.49));
        assertEquals(1023, FloatingGateScale.clipToDac(1e300));
        assertEquals(1.8, FloatingGateScale.voltOf(1023), 1e-15);
        assertEquals(2.5e-6, FloatingGateScale.ampOf(1023), 1e-21);
        for (int dac = 0; dac <= FloatingGateScale.MAX_DAC; dac++) {
            assertEquals(dac, FloatingGateScale.dacOfVolt(FloatingGateScale.voltOf(dac)));
            assertEquals(dac, FloatingGateScale.dacOfAmp(FloatingGateScale.ampOf(dac)));
        }
        assertEquals(2.16456e-12, MembraneCapacitance.farad(true));
        assertEquals(164.2e-15, MembraneCapacitance.farad(false));
    }
}
