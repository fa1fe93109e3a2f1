package neckar.spec.calib.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.base.NumberRange;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.base.json.ObjectReader;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.CalibrationInfo;
import neckar.spec.calib.CalibrationInfo.Protocol;
import neckar.spec.calib.HardwareQuantity;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.HicannCalibration.ModeMaps;
import neckar.spec.calib.HicannCalibration.Rows;
import neckar.spec.calib.HicannCalibration.Weights;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.calib.PlasticityGains;
import neckar.spec.calib.TransferMap;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.unit.FloatingGateScale;

/**
 * Reads a calibration (calibration reference 1.2), gzipped or plain JSON. A chip is a member of the file, or the name of
 * a file beside it that holds the chip alone.
 */
public final class CalibrationReader {
    private final Path file;
    private List<AnalogMode> modes = List.of();

    private CalibrationReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a calibration file.
     *
     * @throws InputException if it cannot be read, is of another version, or holds anything unknown or out of range
     */
    public static Calibration read(Path file) {
        return new CalibrationReader(file).calibration();
    }

    private Calibration calibration() {
        ObjectReader root = document(file);
        CalibrationInfo info = info(root);
        Map<HicannOnWafer, HicannCalibration> chips = new LinkedHashMap<>();
        JsonObject members = root.require("hicanns").asObject();
        for (String key : members.keys()) {
            JsonValue member = members.get(key).orElseThrow();
            chips.put(hicann(key, member), member.isText() ? separateFile(key, member) : chip(reader(member)));
        }
        root.finish();
        return Calibration.measured(info, chips);
    }

    private CalibrationInfo info(ObjectReader root) {
        String dieName = "";
        List<Double> fingerprint = new ArrayList<>();
        Optional<JsonValue> die = root.find("die");
        if (die.isPresent()) {
            ObjectReader dieReader = reader(die.get());
            dieName = dieReader.text("wafer", "");
            for (JsonValue value : dieReader.elements("fingerprint_v")) {
                fingerprint.add(value.number());
            }
            dieReader.finish();
        }
        JsonValue modeList = root.require("modes");
        List<AnalogMode> found = new ArrayList<>();
        for (JsonValue mode : modeList.asArray().elements()) {
            found.add(mode(reader(mode)));
        }
        if (found.isEmpty()) {
            throw modeList.wrong("a calibration names the modes in which it was taken", "one mode or more");
        }
        modes = found;
        return new CalibrationInfo(
                root.text("created_by", ""),
                root.text("spec_hash", ""),
                dieName,
                fingerprint,
                root.number("pll_hz", NumberRange.between(100e6, 250e6, "Hz")),
                modes,
                protocols(root.find("protocols")));
    }

    private static AnalogMode mode(ObjectReader mode) {
        JsonValue bigCap = mode.require("bigcap");
        AnalogMode result = new AnalogMode(
                bigCap.flag(),
                mode.choice("gl", CalibrationKeys.SPEEDS),
                mode.choice("gladapt", CalibrationKeys.SPEEDS),
                mode.choice("radapt", CalibrationKeys.SPEEDS));
        mode.finish();
        return result;
    }

    private static SortedMap<String, Protocol> protocols(Optional<JsonValue> value) {
        SortedMap<String, Protocol> protocols = new TreeMap<>();
        if (value.isEmpty()) {
            return protocols;
        }
        JsonObject members = value.get().asObject();
        for (String name : members.keys()) {
            ObjectReader protocol = reader(members.get(name).orElseThrow());
            List<Integer> steps = new ArrayList<>();
            for (JsonValue step : protocol.elements("steps_dac")) {
                steps.add((int) step.integer(0, FloatingGateScale.MAX_DAC));
            }
            protocols.put(
                    name,
                    new Protocol(
                            (int) protocol.integer("version", 0, Integer.MAX_VALUE),
                            steps,
                            (int) protocol.integer("reps", 0, Integer.MAX_VALUE, 1),
                            protocol.integer("trial_seed", Long.MIN_VALUE, Long.MAX_VALUE, 0)));
            protocol.finish();
        }
        return protocols;
    }

    private static HicannOnWafer hicann(String key, JsonValue place) {
        if (!key.matches("\\d{1,3}") || Integer.parseInt(key) >= HicannOnWafer.COUNT) {
            throw place.error("there is no such chip").value(key).allowed("\"0\" to \"383\"");
        }
        return HicannOnWafer.of(Integer.parseInt(key));
    }

    private HicannCalibration separateFile(String key, JsonValue name) {
        Path beside = file.resolveSibling(name.text());
        if (!beside.normalize().startsWith(file.resolveSibling("").normalize())) {
            throw name.wrong("a chip's file lies beside the calibration", "a file name without folders above");
        }
        ObjectReader document = document(beside);
        long hicann = document.integer("hicann", 0, HicannOnWafer.COUNT - 1);
        if (hicann != Integer.parseInt(key)) {
            throw document.require("hicann").wrong("the file holds another chip than its index says", key);
        }
        return chip(document);
    }

