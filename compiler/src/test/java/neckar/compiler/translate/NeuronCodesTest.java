package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.compiler.place.Placement;
import neckar.network.Network;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.SpeedMode;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeuronCodesTest {
    private static final int COLUMN = 10;
    private static final int SIZE = 4;
    private static final Map<String, DenmemParameter> BY_NAME = Stream.of(DenmemParameter.values())
            .collect(Collectors.toMap(DenmemParameter::hardwareName, Function.identity()));

    /** The tables behind these codes are known by samples with four decimals in microseconds. */
    private static final double PRINTED_SEC = 0.5e-10;

    private static final Map<String, String> TIMES =
            Map.of("I_pl", "tau_refrac", "V_syntcx", "tau_syn_E", "V_syntci", "tau_syn_I");

    private final ApproximationLog log = new ApproximationLog();

    static Stream<JsonObject> neurons() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(NeuronCodesTest.class.getResourceAsStream("bio_to_hw_neuron.json"))) {
            return get(JsonReader.parse(in, "bio_to_hw_neuron.json").asObject(), "vectors")
                    .asArray()
                    .elements()
                    .stream()
                    .map(JsonValue::asObject);
        }
    }

    /** Whole neurons of the reference: every denmem of a neuron of four gets the codes of one circuit. */
    @ParameterizedTest
    @MethodSource("neurons")
    void codesAgreeWithTheReference(JsonObject vector) {
        JsonObject bio = get(vector, "bio").asObject();
        String parameters = bio.keys().stream()
                .map(key -> "\"" + key + "\": " + get(bio, key).number())
                .collect(Collectors.joining(", "));
        Scaling scaling = new Scaling(
                get(vector, "speedup").number(),
                get(vector, "alphaV").number(),
                get(vector, "shiftV").number());
        FloatingGateConfig gates = codes("EIF_cond_exp_isfa_ista", parameters, scaling, AnalogMode.NORMAL);
        JsonObject dac = get(vector, "dac").asObject();
        for (String name : dac.keys()) {
            int expected = (int) get(dac, name).number();
            DenmemParameter parameter = Objects.requireNonNull(BY_NAME.get(name));
            int lowest = expected;
            int highest = expected;
            if (TIMES.containsKey(name)) {
                double sec = scaling.timeSec(
                        get(bio, Objects.requireNonNull(TIMES.get(name))).number());
                lowest = code(parameter, sec + PRINTED_SEC);
                highest = code(parameter, sec - PRINTED_SEC);
                assertTrue(lowest <= expected && expected <= highest, name + ": " + expected);
            }
            for (DenmemOnHicann denmem : denmems()) {
                int found = gates.denmem(denmem, parameter);
                assertTrue(lowest <= found && found <= highest, name + ": " + found + " for " + expected);
            }
        }
    }

    private static int code(DenmemParameter parameter, double sec) {
        return Calibration.nominal()
                .toCode(HicannOnWafer.of(0), denmems().get(0), parameter, AnalogMode.NORMAL, sec)
                .dac();
    }

    @Test
    void exampleOfTheCalibrationReference() {
        FloatingGateConfig gates =
                codes("IF_cond_exp", "\"v_rest\": -65, \"tau_m\": 20", Scaling.DEFAULT, AnalogMode.NORMAL);
        assertEquals(313, gates.denmem(denmems().get(0), DenmemParameter.E_L));
        assertEquals(80, gates.denmem(denmems().get(0), DenmemParameter.I_GL));
    }

    @Test
    void plainNeuronHasNeitherExponentialNorAdaptation() {
        FloatingGateConfig gates = codes("IF_cond_exp", "", Scaling.DEFAULT, AnalogMode.NORMAL);
        for (DenmemOnHicann denmem : denmems()) {
            assertEquals(1023, gates.denmem(denmem, DenmemParameter.V_EXP));
            assertEquals(1023, gates.denmem(denmem, DenmemParameter.I_REXP));
            assertEquals(1023, gates.denmem(denmem, DenmemParameter.I_BEXP));
            assertEquals(0, gates.denmem(denmem, DenmemParameter.I_FIRE));
            assertEquals(0, gates.denmem(denmem, DenmemParameter.I_GLADAPT));
            assertEquals(1023, gates.denmem(denmem, DenmemParameter.I_RADAPT));
        }
    }

    @Test
    void otherCircuitsCannotReachTheirThreshold() {
        FloatingGateConfig gates = codes("IF_cond_exp", "", Scaling.DEFAULT, AnalogMode.NORMAL);
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            if (!denmems().contains(denmem)) {
                assertEquals(1023, gates.denmem(denmem, DenmemParameter.V_T));
                assertTrue(gates.denmem(denmem, DenmemParameter.E_L) < 400);
            }
        }
    }

    @Test
    void valueOutsideTheRangeIsClippedAndListedWithTheInverseOfItsCode() {
        FloatingGateConfig gates = codes("IF_cond_exp", "\"tau_m\": 900", Scaling.DEFAULT, AnalogMode.NORMAL);
        int dac = gates.denmem(denmems().get(0), DenmemParameter.I_GL);
        assertEquals(1, dac);
        Approximation clipped = find("tau_m", NeuronCodes.OUT_OF_RANGE);
        double given = Calibration.nominal()
                .toHardware(HicannOnWafer.of(0), denmems().get(0), DenmemParameter.I_GL, AnalogMode.NORMAL, dac);
        assertEquals(900, clipped.asked());
        assertEquals(Scaling.DEFAULT.timeMs(given), clipped.given(), 1e-9);
        assertEquals(1, clipped.count());
    }

    @Test
    void roundingIsListedOncePerNeuron() {
        codes("IF_cond_exp", "\"v_thresh\": -50", Scaling.DEFAULT, AnalogMode.NORMAL);
        Approximation rounded = find("v_thresh", NeuronCodes.ROUNDED);
        assertEquals(-50, rounded.asked());
        assertEquals(1, rounded.count());
        assertEquals(-50, rounded.given(), 0.09, "half a code is 0.088 mV");
    }

    @Test
    void negativeAdaptationIsRefusedByName() {
        codes("EIF_cond_exp_isfa_ista", "\"a\": -11, \"b\": 0.03", Scaling.DEFAULT, AnalogMode.NORMAL);
        assertTrue(log.list().stream().anyMatch(a -> a.what().equals("a") && a.asked() == -11 && a.given() == 0));
    }

    @Test
    void excitatoryReversalAboveItsCeilingIsListed() {
        codes("IF_cond_exp", "\"e_rev_E\": 40", Scaling.DEFAULT, AnalogMode.NORMAL);
        assertTrue(
                log.list().stream().anyMatch(a -> a.what().equals("e_rev_E") && Math.abs(a.given() - 20) < 1e-9),
                log.list()::toString);
    }

    @Test
    void clippedSynapticTimeIsMadeUpForByTheWeight() {
        NeuronCodes.ChargeFactors factors =
                set("IF_cond_exp", "\"tau_syn_E\": 30, \"tau_syn_I\": 5", Scaling.DEFAULT, AnalogMode.NORMAL);
        assertEquals(30 / 15.109, factors.excitatory(), 1e-3);
        assertEquals(1, factors.inhibitory(), 0);
    }

    @Test
    void slowModeUsesItsOwnLaw() {
        AnalogMode slow = new AnalogMode(true, SpeedMode.SLOW, SpeedMode.NORMAL, SpeedMode.NORMAL);
        FloatingGateConfig gates = codes("IF_cond_exp", "\"tau_m\": 20", Scaling.DEFAULT, slow);
        assertEquals(720, gates.denmem(denmems().get(0), DenmemParameter.I_GL), 1);
    }

    private Approximation find(String what, String note) {
        return log.list().stream()
                .filter(a -> a.what().equals(what) && a.note().equals(note))
                .findFirst()
                .orElseThrow(() -> new AssertionError(log.list().toString()));
    }

    private FloatingGateConfig codes(String cellType, String parameters, Scaling scaling, AnalogMode mode) {
        FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
        run(cellType, parameters, scaling, mode, gates);
        return gates.build();
    }

    private NeuronCodes.ChargeFactors set(String cellType, String parameters, Scaling scaling, AnalogMode mode) {
        return run(cellType, parameters, scaling, mode, FloatingGateConfig.builder());
    }

    private NeuronCodes.ChargeFactors run(
            String cellType, String parameters, Scaling scaling, AnalogMode mode, FloatingGateConfig.Builder gates) {
        Network network = TestNetworks.parse(
                "{\"label\": \"p\", \"size\": 1, \"cell_type\": \"" + cellType + "\", \"parameters\": {" + parameters
                        + "}}",
                "",
                "");
        NeuronCodes codes =
                new NeuronCodes(network, Calibration.nominal(), scaling, HicannOnWafer.of(0), mode, gates, log);
        codes.setIdle();
        CellTarget target = CellTarget.of(network.populations().get(0), 0, 0, scaling);
        return codes.set(0, target, new Placement(new short[] {0}, new short[] {COLUMN}, new byte[] {SIZE}));
    }

    private static List<DenmemOnHicann> denmems() {
        return List.of(
                DenmemOnHicann.at(COLUMN, 0),
                DenmemOnHicann.at(COLUMN + 1, 0),
                DenmemOnHicann.at(COLUMN, 1),
                DenmemOnHicann.at(COLUMN + 1, 1));
    }

    private static JsonValue get(JsonObject object, String key) {
        return object.get(key).orElseThrow(() -> new AssertionError("no " + key));
    }
}
