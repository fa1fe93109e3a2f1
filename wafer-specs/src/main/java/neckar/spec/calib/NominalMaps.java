package neckar.spec.calib;

import java.util.EnumMap;
import java.util.Map;
import neckar.base.Invariant;
import neckar.spec.calib.TransferForm.NegativePowers;
import neckar.spec.calib.TransferForm.OneOver;
import neckar.spec.calib.TransferForm.Polynomial;
import neckar.spec.calib.TransferMap.Rounding;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.unit.FloatingGateScale;

/**
 * The maps of an ideal chip: formulas and tables of hardware reference 5.6 (the default transformations of calibtic),
 * and the constants that accompany them. Domains end where the published evaluations of these maps end.
 */
final class NominalMaps {
    /** {@code DAC = 1023 V/1.8}. */
    private static final Polynomial VOLTAGE =
            new Polynomial(0, FloatingGateScale.MAX_DAC / FloatingGateScale.FULL_SCALE_VOLT);

    private static final TransferMap PLAIN_VOLTAGE = TransferMap.nearest(VOLTAGE, 0, FloatingGateScale.FULL_SCALE_VOLT);

    /** Leak code of tau_m with the big capacitor at normal speed, in powers of 1/tau. */
    private static final double[] LEAK = {0, 3.88526e-5, 4.59779e-10, -5.59735e-16, 2.49921e-22};

    /** Time constants of the small capacitor over those of the big one, as the software has it. */
    private static final double SMALL_CAP_FACTOR = 1.0 / 5.0;

    private static final double[][] LEAK_DOMAIN_BIG = {{0.423e-6, 20.1e-6}, {0.541e-6, 48.2e-6}, {1.5e-6, 200e-6}};
    private static final double[][] LEAK_DOMAIN_SMALL = {{0.1e-6, 4.02e-6}, {0.1083e-6, 9.63e-6}, {0.3e-6, 72.2e-6}};

    private final Map<DenmemParameter, TransferMap> denmem = new EnumMap<>(DenmemParameter.class);
    private final TransferMap[] leak = new TransferMap[2 * SpeedMode.values().length];
    private final Map<SharedParameter, TransferMap> shared = new EnumMap<>(SharedParameter.class);
    private final Map<DenmemParameter, double[]> inverse = new EnumMap<>(DenmemParameter.class);
    private final double[][] leakInverse = new double[leak.length][];

    NominalMaps() {
        denmem.put(DenmemParameter.E_L, PLAIN_VOLTAGE);
        denmem.put(DenmemParameter.E_SYNI, PLAIN_VOLTAGE);
        denmem.put(DenmemParameter.V_T, PLAIN_VOLTAGE);
        denmem.put(DenmemParameter.V_EXP, PLAIN_VOLTAGE);
        denmem.put(
                DenmemParameter.E_SYNX,
                TransferMap.nearest(new Polynomial(-16, 614), 0, FloatingGateScale.FULL_SCALE_VOLT));
        denmem.put(
                DenmemParameter.I_GLADAPT,
                TransferMap.nearest(new Polynomial(-0.2701, 1.06392e8, 2.01736e13), 2.537e-9, 4.958e-6));
        denmem.put(
                DenmemParameter.I_RADAPT,
                TransferMap.nearest(new OneOver(new Polynomial(-1.222e-3, 782.014, 1.07527e7)), 2.93e-6, 35.4e-6));
        denmem.put(
                DenmemParameter.I_REXP,
                TransferMap.nearest(new Polynomial(-38.5688, 27164.6, 3.7804e6), 1.21e-3, 13.5e-3));
        denmem.put(
                DenmemParameter.I_FIRE,
                TransferMap.nearest(new Polynomial(22.4037, 1.8414e10, -5.7288e16), 3.24e-11, 6.926e-8));
        denmem.put(DenmemParameter.I_PL, table(NominalTables.REFRACTORY));
        denmem.put(DenmemParameter.V_SYNTCX, table(NominalTables.SYNAPTIC));
        denmem.put(DenmemParameter.V_SYNTCI, table(NominalTables.SYNAPTIC));
        for (SpeedMode speed : SpeedMode.values()) {
            leak[leakIndex(true, speed)] = leakMap(true, speed);
            leak[leakIndex(false, speed)] = leakMap(false, speed);
        }
        shared.put(
                SharedParameter.V_RESET, new TransferMap(VOLTAGE, 0, FloatingGateScale.FULL_SCALE_VOLT, Rounding.DOWN));
        shared.put(SharedParameter.V_STDF, PLAIN_VOLTAGE);
        shared.put(SharedParameter.V_DEP, PLAIN_VOLTAGE);
        shared.put(SharedParameter.V_FAC, PLAIN_VOLTAGE);
        shared.put(
                SharedParameter.V_DTC,
                TransferMap.nearest(new NegativePowers(-1.07638889, 6.31944444e-4), 6.17e-7, 5.87e-4));
        denmem.forEach((parameter, map) -> inverse.put(parameter, tabulate(map)));
        for (int i = 0; i < leak.length; i++) {
            leakInverse[i] = tabulate(leak[i]);
        }
    }

