package neckar.spec.calib.io;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import neckar.spec.calib.HardwareQuantity;
import neckar.spec.calib.ParameterMaps.Form;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;

/** Words of the format that reader and writer share. */
final class CalibrationKeys {
    static final String FORMAT = "neckar-calibration/1";

    static final Map<String, Form> FORMS =
            Arrays.stream(Form.values()).collect(Collectors.toMap(Form::key, Function.identity()));

    static final Map<String, SpeedMode> SPEEDS =
            Map.of("fast", SpeedMode.FAST, "normal", SpeedMode.NORMAL, "slow", SpeedMode.SLOW);

    static final Map<String, DenmemParameter> DENMEM = Arrays.stream(DenmemParameter.values())
            .collect(Collectors.toMap(DenmemParameter::hardwareName, Function.identity()));

    /** Shared parameters that stand for a hardware quantity. */
    static final Map<String, SharedParameter> BLOCK = Arrays.stream(SharedParameter.values())
            .filter(parameter -> HardwareQuantity.of(parameter) != HardwareQuantity.NONE)
            .collect(Collectors.toMap(SharedParameter::hardwareName, Function.identity()));

    private CalibrationKeys() {}

    /** A key with the suffix of a quantity's unit; plain for parameters that stand for nothing measurable. */
    static String withUnit(String key, HardwareQuantity quantity) {
        return quantity == HardwareQuantity.NONE ? key : key + "_" + quantity.suffix();
    }
}
