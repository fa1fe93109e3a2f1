package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import neckar.base.Seeds;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.CalibrationInfo;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.HicannCalibration.ModeMaps;
import neckar.spec.calib.HicannCalibration.Rows;
import neckar.spec.calib.HicannCalibration.Weights;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.calib.PlasticityGains;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;

/** What has been found out about a chip so far; nominal maps stand for the rest. Immutable. */
public final class Knowledge {
    private static final CalibrationInfo INFO = new CalibrationInfo(
            "", "", "", List.of(), 125e6, List.of(AnalogMode.NORMAL), new TreeMap<String, CalibrationInfo.Protocol>());

    private final HicannOnWafer hicann;
    private final Readout readout;
    private final Map<DenmemParameter, List<ModeMaps>> denmem;
    private final Map<SharedParameter, ParameterMaps> block;
    private final Map<SharedParameter, float[]> spread;
    private final Optional<Rows> rows;
    private final Optional<Weights> weights;
    private final Optional<PlasticityGains> plasticity;
    private final Calibration calibration;

    private Knowledge(
            HicannOnWafer hicann,
            Readout readout,
            Map<DenmemParameter, List<ModeMaps>> denmem,
            Map<SharedParameter, ParameterMaps> block,
            Map<SharedParameter, float[]> spread,
            Optional<Rows> rows,
            Optional<Weights> weights,
            Optional<PlasticityGains> plasticity) {
        this.hicann = hicann;
        this.readout = readout;
        this.denmem = denmem;
        this.block = block;
        this.spread = spread;
        this.rows = rows;
        this.weights = weights;
        this.plasticity = plasticity;
        calibration = Calibration.measured(INFO, Map.of(hicann, chip()));
    }

