package neckar.spec.unit;

import neckar.base.InputException;

/**
 * Biology to hardware and back (hardware reference 5.5, calibration reference 3.1). Time shrinks by the speedup,
 * voltages are stretched by {@code voltageScale} and moved by {@code voltageShiftVolt}; conductances and currents
 * follow from the ratio of capacitances.
 *
 * @param speedup biological time over hardware time, 10^3 to 10^5
 * @param voltageScale hardware volts per biological volt
 * @param voltageShiftVolt hardware voltage of 0 mV, in volt
 */
public record Scaling(double speedup, double voltageScale, double voltageShiftVolt) {
    /** Speedup when nothing else is asked for. */
    public static final double DEFAULT_SPEEDUP = 1e4;

    /** Speedup 10^4, voltage scale 10, shift 1.2 V. */
    public static final Scaling DEFAULT = new Scaling(DEFAULT_SPEEDUP, 10.0, 1.2);

    /** Smallest speedup of the hardware. */
    public static final double MIN_SPEEDUP = 1e3;

    /** Largest speedup of the hardware. */
    public static final double MAX_SPEEDUP = 1e5;

    /**
     * Checks the three numbers.
     *
     * @throws InputException if the speedup is outside 10^3..10^5, the scale not positive or a number not finite
     */
    public Scaling {
        if (!(speedup >= MIN_SPEEDUP && speedup <= MAX_SPEEDUP)) {
            throw InputException.of("speedup", "the hardware cannot run at this speedup")
                    .value(speedup)
                    .allowed("1000 to 100000");
        }
        if (!(voltageScale > 0 && voltageScale <= 1e3)) {
            throw InputException.of("voltage_scale", "the voltage scale is out of range")
                    .value(voltageScale)
                    .allowed("above 0, up to 1000");
        }
        if (!(StrictMath.abs(voltageShiftVolt) <= 1e3)) {
            throw InputException.of("voltage_shift_v", "the voltage shift is out of range")
                    .value(voltageShiftVolt)
                    .allowed("-1000 to 1000");
        }
    }

    /**
     * Scale and shift that map one voltage range onto another.
     *
     * @param lowMv,highMv biological range
     * @param lowVolt,highVolt hardware range
     */
    public static Scaling ofRanges(double speedup, double lowMv, double highMv, double lowVolt, double highVolt) {
        if (!(highMv > lowMv && highVolt > lowVolt)) {
            throw InputException.of("voltage range", "the upper end must lie above the lower end")
                    .value(lowMv + ".." + highMv + " mV to " + lowVolt + ".." + highVolt + " V");
        }
        double width = highMv - lowMv;
        return new Scaling(
                speedup, 1000.0 * (highVolt - lowVolt) / width, (highMv * lowVolt - lowMv * highVolt) / width);
    }

    /** Hardware time of a biological time. */
    public double timeSec(double ms) {
        return ms / 1000.0 / speedup;
    }

    /** Biological time of a hardware time. */
    public double timeMs(double sec) {
        return sec * speedup * 1000.0;
    }

    /** Hardware voltage of a biological potential. */
    public double volt(double mv) {
        return voltageScale * mv / 1000.0 + voltageShiftVolt;
    }

    /** Biological potential of a hardware voltage. */
    public double mv(double volt) {
        return (volt - voltageShiftVolt) * 1000.0 / voltageScale;
    }

    /** Hardware width of a biological voltage difference, such as the slope of the exponential. */
    public double voltDifference(double mv) {
        return voltageScale * mv / 1000.0;
    }

    /** Biological width of a hardware voltage difference. */
    public double mvDifference(double volt) {
        return volt * 1000.0 / voltageScale;
    }

    /**
     * Hardware conductance of a biological conductance.
     *
     * @param microSiemens conductance in the model
     * @param hardwareFarad capacitance of the circuits that stand for the membrane
     * @param membraneNf capacitance of the membrane in the model
     */
    public double siemens(double microSiemens, double hardwareFarad, double membraneNf) {
        return microSiemens * 1e-6 * speedup * capacitanceRatio(hardwareFarad, membraneNf);
    }

    /** Biological conductance of a hardware conductance; the inverse of {@link #siemens}. */
    public double microSiemens(double siemens, double hardwareFarad, double membraneNf) {
        return siemens * 1e6 / (speedup * capacitanceRatio(hardwareFarad, membraneNf));
    }

    /** Hardware current of a biological current. */
    public double amp(double na, double hardwareFarad, double membraneNf) {
        return na * 1e-9 * voltageScale * speedup * capacitanceRatio(hardwareFarad, membraneNf);
    }

    /** Biological current of a hardware current; the inverse of {@link #amp}. */
    public double na(double amp, double hardwareFarad, double membraneNf) {
        return amp * 1e9 / (voltageScale * speedup * capacitanceRatio(hardwareFarad, membraneNf));
    }

    private static double capacitanceRatio(double hardwareFarad, double membraneNf) {
        return hardwareFarad / (membraneNf * 1e-9);
    }
}