    /** Whether a parameter stands for a hardware quantity; the others are working points with a constant code. */
    static boolean isMapped(DenmemParameter parameter) {
        return switch (parameter) {
            case E_L, E_SYNI, E_SYNX, V_T, V_EXP, I_GL, I_GLADAPT, I_RADAPT, I_REXP, I_FIRE, I_PL, V_SYNTCX, V_SYNTCI ->
                true;
            case I_BEXP, I_CONVI, I_CONVX, I_INTBBI, I_INTBBX, I_SPIKEAMP, V_SYNI, V_SYNX, V_CONVOFFI, V_CONVOFFX ->
                false;
        };
    }

    /**
     * Whether a shared parameter stands for a hardware quantity: V_reset in volt; V_stdf, V_dep and V_fac in volt and
     * V_dtc as recovery time in seconds for short-term plasticity (hardware reference 4.6).
     */
    static boolean isMapped(SharedParameter parameter) {
        return switch (parameter) {
            case V_RESET, V_STDF, V_DEP, V_FAC, V_DTC -> true;
            default -> false;
        };
    }

    /** The map of a denmem parameter in a mode. */
    TransferMap denmem(DenmemParameter parameter, AnalogMode mode) {
        if (parameter == DenmemParameter.I_GL) {
            return leak[leakIndex(mode.bigCap(), mode.leak())];
        }
        TransferMap map = denmem.get(parameter);
        Invariant.check(map != null, "this parameter stands for no hardware quantity", parameter);
        return map;
    }

    /** Value of a code, from a table made once. */
    double toHardware(DenmemParameter parameter, AnalogMode mode, int dac) {
        if (parameter == DenmemParameter.I_GL) {
            return leakInverse[leakIndex(mode.bigCap(), mode.leak())][dac];
        }
        double[] values = inverse.get(parameter);
        Invariant.check(values != null, "this parameter stands for no hardware quantity", parameter);
        return values[dac];
    }

    /** The map of a shared parameter that stands for a hardware quantity. */
    TransferMap shared(SharedParameter parameter) {
        TransferMap map = shared.get(parameter);
        Invariant.check(map != null, "this parameter stands for no hardware quantity", parameter);
        return map;
    }

    private static TransferMap leakMap(boolean bigCap, SpeedMode speed) {
        double[] c = LEAK.clone();
        double speedFactor = speed.leakDivisor() / (double) SpeedMode.NORMAL.leakDivisor();
        double power = 1;
        for (int k = 0; k < c.length; k++) {
            c[k] *= speedFactor * power;
            power *= bigCap ? 1 : SMALL_CAP_FACTOR;
        }
        double[] domain = (bigCap ? LEAK_DOMAIN_BIG : LEAK_DOMAIN_SMALL)[speed.ordinal()];
        return TransferMap.nearest(new NegativePowers(c), domain[0], domain[1]);
    }

    private static int leakIndex(boolean bigCap, SpeedMode speed) {
        return 2 * speed.ordinal() + (bigCap ? 1 : 0);
    }

    private static TransferMap table(double[][] samples) {
        int n = samples.length;
        double[] codes = new double[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            codes[i] = samples[i][0];
            values[i] = samples[i][1] * 1e-6;
        }
        return new TransferMap(new TableForm(codes, values), values[n - 1], values[0], Rounding.DOWN);
    }

    private static double[] tabulate(TransferMap map) {
        double[] values = new double[FloatingGateScale.MAX_DAC + 1];
        for (int dac = 0; dac < values.length; dac++) {
            values[dac] = map.toHardware(dac);
        }
        return values;
    }
}