    /** Nothing but the nominal maps. */
    public static Knowledge none(HicannOnWafer hicann) {
        return new Knowledge(
                hicann,
                Readout.unknown(),
                new EnumMap<>(DenmemParameter.class),
                new EnumMap<>(SharedParameter.class),
                new EnumMap<>(SharedParameter.class),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What a calibration says about a chip, with the nominal readout. */
    public static Knowledge of(HicannOnWafer hicann, HicannCalibration chip) {
        Map<DenmemParameter, List<ModeMaps>> denmem = new EnumMap<>(DenmemParameter.class);
        for (DenmemParameter parameter : DenmemParameter.values()) {
            if (!chip.denmem(parameter).isEmpty()) {
                denmem.put(parameter, chip.denmem(parameter));
            }
        }
        Map<SharedParameter, ParameterMaps> block = new EnumMap<>(SharedParameter.class);
        Map<SharedParameter, float[]> spread = new EnumMap<>(SharedParameter.class);
        for (SharedParameter parameter : SharedParameter.values()) {
            chip.block(parameter).ifPresent(maps -> block.put(parameter, maps));
            chip.blockSpread(parameter).ifPresent(values -> spread.put(parameter, values));
        }
        return new Knowledge(
                hicann, Readout.unknown(), denmem, block, spread, chip.rows(), chip.weights(), chip.plasticity());
    }

    /** The chip. */
    public HicannOnWafer hicann() {
        return hicann;
    }

    /** How its readings compare. */
    public Readout readout() {
        return readout;
    }

    /** Code of a hardware value for a denmem. */
    public int code(int id, DenmemParameter parameter, AnalogMode mode, double value) {
        return calibration
                .toCode(hicann, DenmemOnHicann.of(id), parameter, mode, value)
                .dac();
    }

    /** Whether a denmem has a good map of a parameter in a mode. */
    public boolean has(int id, DenmemParameter parameter, AnalogMode mode) {
        return calibration.state(hicann, DenmemOnHicann.of(id), parameter, mode) == MapState.OK;
    }

    /** Whether a denmem has a good map whose domain holds a value. */
    public boolean reaches(int id, DenmemParameter parameter, AnalogMode mode, double value) {
        return has(id, parameter, mode)
                && !calibration
                        .toCode(hicann, DenmemOnHicann.of(id), parameter, mode, value)
                        .clipped();
    }

    /** Curve of the weights. */
    public WeightMap weightMap() {
        return calibration.weightMap(hicann);
    }

    /** Strength of a synapse over the curve of the weights. */
    public double synapseGain(SynapseRowOnHicann row, int id, SynapticInput input) {
        return calibration.synapseGain(hicann, row, DenmemOnHicann.of(id), input);
    }

    /** Code of a working point of a denmem. */
    public int workingPoint(int id, DenmemParameter parameter) {
        return calibration.workingPointDac(hicann, DenmemOnHicann.of(id), parameter, AnalogMode.NORMAL);
    }

    /** Hardware value of a denmem's code. */
    public double value(int id, DenmemParameter parameter, AnalogMode mode, int dac) {
        return calibration.toHardware(hicann, DenmemOnHicann.of(id), parameter, mode, dac);
    }

    /** Code of a hardware value for a floating-gate block. */
    public int code(int blockId, SharedParameter parameter, double value) {
        return calibration
                .toCode(hicann, FgBlockOnHicann.of(blockId), parameter, value)
                .dac();
    }

    /** Hardware value of the code of a floating-gate block's cell. */
    public double value(int blockId, SharedParameter parameter, int dac) {
        return calibration.toHardware(hicann, FgBlockOnHicann.of(blockId), parameter, dac);
    }

    /** Gains of a driver's short-term plasticity. */
    public PlasticityGains.Driver plasticity(int driver) {
        return calibration.plasticity(hicann, SynapseDriverOnHicann.of(driver));
    }

    /** Maps of a parameter in a mode, if measured. */
    public Optional<ParameterMaps> maps(DenmemParameter parameter, AnalogMode mode) {
        return chip().denmem(parameter, mode);
    }

    /** Strengths, if measured. */
    public Optional<Weights> weights() {
        return weights;
    }

    /** The measurements in the form of the calibration file. */
    public HicannCalibration chip() {
        return new HicannCalibration(denmem, block, spread, rows, weights, plasticity);
    }

    /** Number that follows from all maps and the readout, bit by bit. */
    public long fingerprint() {
        long print = Seeds.split(hicann.id(), readout.hashCode());
        for (Map.Entry<DenmemParameter, List<ModeMaps>> entry : denmem.entrySet()) {
            for (ModeMaps maps : entry.getValue()) {
                print = Seeds.split(print, entry.getKey().row(neckar.spec.coord.Side.LEFT), code(maps.mode()));
                print = fingerprint(print, maps.maps());
            }
        }
        for (Map.Entry<SharedParameter, ParameterMaps> entry : block.entrySet()) {
            print = fingerprint(Seeds.split(print, entry.getKey().hardwareName().charAt(2)), entry.getValue());
        }
        print = Seeds.split(print, weights.map(Weights::hashCode).orElse(0));
        print = Seeds.split(print, rows.map(Rows::hashCode).orElse(0));
        return Seeds.split(print, plasticity.map(PlasticityGains::hashCode).orElse(0));
    }

    private static long code(AnalogMode mode) {
        return mode.leak().leakDivisor() * 2L + (mode.bigCap() ? 1 : 0);
    }

    private static long fingerprint(long start, ParameterMaps maps) {
        long print = start;
        for (int i = 0; i < maps.entries(); i++) {
            print = Seeds.split(print, maps.state(i).letter(), Float.floatToIntBits(maps.low(i)));
            for (int k = 0; k < maps.width(); k++) {
                print = Seeds.split(print, Float.floatToIntBits(maps.coefficient(i, k)));
            }
        }
        return print;
    }

    /** This with another readout. */
    public Knowledge with(Readout newReadout) {
        return new Knowledge(hicann, newReadout, denmem, block, spread, rows, weights, plasticity);
    }

    /** This with maps of a denmem parameter in a mode, in place of earlier ones in that mode. */
    public Knowledge with(DenmemParameter parameter, AnalogMode mode, ParameterMaps maps) {
        Map<DenmemParameter, List<ModeMaps>> copy = new EnumMap<>(DenmemParameter.class);
        copy.putAll(denmem);
        List<ModeMaps> list = new ArrayList<>(copy.getOrDefault(parameter, List.of()));
        list.removeIf(old -> old.mode().equals(mode));
        list.add(new ModeMaps(mode, maps));
        copy.put(parameter, list);
        return new Knowledge(hicann, readout, copy, block, spread, rows, weights, plasticity);
    }

    /** This with maps of a shared parameter and the spread within the blocks. */
    public Knowledge with(SharedParameter parameter, ParameterMaps maps, float[] spreads) {
        Map<SharedParameter, ParameterMaps> copy = new EnumMap<>(SharedParameter.class);
        copy.putAll(block);
        copy.put(parameter, maps);
        Map<SharedParameter, float[]> spreadCopy = new EnumMap<>(SharedParameter.class);
        spreadCopy.putAll(spread);
        spreadCopy.put(parameter, spreads.clone());
        return new Knowledge(hicann, readout, denmem, copy, spreadCopy, rows, weights, plasticity);
    }

    /** This with strengths of inputs and rows. */
    public Knowledge with(Weights newWeights, Rows newRows) {
        return new Knowledge(
                hicann, readout, denmem, block, spread, Optional.of(newRows), Optional.of(newWeights), plasticity);
    }

    /** This with maps of parameters that serve blocks of drivers, and gains of the drivers. */
    public Knowledge with(Map<SharedParameter, ParameterMaps> maps, PlasticityGains gains) {
        Map<SharedParameter, ParameterMaps> copy = new EnumMap<>(SharedParameter.class);
        copy.putAll(block);
        copy.putAll(maps);
        return new Knowledge(hicann, readout, denmem, copy, spread, rows, weights, Optional.of(gains));
    }
}
