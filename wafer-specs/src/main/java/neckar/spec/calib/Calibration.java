package neckar.spec.calib;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.base.Invariant;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;

/**
 * Maps of all circuits of a wafer: measured where there is a good measurement in the right mode, nominal elsewhere
 * (calibration reference 1.3). Immutable; safe for any number of threads.
 *
 * <p>Hardware quantities of denmem parameters: volt for E_l, E_synx, E_syni, V_t, V_exp and (slope) I_rexp; seconds for
 * I_gl (tau_m), V_syntcx, V_syntci, I_pl and I_radapt; siemens for I_gladapt; ampere for I_fire.
 */
public final class Calibration {
    private static final Comparator<HicannOnWafer> BY_NUMBER = Comparator.comparingInt(HicannOnWafer::id);
    private static final NominalMaps NOMINAL = new NominalMaps();

    private final Optional<CalibrationInfo> info;
    private final SortedMap<HicannOnWafer, HicannCalibration> chips;

    private Calibration(Optional<CalibrationInfo> info, SortedMap<HicannOnWafer, HicannCalibration> chips) {
        this.info = info;
        this.chips = chips;
    }

    /** The calibration of an ideal wafer. */
    public static Calibration nominal() {
        return new Calibration(Optional.empty(), new TreeMap<>(BY_NUMBER));
    }

    /** A measured calibration. */
    public static Calibration measured(CalibrationInfo info, Map<HicannOnWafer, HicannCalibration> chips) {
        SortedMap<HicannOnWafer, HicannCalibration> copy = new TreeMap<>(BY_NUMBER);
        copy.putAll(chips);
        return new Calibration(Optional.of(info), copy);
    }

    /** Whether a parameter stands for a hardware quantity; the others have a {@link #workingPointDac}. */
    public static boolean isMapped(DenmemParameter parameter) {
        return HardwareQuantity.of(parameter) != HardwareQuantity.NONE;
    }

    /** The nominal map of a parameter that stands for a hardware quantity. */
    public static TransferMap nominalMap(DenmemParameter parameter, AnalogMode mode) {
        return NOMINAL.denmem(parameter, mode);
    }

    /** The nominal map of a shared parameter that stands for a hardware quantity. */
    public static TransferMap nominalMap(SharedParameter parameter) {
        return NOMINAL.shared(parameter);
    }

    /** Where the calibration comes from; empty for the nominal one. */
    public Optional<CalibrationInfo> info() {
        return info;
    }

    /** The measured chips. */
    public SortedMap<HicannOnWafer, HicannCalibration> chips() {
        return Collections.unmodifiableSortedMap(chips);
    }

    /** State of one entry in a mode. */
    public MapState state(HicannOnWafer hicann, DenmemOnHicann denmem, DenmemParameter parameter, AnalogMode mode) {
        return measuredMaps(hicann, parameter, mode)
                .map(maps -> maps.state(denmem.id()))
                .orElse(MapState.NOMINAL);
    }

    /**
     * Code of a hardware value of a denmem.
     *
     * @param hicann chip
     * @param denmem circuit
     * @param parameter a parameter that stands for a hardware quantity
     * @param mode neuron-wide settings
     * @param value the value in SI units
     */
    public Code toCode(
            HicannOnWafer hicann, DenmemOnHicann denmem, DenmemParameter parameter, AnalogMode mode, double value) {
        Optional<ParameterMaps> maps = measuredMaps(hicann, parameter, mode);
        MapState state = maps.map(m -> m.state(denmem.id())).orElse(MapState.NOMINAL);
        if (state == MapState.OK) {
            return maps.orElseThrow().map(denmem.id()).toCode(value, state);
        }
        if (isLeakOfOtherCapacitor(hicann, denmem, parameter, mode)) {
            double factor = otherCapacitorFactor(mode);
            Code code = toCode(hicann, denmem, parameter, mode.withOtherCapacitor(), value * factor);
            return new Code(code.dac(), code.given() / factor, code.clipped(), code.state());
        }
        Code code = NOMINAL.denmem(parameter, mode).toCode(value, state);
        return new Code(code.dac(), NOMINAL.toHardware(parameter, mode, code.dac()), code.clipped(), state);
    }

