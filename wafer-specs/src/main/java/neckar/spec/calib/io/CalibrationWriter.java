package neckar.spec.calib.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.zip.GZIPOutputStream;
import neckar.base.Invariant;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.CalibrationInfo;
import neckar.spec.calib.HardwareQuantity;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.HicannCalibration.ModeMaps;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.calib.PlasticityGains;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.HicannOnWafer;

/**
 * Writes a calibration as gzipped JSON with six significant digits; the same calibration gives the same unpacked bytes.
 */
public final class CalibrationWriter {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private final Writer out;

    private CalibrationWriter(Writer out) {
        this.out = out;
    }

    /** Writes a measured calibration with all chips as members, and closes the stream. */
    public static void write(Calibration calibration, OutputStream stream) throws IOException {
        Invariant.check(calibration.info().isPresent(), "the nominal calibration has no file");
        CalibrationInfo info = calibration.info().orElseThrow();
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(stream), StandardCharsets.UTF_8), 1 << 16)) {
            CalibrationWriter writer = new CalibrationWriter(out);
            writer.header(info);
            String separator = "\n";
            for (Map.Entry<HicannOnWafer, HicannCalibration> chip :
                    calibration.chips().entrySet()) {
                out.write(separator + text(Integer.toString(chip.getKey().id())) + ": {");
                writer.chip(chip.getValue(), info.modes());
                out.write("}");
                separator = ",\n";
            }
            out.write("\n}}\n");
        }
    }

    private void header(CalibrationInfo info) throws IOException {
        out.write("{\"format\": " + text(CalibrationKeys.FORMAT) + ", \"created_by\": " + text(info.createdBy())
                + ", \"spec_hash\": " + text(info.specHash()) + ",\n\"die\": {\"wafer\": " + text(info.dieName())
                + ", \"fingerprint_v\": ");
        numbers(info.fingerprintVolt().size(), i -> info.fingerprintVolt().get(i));
        out.write("},\n\"pll_hz\": " + number(info.pllHz()) + ", \"modes\": [");
        String separator = "";
        for (AnalogMode mode : info.modes()) {
            out.write(separator + "{\"bigcap\": " + mode.bigCap() + ", \"gl\": " + word(mode.leak()) + ", \"gladapt\": "
                    + word(mode.subthresholdAdaptation()) + ", \"radapt\": " + word(mode.adaptationTime()) + "}");
            separator = ", ";
        }
        out.write("],\n\"protocols\": {");
        separator = "";
        for (Map.Entry<String, CalibrationInfo.Protocol> entry :
                info.protocols().entrySet()) {
            CalibrationInfo.Protocol protocol = entry.getValue();
            out.write(separator + text(entry.getKey()) + ": {\"version\": " + protocol.version() + ", \"steps_dac\": "
                    + protocol.stepsDac() + ", \"reps\": " + protocol.repetitions() + ", \"trial_seed\": "
                    + protocol.trialSeed() + "}");
            separator = ",\n";
        }
        out.write("},\n\"hicanns\": {");
    }

    private void chip(HicannCalibration chip, List<AnalogMode> modes) throws IOException {
        out.write("\"denmem\": {");
        denmemMaps(chip, modes);
        out.write("},\n \"block\": {");
        blockMaps(chip);
        out.write("}");
        if (chip.rows().isPresent()) {
            HicannCalibration.Rows rows = chip.rows().get();
            out.write(",\n \"rows\": {\"gain\": ");
            float[] gain = rows.gain();
            numbers(gain.length, i -> gain[i]);
            MapState[] state = rows.state();
            out.write(", \"state\": " + letters(state.length, i -> state[i]) + "}");
        }
        if (chip.weights().isPresent()) {
            weights(chip.weights().get());
        }
        if (chip.plasticity().isPresent()) {
            plasticity(chip.plasticity().get());
        }
    }

    private void denmemMaps(HicannCalibration chip, List<AnalogMode> modes) throws IOException {
        String separator = "";
        for (DenmemParameter parameter : DenmemParameter.values()) {
            List<ModeMaps> taken = chip.denmem(parameter);
            if (taken.isEmpty()) {
                continue;
            }
            out.write(separator + "\n " + text(parameter.hardwareName()) + ": [");
            separator = "";
            for (ModeMaps maps : taken) {
                out.write(separator + "{\"mode\": " + modes.indexOf(maps.mode()) + ", ");
                maps(maps.maps(), "codes_per_unit", HardwareQuantity.of(parameter), Optional.empty());
                out.write("}");
                separator = ", ";
            }
            out.write("]");
            separator = ",";
        }
    }

    private void blockMaps(HicannCalibration chip) throws IOException {
        String separator = "";
        for (SharedParameter parameter : SharedParameter.values()) {
            Optional<ParameterMaps> maps = chip.block(parameter);
            if (maps.isPresent()) {
                out.write(separator + "\n " + text(parameter.hardwareName()) + ": {");
                maps(maps.get(), "c", HardwareQuantity.of(parameter), chip.blockSpread(parameter));
                out.write("}");
                separator = ",";
            }
        }
    }

    private void weights(HicannCalibration.Weights weights) throws IOException {
        double[] p = {
            weights.map().p0() * 1e9, weights.map().p1() * 1e9, weights.map().p2() * 1e9
        };
        out.write(",\n \"weights\": {\"g_ns\": ");
        numbers(p.length, i -> p[i]);
        out.write(", \"vgmax_dac\": " + weights.map().referenceGmaxDac() + ", \"divisor\": "
                + weights.map().referenceDivisor() + ", \"gain_x\": ");
        float[] excitatory = weights.excitatory();
        numbers(excitatory.length, i -> excitatory[i]);
        out.write(", \"gain_i\": ");
        float[] inhibitory = weights.inhibitory();
        numbers(inhibitory.length, i -> inhibitory[i]);
        out.write("}");
    }

    private void plasticity(PlasticityGains gains) throws IOException {
        out.write(",\n \"plasticity\": {\"utilisation\": ");
        float[] utilisation = gains.utilisation();
        numbers(utilisation.length, i -> utilisation[i]);
        out.write(", \"scale\": ");
        float[] scale = gains.scale();
        numbers(scale.length, i -> scale[i]);
        out.write(", \"recovery\": ");
        float[] recovery = gains.recovery();
        numbers(recovery.length, i -> recovery[i]);
        MapState[] state = gains.state();
        out.write(", \"state\": " + letters(state.length, i -> state[i]) + "}");
    }

    private void maps(ParameterMaps maps, String coefficientKey, HardwareQuantity quantity, Optional<float[]> spread)
            throws IOException {
        int n = maps.entries();
        out.write("\"form\": " + text(maps.form().key()));
        double[] codes = maps.tableCodes();
        if (codes.length > 0) {
            out.write(", \"codes\": ");
            numbers(codes.length, i -> codes[i]);
        }
        out.write(", " + text(coefficientKey) + ": [");
        for (int entry = 0; entry < n; entry++) {
            int current = entry;
            out.write(entry == 0 ? "" : ", ");
            numbers(maps.width(), k -> maps.coefficient(current, k));
        }
        out.write("], " + text(CalibrationKeys.withUnit("domain", quantity)) + ": [");
        for (int entry = 0; entry < n; entry++) {
            out.write((entry == 0 ? "[" : ", [") + number(maps.low(entry)) + ", " + number(maps.high(entry)) + "]");
        }
        out.write("], \"sigma_dac\": ");
        numbers(n, maps::sigmaDac);
        out.write(", " + text(CalibrationKeys.withUnit("rms", quantity)) + ": ");
        numbers(n, maps::residual);
        out.write(", \"n\": ");
        numbers(n, maps::points);
        if (spread.isPresent()) {
            out.write(", " + text(CalibrationKeys.withUnit("spread", quantity)) + ": ");
            numbers(spread.get().length, i -> spread.get()[i]);
        }
        out.write(", \"state\": " + letters(n, maps::state));
    }

    private void numbers(int count, IntToDoubleFunction value) throws IOException {
        out.write('[');
        for (int i = 0; i < count; i++) {
            out.write(i == 0 ? "" : ", ");
            out.write(number(value.applyAsDouble(i)));
        }
        out.write(']');
    }

    private static String letters(int count, IntFunction<MapState> state) {
        StringBuilder letters = new StringBuilder("\"");
        for (int i = 0; i < count; i++) {
            letters.append(state.apply(i).letter());
        }
        return letters.append('"').toString();
    }

    /** Six significant digits, in the same form on every Java platform. */
    private static String number(double value) {
        if (value == StrictMath.rint(value) && StrictMath.abs(value) < 1e6) {
            return Integer.toString((int) value);
        }
        return new BigDecimal(value, SIX_DIGITS).stripTrailingZeros().toString();
    }

    private static String word(Enum<?> value) {
        return text(value.name().toLowerCase(Locale.ROOT));
    }

    private static String text(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
