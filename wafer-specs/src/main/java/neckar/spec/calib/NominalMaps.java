package neckar.spec.calib;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
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
    private static final String NOT_MAPPED = "this parameter stands for no hardware quantity";

    /** {@code DAC = 1023 V/1.8}. */
    private static final Polynomial VOLTAGE =
            new Polynomial(0, FloatingGateScale.MAX_DAC / FloatingGateScale.FULL_SCALE_VOLT);

    private static final TransferMap PLAIN_VOLTAGE = TransferMap.nearest(VOLTAGE, 0, FloatingGateScale.FULL_SCALE_VOLT);

    /** Leak code of tau_m with the big capacitor at normal speed, in powers of 1/tau. */
    private static final double[] LEAK = {0, 3.88526e-5, 4.59779e-10, -5.59735e-16, 2.49921e-22};

    /** Time constants of the small capacitor over those of the big one, as the software has it. */
    private static final double SMALL_CAP_FACTOR = 1.0 / 5.0;

    private final Map<DenmemParameter, TabulatedMap> denmem = new EnumMap<>(DenmemParameter.class);
    private final Map<SpeedMode, TabulatedMap> leakBigCap = new EnumMap<>(SpeedMode.class);
    private final Map<SpeedMode, TabulatedMap> leakSmallCap = new EnumMap<>(SpeedMode.class);
    private final Map<SharedParameter, TransferMap> shared = new EnumMap<>(SharedParameter.class);

    /** A map that keeps the values of the codes it was asked for: inverting a form takes many steps, a run few codes. */
    private static final class TabulatedMap {
        private static final long UNKNOWN = 0;

        private final TransferMap map;
        // The bits of the values; 0, which is also the value 0, stands for those not computed yet.
        private final AtomicLongArray values = new AtomicLongArray(FloatingGateScale.MAX_DAC + 1);

        private TabulatedMap(TransferMap map) {
            this.map = map;
        }

        double toHardware(int dac) {
            long known = values.get(dac);
            if (known != UNKNOWN) {
                return Double.longBitsToDouble(known);
            }
            double value = map.toHardware(dac);
            values.set(dac, Double.doubleToRawLongBits(value));
            return value;
        }
    }

    NominalMaps() {
        put(DenmemParameter.E_L, PLAIN_VOLTAGE);
        put(DenmemParameter.E_SYNI, PLAIN_VOLTAGE);
        put(DenmemParameter.V_T, PLAIN_VOLTAGE);
        put(DenmemParameter.V_EXP, PLAIN_VOLTAGE);
        put(
                DenmemParameter.E_SYNX,
                TransferMap.nearest(new Polynomial(-16, 614), 0, FloatingGateScale.FULL_SCALE_VOLT));
        put(
                DenmemParameter.I_GLADAPT,
                TransferMap.nearest(new Polynomial(-0.2701, 1.06392e8, 2.01736e13), 2.537e-9, 4.958e-6));
        put(
                DenmemParameter.I_RADAPT,
                TransferMap.nearest(new OneOver(new Polynomial(-1.222e-3, 782.014, 1.07527e7)), 2.93e-6, 35.4e-6));
        put(DenmemParameter.I_REXP, TransferMap.nearest(new Polynomial(-38.5688, 27164.6, 3.7804e6), 1.21e-3, 13.5e-3));
        put(
                DenmemParameter.I_FIRE,
                TransferMap.nearest(new Polynomial(22.4037, 1.8414e10, -5.7288e16), 3.24e-11, 6.926e-8));
        put(DenmemParameter.I_PL, table(NominalTables.REFRACTORY));
        put(DenmemParameter.V_SYNTCX, table(NominalTables.SYNAPTIC));
        put(DenmemParameter.V_SYNTCI, table(NominalTables.SYNAPTIC));
        putLeak(SpeedMode.FAST, 0.423e-6, 20.1e-6, 0.1e-6, 4.02e-6);
        putLeak(SpeedMode.NORMAL, 0.541e-6, 48.2e-6, 0.1083e-6, 9.63e-6);
        putLeak(SpeedMode.SLOW, 1.5e-6, 200e-6, 0.3e-6, 72.2e-6);
        shared.put(
                SharedParameter.V_RESET, new TransferMap(VOLTAGE, 0, FloatingGateScale.FULL_SCALE_VOLT, Rounding.DOWN));
        shared.put(SharedParameter.V_STDF, PLAIN_VOLTAGE);
        shared.put(SharedParameter.V_DEP, PLAIN_VOLTAGE);
        shared.put(SharedParameter.V_FAC, PLAIN_VOLTAGE);
        shared.put(
                SharedParameter.V_DTC,
                TransferMap.nearest(new NegativePowers(-1.07638889, 6.31944444e-4), 6.17e-7, 5.87e-4));
    }

    private void put(DenmemParameter parameter, TransferMap map) {
        denmem.put(parameter, new TabulatedMap(map));
    }

    private void putLeak(SpeedMode speed, double lowBig, double highBig, double lowSmall, double highSmall) {
        leakBigCap.put(speed, new TabulatedMap(TransferMap.nearest(leak(speed, 1), lowBig, highBig)));
        leakSmallCap.put(
                speed, new TabulatedMap(TransferMap.nearest(leak(speed, SMALL_CAP_FACTOR), lowSmall, highSmall)));
    }

    /** Membrane time constants of a mode over those with the big capacitor at equal leak. */
    static double capacitorFactor(AnalogMode mode) {
        return mode.bigCap() ? 1.0 : SMALL_CAP_FACTOR;
    }

    /** Law of the leak: proportional to the divisor, with the time constant scaled by the capacitor. */
    private static NegativePowers leak(SpeedMode speed, double capFactor) {
        double[] c = LEAK.clone();
        double factor = speed.leakDivisor() / (double) SpeedMode.NORMAL.leakDivisor();
        for (int k = 0; k < c.length; k++) {
            c[k] *= factor;
            factor *= capFactor;
        }
        return new NegativePowers(c);
    }

    /** The map of a denmem parameter in a mode. */
    TransferMap denmem(DenmemParameter parameter, AnalogMode mode) {
        return tabulated(parameter, mode).map;
    }

    /** Value of a code. */
    double toHardware(DenmemParameter parameter, AnalogMode mode, int dac) {
        return tabulated(parameter, mode).toHardware(dac);
    }

    private TabulatedMap tabulated(DenmemParameter parameter, AnalogMode mode) {
        TabulatedMap found = parameter == DenmemParameter.I_GL
                ? (mode.bigCap() ? leakBigCap : leakSmallCap).get(mode.leak())
                : denmem.get(parameter);
        return Optional.ofNullable(found).orElseThrow(() -> notMapped(parameter));
    }

    /** The map of a shared parameter that stands for a hardware quantity. */
    TransferMap shared(SharedParameter parameter) {
        return Optional.ofNullable(shared.get(parameter)).orElseThrow(() -> notMapped(parameter));
    }

    private static IllegalStateException notMapped(Enum<?> parameter) {
        return new IllegalStateException(NOT_MAPPED + ": " + parameter);
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
}