    private HicannCalibration chip(ObjectReader chip) {
        Map<DenmemParameter, List<ModeMaps>> denmem = new EnumMap<>(DenmemParameter.class);
        Optional<JsonValue> denmemValue = chip.find("denmem");
        if (denmemValue.isPresent()) {
            JsonObject members = denmemValue.get().asObject();
            for (String name : members.keys()) {
                JsonValue member = members.get(name).orElseThrow();
                DenmemParameter parameter = known(CalibrationKeys.DENMEM, name, member);
                denmem.put(parameter, modeMaps(parameter, member));
            }
        }
        Map<SharedParameter, ParameterMaps> block = new EnumMap<>(SharedParameter.class);
        Map<SharedParameter, float[]> spread = new HashMap<>();
        Optional<JsonValue> blockValue = chip.find("block");
        if (blockValue.isPresent()) {
            JsonObject members = blockValue.get().asObject();
            for (String name : members.keys()) {
                JsonValue member = members.get(name).orElseThrow();
                SharedParameter parameter = known(CalibrationKeys.BLOCK, name, member);
                HardwareQuantity quantity = HardwareQuantity.of(parameter);
                ObjectReader object = reader(member);
                block.put(
                        parameter,
                        new MapsReader(object, FgBlockOnHicann.COUNT, quantity)
                                .read(Optional.of(Calibration.nominalMap(parameter))));
                object.find(CalibrationKeys.withUnit("spread", quantity))
                        .ifPresent(value -> spread.put(parameter, MapsReader.floats(value, FgBlockOnHicann.COUNT)));
                object.finish();
            }
        }
        Optional<Rows> rows = chip.find("rows").map(CalibrationReader::rows);
        Optional<Weights> weights = chip.find("weights").map(CalibrationReader::weights);
        Optional<PlasticityGains> plasticity = chip.find("plasticity").map(CalibrationReader::plasticity);
        chip.finish();
        return new HicannCalibration(denmem, block, spread, rows, weights, plasticity);
    }

    private List<ModeMaps> modeMaps(DenmemParameter parameter, JsonValue member) {
        List<ModeMaps> result = new ArrayList<>();
        List<JsonValue> objects = member.isArray() ? member.asArray().elements() : List.of(member);
        for (JsonValue value : objects) {
            ObjectReader object = reader(value);
            AnalogMode mode = modes.get((int) object.integer("mode", 0, modes.size() - 1L, 0));
            Optional<TransferMap> nominal = Calibration.isMapped(parameter)
                    ? Optional.of(Calibration.nominalMap(parameter, mode))
                    : Optional.empty();
            MapsReader maps = new MapsReader(object, DenmemOnHicann.COUNT, HardwareQuantity.of(parameter));
            result.add(new ModeMaps(mode, maps.read(nominal)));
            object.finish();
        }
        return result;
    }

    private static Rows rows(JsonValue value) {
        ObjectReader object = reader(value);
        Rows rows = new Rows(
                MapsReader.floats(object.require("gain"), SynapseRowOnHicann.COUNT),
                MapsReader.states(object.find("state"), SynapseRowOnHicann.COUNT));
        object.finish();
        return rows;
    }

    private static PlasticityGains plasticity(JsonValue value) {
        ObjectReader object = reader(value);
        PlasticityGains gains = new PlasticityGains(
                MapsReader.floats(object.require("utilisation"), SynapseDriverOnHicann.COUNT),
                MapsReader.floats(object.require("scale"), SynapseDriverOnHicann.COUNT),
                MapsReader.floats(object.require("recovery"), SynapseDriverOnHicann.COUNT),
                MapsReader.states(object.find("state"), SynapseDriverOnHicann.COUNT));
        for (int driver = 0; driver < SynapseDriverOnHicann.COUNT; driver++) {
            PlasticityGains.Driver own = gains.of(driver);
            if (!(own.utilisation() > 0 && own.scale() > 0 && own.recovery() > 0)) {
                throw value.wrong("gains of short-term plasticity are positive", "above 0")
                        .value(driver);
            }
        }
        object.finish();
        return gains;
    }

    private static Weights weights(JsonValue value) {
        ObjectReader object = reader(value);
        JsonValue polynomial = object.require("g_ns");
        float[] p = MapsReader.floats(polynomial, 3);
        WeightMap map = new WeightMap(
                p[0] * 1e-9,
                p[1] * 1e-9,
                p[2] * 1e-9,
                (int) object.integer("vgmax_dac", 1, FloatingGateScale.MAX_DAC),
                (int) object.integer("divisor", 1, 30));
        for (int w = 1; w <= WeightMap.MAX_WEIGHT; w++) {
            if (!(map.siemens(w) > map.siemens(w - 1)) || map.siemens(0) < 0) {
                throw polynomial.wrong("the conductance must rise with the weight", "g(w) > g(w-1) >= 0");
            }
        }
        Weights weights = new Weights(
                map,
                MapsReader.floats(object.require("gain_x"), DenmemOnHicann.COUNT),
                MapsReader.floats(object.require("gain_i"), DenmemOnHicann.COUNT));
        object.finish();
        return weights;
    }

    private static <E> E known(Map<String, E> names, String name, JsonValue place) {
        E found = names.get(name);
        if (found == null) {
            throw place.error("there is no such parameter")
                    .value(name)
                    .allowed(String.join(", ", names.keySet().stream().sorted().toList()))
                    .advice(NearestName.advice(name, names.keySet()));
        }
        return found;
    }

    private static ObjectReader document(Path path) {
        ObjectReader root = reader(parse(path));
        String format = root.text("format");
        if (!format.equals(CalibrationKeys.FORMAT)) {
            throw root.require("format")
                    .wrong("this is another format or version", CalibrationKeys.FORMAT)
                    .advice("Calibrate again with this program.");
        }
        return root;
    }

    private static JsonValue parse(Path path) {
        String name = path.toString();
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
            stream.mark(2);
            boolean packed = stream.read() == 0x1f && stream.read() == 0x8b;
            stream.reset();
            return JsonReader.parse(packed ? new GZIPInputStream(stream, 1 << 16) : stream, name);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw InputException.of(name, "there is no such file");
        } catch (EOFException | ZipException e) {
            throw InputException.of(name, "the file is cut off or damaged");
        } catch (IOException e) {
            throw InputException.of(name, "the file cannot be read").value(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectReader reader(JsonValue value) {
        return ObjectReader.failFast(value);
    }
}