    /** Hardware value of a code of a denmem; the inverse of {@link #toCode}. */
    public double toHardware(
            HicannOnWafer hicann, DenmemOnHicann denmem, DenmemParameter parameter, AnalogMode mode, int dac) {
        Optional<ParameterMaps> maps = measuredMaps(hicann, parameter, mode);
        if (maps.isPresent() && maps.get().state(denmem.id()) == MapState.OK) {
            return maps.get().map(denmem.id()).toHardware(dac);
        }
        if (isLeakOfOtherCapacitor(hicann, denmem, parameter, mode)) {
            return toHardware(hicann, denmem, parameter, mode.withOtherCapacitor(), dac) / otherCapacitorFactor(mode);
        }
        return NOMINAL.toHardware(parameter, mode, dac);
    }

    /**
     * Code of a working point, a parameter that stands for no hardware quantity: a measured constant or the default.
     */
    public int workingPointDac(
            HicannOnWafer hicann, DenmemOnHicann denmem, DenmemParameter parameter, AnalogMode mode) {
        Invariant.check(!isMapped(parameter), "this parameter stands for a hardware quantity", parameter);
        return measuredMaps(hicann, parameter, mode)
                .filter(maps -> maps.state(denmem.id()) == MapState.OK)
                .map(maps -> maps.map(denmem.id()).toCode(0, MapState.OK).dac())
                .orElse(parameter.defaultCode());
    }

    /**
     * Code of a hardware value of a floating-gate block: V_reset, V_stdf, V_dep, V_fac in volt, V_dtc as recovery time in
     * seconds.
     */
    public Code toCode(HicannOnWafer hicann, FgBlockOnHicann block, SharedParameter parameter, double value) {
        Optional<ParameterMaps> maps = measuredMaps(hicann, parameter);
        MapState state = maps.map(m -> m.state(block.id())).orElse(MapState.NOMINAL);
        TransferMap map = state == MapState.OK ? maps.orElseThrow().map(block.id()) : NOMINAL.shared(parameter);
        return map.toCode(value, state);
    }

    /** Hardware value of a code of a floating-gate block; the inverse of {@link #toCode}. */
    public double toHardware(HicannOnWafer hicann, FgBlockOnHicann block, SharedParameter parameter, int dac) {
        return measuredMaps(hicann, parameter)
                .filter(maps -> maps.state(block.id()) == MapState.OK)
                .map(maps -> maps.map(block.id()))
                .orElseGet(() -> NOMINAL.shared(parameter))
                .toHardware(dac);
    }

    /** Weight map of a chip. */
    public WeightMap weightMap(HicannOnWafer hicann) {
        return chip(hicann)
                .flatMap(HicannCalibration::weights)
                .map(HicannCalibration.Weights::map)
                .orElse(WeightMap.NOMINAL);
    }

    /** Strength of a synapse over the chip's weight map: gain of its row times gain of the input that it feeds. */
    public double synapseGain(
            HicannOnWafer hicann, SynapseRowOnHicann row, DenmemOnHicann denmem, SynapticInput input) {
        HicannCalibration chip = chips.get(hicann);
        return chip == null ? 1.0 : chip.rowGain(row.id()) * chip.inputGain(denmem.id(), input);
    }

    /** Whether a leak was measured with the other capacitor only: it is the same current, which the nominal ratio relates. */
    private boolean isLeakOfOtherCapacitor(
            HicannOnWafer hicann, DenmemOnHicann denmem, DenmemParameter parameter, AnalogMode mode) {
        return parameter == DenmemParameter.I_GL
                && measuredMaps(hicann, parameter, mode).isEmpty()
                && state(hicann, denmem, parameter, mode.withOtherCapacitor()) == MapState.OK;
    }

    private static double otherCapacitorFactor(AnalogMode mode) {
        return NominalMaps.capacitorFactor(mode.withOtherCapacitor()) / NominalMaps.capacitorFactor(mode);
    }

    /** Gains of a driver's short-term plasticity; 1 where they were not measured. */
    public PlasticityGains.Driver plasticity(HicannOnWafer hicann, SynapseDriverOnHicann driver) {
        return chip(hicann)
                .flatMap(HicannCalibration::plasticity)
                .map(gains -> gains.of(driver.id()))
                .orElse(PlasticityGains.Driver.NOMINAL);
    }

    private Optional<HicannCalibration> chip(HicannOnWafer hicann) {
        return Optional.ofNullable(chips.get(hicann));
    }

    private Optional<ParameterMaps> measuredMaps(HicannOnWafer hicann, DenmemParameter parameter, AnalogMode mode) {
        HicannCalibration chip = chips.get(hicann);
        return chip == null ? Optional.empty() : chip.denmem(parameter, mode);
    }

    private Optional<ParameterMaps> measuredMaps(HicannOnWafer hicann, SharedParameter parameter) {
        return chip(hicann).flatMap(chip -> chip.block(parameter));
    }
}
