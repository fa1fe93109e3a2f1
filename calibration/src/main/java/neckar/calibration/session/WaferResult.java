package neckar.calibration.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.calibration.fit.Robust;
import neckar.calibration.lab.ChipProgram;
import neckar.calibration.procedure.Procedure;
import neckar.calibration.procedure.Step;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.CalibrationInfo;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.WaferDescription;

/** The results of all chips as one calibration. */
public final class WaferResult {
    private static final int FINGERPRINT = 64;
    /** Code at which the leak potentials of the fingerprint are compared. */
    private static final int FINGERPRINT_DAC = 470;

    private WaferResult() {}

    /**
     * The calibration file's content.
     *
     * @param chips results, by chip
     * @param procedures what was run
     * @param seed seed of the writings
     * @param createdBy program and version
     */
    public static Calibration calibration(
            List<ChipResult> chips, List<Procedure> procedures, long seed, String createdBy) {
        Map<HicannOnWafer, HicannCalibration> byChip = new LinkedHashMap<>();
        chips.forEach(chip -> byChip.put(chip.known().hicann(), chip.known().chip()));
        SortedMap<String, CalibrationInfo.Protocol> protocols = new TreeMap<>();
        for (Procedure procedure : procedures) {
            List<Integer> codes =
                    procedure.steps().stream().map(Step::code).distinct().toList();
            int repetitions = procedure.steps().size() / codes.size();
            protocols.put(
                    procedure.name(), new CalibrationInfo.Protocol(procedure.version(), codes, repetitions, seed));
        }
        CalibrationInfo info = new CalibrationInfo(
                createdBy,
                WaferDescription.DEFAULT.hash(),
                "",
                chips.isEmpty() ? List.of() : fingerprint(chips.get(0).known().chip()),
                ChipProgram.PLL_MHZ * 1e6,
                Plan.modes(),
                protocols);
        return Calibration.measured(info, byChip);
    }

    /** Leak potentials of 64 denmems over the chip at one code against their median, in volt; 0 where there is no map. */
    public static List<Double> fingerprint(HicannCalibration chip) {
        ParameterMaps maps = chip.denmem(DenmemParameter.E_L, AnalogMode.NORMAL).orElse(null);
        List<Double> print = new ArrayList<>();
        if (maps == null) {
            return print;
        }
        double[] volt = new double[FINGERPRINT];
        for (int i = 0; i < FINGERPRINT; i++) {
            int denmem = i * (DenmemOnHicann.COUNT / FINGERPRINT);
            volt[i] = maps.state(denmem) == MapState.OK ? maps.map(denmem).toHardware(FINGERPRINT_DAC) : Double.NaN;
        }
        double median = Robust.median(volt);
        for (double v : volt) {
            print.add(Double.isNaN(v) ? 0 : v - median);
        }
        return print;
    }
}
