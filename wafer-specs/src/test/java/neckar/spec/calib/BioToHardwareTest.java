package neckar.spec.calib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import neckar.base.json.JsonObject;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.MembraneCapacitance;
import neckar.spec.unit.Scaling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scaling and nominal calibration together against whole neurons of the reference. */
class BioToHardwareTest {
    private static final Calibration NOMINAL = Calibration.nominal();

    static Stream<JsonObject> neurons() {
        return Vectors.group("bio_to_hw_neuron");
    }

    @ParameterizedTest
    @MethodSource("neurons")
    void wholeNeuron(JsonObject vector) {
        JsonObject bio = Vectors.get(vector, "bio").asObject();
        JsonObject dac = Vectors.get(vector, "dac").asObject();
        assertEquals(1, Vectors.integer(vector, "bigcap"));
        assertEquals("normal", Vectors.text(vector, "speed"));
        Scaling scaling = new Scaling(
                Vectors.number(vector, "speedup"), Vectors.number(vector, "alphaV"), Vectors.number(vector, "shiftV"));
        double cm = Vectors.number(bio, "cm");
        double farad = MembraneCapacitance.BIG_FARAD;
        Map<DenmemParameter, Double> values = Map.ofEntries(
                Map.entry(DenmemParameter.E_L, scaling.volt(Vectors.number(bio, "v_rest"))),
                Map.entry(DenmemParameter.V_T, scaling.volt(Vectors.number(bio, "v_spike"))),
                Map.entry(DenmemParameter.V_EXP, scaling.volt(Vectors.number(bio, "v_thresh"))),
                Map.entry(DenmemParameter.E_SYNX, scaling.volt(Vectors.number(bio, "e_rev_E"))),
                Map.entry(DenmemParameter.E_SYNI, scaling.volt(Vectors.number(bio, "e_rev_I"))),
                Map.entry(DenmemParameter.I_GL, scaling.timeSec(Vectors.number(bio, "tau_m"))),
                Map.entry(DenmemParameter.I_RADAPT, scaling.timeSec(Vectors.number(bio, "tau_w"))),
                Map.entry(DenmemParameter.I_REXP, scaling.voltDifference(Vectors.number(bio, "delta_T"))),
                Map.entry(DenmemParameter.I_GLADAPT, scaling.siemens(Vectors.number(bio, "a") * 1e-3, farad, cm)),
                Map.entry(DenmemParameter.I_FIRE, scaling.amp(Vectors.number(bio, "b"), farad, cm)),
                Map.entry(DenmemParameter.I_PL, scaling.timeSec(Vectors.number(bio, "tau_refrac"))),
                Map.entry(DenmemParameter.V_SYNTCX, scaling.timeSec(Vectors.number(bio, "tau_syn_E"))),
                Map.entry(DenmemParameter.V_SYNTCI, scaling.timeSec(Vectors.number(bio, "tau_syn_I"))));
        assertEquals(values.size(), dac.keys().size());
        values.forEach((parameter, value) -> check(parameter, value, Vectors.integer(dac, parameter.hardwareName())));
    }

    private static void check(DenmemParameter parameter, double value, int expected) {
        double tolerance =
                switch (parameter) {
                    case V_SYNTCX, V_SYNTCI -> 0.018;
                    case I_PL -> 0.032;
                    default -> 0;
                };
        if (tolerance == 0) {
            assertEquals(expected, code(parameter, value), parameter.hardwareName());
            return;
        }
        int lowest = code(parameter, value * (1 + tolerance));
        int highest = code(parameter, value / (1 + tolerance));
        assertTrue(
                lowest <= expected && expected <= highest,
                parameter + ": " + lowest + " <= " + expected + " <= " + highest);
    }

    private static int code(DenmemParameter parameter, double value) {
        return NOMINAL.toCode(HicannOnWafer.of(0), DenmemOnHicann.of(0), parameter, AnalogMode.NORMAL, value)
                .dac();
    }
}
