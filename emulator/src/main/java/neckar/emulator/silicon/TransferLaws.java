package neckar.emulator.silicon;

/**
 * Nominal laws of the circuits: floating-gate code to hardware quantity. They invert the published transformations of
 * an ideal chip (hardware reference 5.6), written here on their own. Codes are real numbers in 0..1023.
 */
public final class TransferLaws {
    /** Largest floating-gate code. */
    public static final int MAX_CODE = 1023;

    /** Voltage of the largest code (hardware reference 5.1). */
    public static final double FULL_SCALE_VOLT = 1.8;

    /** Current of the largest code (hardware reference 5.1). */
    public static final double FULL_SCALE_AMP = 2.5e-6;

    /** Big membrane capacitor of a denmem (hardware reference 5.4). */
    public static final double BIG_CAPACITANCE_FARAD = 2.16456e-12;

    /** Small membrane capacitor of a denmem (hardware reference 5.4). */
    public static final double SMALL_CAPACITANCE_FARAD = 164.2e-15;

    /** The leak law is stated for the big capacitor; the small one shortens tau_m by this factor (reference 5.6). */
    private static final double SMALL_CAPACITOR_FACTOR = 5;

    /** tau_syn in us over V_syntc code: (hardware reference 5.6). */
    private static final double[][] TAU_SYN_US = {
        {226, 1.5109}, {230, 1.4415}, {240, 1.2622}, {250, 1.0971}, {260, 0.9616}, {270, 0.8493}, {280, 0.7556},
        {290, 0.6767}, {300, 0.6099}, {312, 0.5425}, {325, 0.4821}, {337, 0.4357}, {350, 0.3935}, {375, 0.3302},
        {400, 0.2839}, {450, 0.2241}, {500, 0.1888}, {550, 0.1677}, {600, 0.1541}, {650, 0.1455}, {700, 0.1402},
        {750, 0.1365}, {800, 0.134}, {900, 0.1314}, {1022, 0.1299}
    };

    /** tau_refrac in us over I_pl code (hardware reference 5.6). */
    private static final double[][] TAU_REFRAC_US = {
        {10, 1.7323},
        {12, 1.4512},
        {15, 1.1612},
        {17, 1.0215},
        {20, 0.8617},
        {25, 0.6771},
        {30, 0.5518},
        {35, 0.461},
        {40, 0.3922},
        {45, 0.3382},
        {50, 0.2947},
        {60, 0.2289},
        {75, 0.1634},
        {85, 0.1338},
        {100, 0.1038},
        {110, 0.0905},
        {125, 0.0766},
        {150, 0.0619},
        {175, 0.0534},
        {200, 0.0495},
        {250, 0.0438},
        {300, 0.0396},
        {400, 0.0334},
        {500, 0.0287},
        {600, 0.0249},
        {700, 0.0216},
        {800, 0.0189},
        {900, 0.0168},
        {1000, 0.0151},
        {1022, 0.0147}
    };

    private TransferLaws() {}

    /** Voltage of a cell that holds a voltage. */
    public static double voltage(double code) {
        return FULL_SCALE_VOLT * code / MAX_CODE;
    }

    /** Current of a cell that holds a current. */
    public static double current(double code) {
        return FULL_SCALE_AMP * code / MAX_CODE;
    }

    /** Excitatory reversal potential in volt: the inverse of DAC = 614 V - 16. */
    public static double excitatoryReversal(double code) {
        return (code + 16) / 614;
    }

    /** Capacitance of the membrane capacitor that is connected. */
    public static double capacitance(boolean big) {
        return big ? BIG_CAPACITANCE_FARAD : SMALL_CAPACITANCE_FARAD;
    }

    /**
     * Membrane time constant in seconds: root of the polynomial in 1/tau, within the domain of the setting.
     *
     * @param code I_gl code
     * @param bigCapacitor which capacitor is connected
     * @param speed divider of I_gl
     */
    public static double tauMem(double code, boolean bigCapacitor, SpeedSetting speed) {
        double normalCode;
        double low;
        double high;
        switch (speed) {
            case FAST -> {
                normalCode = code * 3;
                low = bigCapacitor ? 0.423e-6 : 0.1e-6;
                high = bigCapacitor ? 20.1e-6 : 4.02e-6;
            }
            case SLOW -> {
                normalCode = code / 9;
                low = bigCapacitor ? 1.5e-6 : 0.3e-6;
                high = bigCapacitor ? 200e-6 : 72.2e-6;
            }
            default -> {
                normalCode = code;
                low = bigCapacitor ? 0.541e-6 : 0.1083e-6;
                high = bigCapacitor ? 48.2e-6 : 9.63e-6;
            }
        }
        double factor = bigCapacitor ? 1 : SMALL_CAPACITOR_FACTOR;
        double tau = falling(normalCode, low * factor, high * factor) / factor;
        return Math.min(high, Math.max(low, tau));
    }

