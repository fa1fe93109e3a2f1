package neckar.spec.unit;

import neckar.base.InputException;

/**
 * Digital time as integers. One tick is 1/63 GHz, the greatest unit that divides the periods of all clocks of the
 * system: PLL 100 to 250 MHz in steps of 25 MHz, system time 4 ns, FPGA 8 ns (emulator reference 2.1).
 */
public final class TimeBase {
    /** Ticks in one second. */
    public static final long TICKS_PER_SEC = 63_000_000_000L;

    /** Ticks in one nanosecond. */
    public static final int TICKS_PER_NANOSEC = 63;

    /** Ticks in one period of system time, 4 ns (hardware reference 6.1). */
    public static final int TICKS_PER_SYSTEM_TICK = 252;

    /** Ticks in one FPGA clock, 8 ns (hardware reference 6.1). */
    public static final int TICKS_PER_FPGA_CLOCK = 504;

    /** Duration of one system tick in seconds; stimulus and trace times count these. */
    public static final double SYSTEM_TICK_SEC = 4e-9;

    /** System ticks before biological time 0: experiments start 20 us after the time origin (hardware reference 6.2). */
    public static final long LEAD_IN_SYSTEM_TICKS = 5_000;

    /** Bits of an event's time stamp on the chip, in system ticks (hardware reference 6.2). */
    public static final int STAMP_BITS = 15;

    /** Lowest PLL frequency in MHz (hardware reference 6.1). */
    public static final int PLL_MIN_MHZ = 100;

    /** Highest PLL frequency in MHz (hardware reference 6.1). */
    public static final int PLL_MAX_MHZ = 250;

    /** Step of PLL frequencies in MHz (hardware reference 6.1). */
    public static final int PLL_STEP_MHZ = 25;

    /** PLL frequency used when nothing else is asked for, in MHz. */
    public static final int PLL_DEFAULT_MHZ = 125;

    private TimeBase() {}

    /** Whether the PLL can run at this frequency in MHz. */
    public static boolean isPllMhz(int mhz) {
        return mhz >= PLL_MIN_MHZ && mhz <= PLL_MAX_MHZ && mhz % PLL_STEP_MHZ == 0;
    }

    /**
     * Returns the frequency itself when the PLL can run at it.
     *
     * @param mhz frequency in MHz
     * @param place where the value stands, for the message
     * @throws InputException if it is not 100, 125, 150, 175, 200, 225 or 250
     */
    public static int requirePllMhz(int mhz, String place) {
        if (!isPllMhz(mhz)) {
            throw InputException.of(place, "the PLL cannot run at this frequency in MHz")
                    .value(mhz)
                    .allowed("100, 125, 150, 175, 200, 225, 250");
        }
        return mhz;
    }

    /** Ticks in one PLL period: 504 at 125 MHz. */
    public static int ticksPerPllCycle(int pllMhz) {
        return (int) (TICKS_PER_SEC / 1_000_000L / requirePllMhz(pllMhz, "pll_mhz"));
    }

    /** Seconds as the nearest number of system ticks. */
    public static long systemTicksOf(double sec) {
        return StrictMath.round(sec / SYSTEM_TICK_SEC);
    }

    /** System ticks as seconds. */
    public static double secOfSystemTicks(long systemTicks) {
        return systemTicks * SYSTEM_TICK_SEC;
    }

    /** Ticks of 1/63 GHz as seconds. */
    public static double secOfTicks(long ticks) {
        return ticks / (double) TICKS_PER_SEC;
    }
}