    private static double leakCode(double tau) {
        double rate = 1 / tau;
        return rate * (3.88526e-5 + rate * (4.59779e-10 + rate * (-5.59735e-16 + rate * 2.49921e-22)));
    }

    /** The tau in [low, high] at which the falling law gives the code, by bisection to the last bit. */
    private static double falling(double code, double low, double high) {
        double left = low;
        double right = high;
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (left + right);
            if (leakCode(middle) > code) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return 0.5 * (left + right);
    }

    /** Sub-threshold adaptation conductance in siemens, 2.5..4958 nS. */
    public static double adaptation(double code) {
        return clamp(risingRoot(2.01736e13, 1.06392e8, -0.2701 - code), 2.5e-9, 4958e-9);
    }

    /** Adaptation time constant in seconds, 2.93..35.4 us. */
    public static double tauAdapt(double code) {
        double inverse = 1 / Math.max(code, 1e-3);
        return clamp(risingRoot(1.07527e7, 782.014, -1.222e-3 - inverse), 2.93e-6, 35.4e-6);
    }

    /** Slope of the exponential term in volt, 1.21..13.5 mV. */
    public static double slope(double code) {
        return clamp(risingRoot(3.7804e6, 27164.6, -38.5688 - code), 1.21e-3, 13.5e-3);
    }

    /** Spike-triggered adaptation current in ampere, 0.03..69 nA. */
    public static double adaptationJump(double code) {
        double discriminant = 1.8414e10 * 1.8414e10 - 4 * 5.7288e16 * (code - 22.4037);
        // The parabola rises over all codes, so its discriminant stays positive.
        double amp = (1.8414e10 - Math.sqrt(discriminant)) / (2 * 5.7288e16);
        return Math.max(amp, 0.03e-9);
    }

    /** Synaptic time constant in seconds of a V_syntc code, 0.1299..1.5109 us. */
    public static double tauSyn(double code) {
        return interpolate(TAU_SYN_US, code) * 1e-6;
    }

    /** Refractory time in seconds of an I_pl code, 14.7 ns..1.7323 us. */
    public static double tauRefrac(double code) {
        return interpolate(TAU_REFRAC_US, code) * 1e-6;
    }

    /** STP recovery time constant in seconds of a V_dtc code, up to 104 us (hardware reference 4.6). */
    public static double tauRecovery(double code) {
        return Math.min(104e-6, 6.31944444e-4 / (code + 1.07638889));
    }

    /** STP utilisation U of the capacitor setting 0..7 (hardware reference 4.6). */
    public static double utilisation(int cap) {
        return 0.25 + 0.15 / 7 * cap;
    }

    /**
     * Conductance jump of a synapse in siemens (hardware reference 4.5, emulator reference 3.2).
     *
     * @param weight stored weight 0..15; weight 0 conducts too
     * @param gmaxCode code of the row's V_gmax cell
     * @param divisor gmax divisor of the row, 1 at least
     */
    public static double synapse(int weight, double gmaxCode, double divisor) {
        double nanoSiemens = 93.9407 + weight * (81.3443 - 1.59734 * weight);
        return nanoSiemens * 1e-9 * (gmaxCode / 500) * (11 / divisor);
    }

    private static double risingRoot(double square, double linear, double constant) {
        double discriminant = linear * linear - 4 * square * constant;
        return discriminant <= 0 ? 0 : (Math.sqrt(discriminant) - linear) / (2 * square);
    }

    private static double interpolate(double[][] table, double code) {
        if (code <= table[0][0]) {
            return table[0][1];
        }
        for (int i = 1; i < table.length; i++) {
            if (code <= table[i][0]) {
                double share = (code - table[i - 1][0]) / (table[i][0] - table[i - 1][0]);
                return table[i - 1][1] + share * (table[i][1] - table[i - 1][1]);
            }
        }
        return table[table.length - 1][1];
    }

    private static double clamp(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }
}
