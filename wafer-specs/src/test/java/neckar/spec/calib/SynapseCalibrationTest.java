package neckar.spec.calib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import neckar.base.json.JsonObject;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.FloatingGateScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SynapseCalibrationTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(7);
    private static final FgBlockOnHicann BLOCK = FgBlockOnHicann.of(2);
    private static final Calibration NOMINAL = Calibration.nominal();

    static Stream<JsonObject> synapseWeight() {
        return Vectors.group("synapse_weight");
    }

    static Stream<JsonObject> synapseWeightToDigital() {
        return Vectors.group("synapse_weight_to_digital");
    }

    static Stream<JsonObject> stpUtilisation() {
        return Vectors.group("stp_utilisation");
    }

    static Stream<JsonObject> stpUtilisationToCap() {
        return Vectors.group("stp_utilisation_to_cap");
    }

    static Stream<JsonObject> stpTauRec() {
        return Vectors.group("stp_tau_rec_to_v_dtc");
    }

    static Stream<JsonObject> stpLambda() {
        return Vectors.group("stp_lambda_to_dac");
    }

    static Stream<JsonObject> stpFactorTrain() {
        return Vectors.group("stp_factor_train");
    }

    @ParameterizedTest
    @MethodSource("synapseWeight")
    void conductanceOfAWeight(JsonObject vector) {
        int w = Vectors.integer(vector, "w");
        int gmax = Vectors.integer(vector, "vgmax_na");
        int divisor = Vectors.integer(vector, "div");
        double printed = printedErrorNs(w) * WeightMap.NOMINAL.scale(gmax, divisor);
        double expected = Vectors.number(vector, "g_ns");
        assertEquals(expected, WeightMap.NOMINAL.siemens(w, gmax, divisor) * 1e9, printed + 5e-7 * expected);
    }

    @ParameterizedTest
    @MethodSource("synapseWeightToDigital")
    void weightOfAConductance(JsonObject vector) {
        double siemens = Vectors.number(vector, "g_ns") * 1e-9;
        int w = WeightMap.NOMINAL.floorWeight(siemens);
        assertEquals(Vectors.integer(vector, "w"), w);
        double step = WeightMap.NOMINAL.siemens(w + 1) - WeightMap.NOMINAL.siemens(w);
        double printed = printedErrorNs(w + 1) * 1e-9 / step + 1e-7;
        assertEquals(Vectors.number(vector, "p_next"), WeightMap.NOMINAL.probabilityOfNext(siemens), printed);
    }

    /** The coefficients are printed with six digits: half a unit of the last one each. */
    private static double printedErrorNs(int w) {
        return 5e-5 + w * 5e-5 + w * w * 5e-6;
    }

    @Test
    void nearestWeightMinimisesTheRatio() {
        for (double siemens = 20e-9; siemens < 1.2e-6; siemens += 1.7e-9) {
            int nearest = WeightMap.NOMINAL.nearestWeight(siemens);
            for (int w = 0; w <= WeightMap.MAX_WEIGHT; w++) {
                assertTrue(ratio(siemens, nearest) <= ratio(siemens, w) + 1e-12, siemens + ": " + nearest + ", " + w);
            }
        }
        assertEquals(0, WeightMap.NOMINAL.nearestWeight(0));
    }

    private static double ratio(double siemens, int weight) {
        return StrictMath.abs(StrictMath.log(WeightMap.NOMINAL.siemens(weight) / siemens));
    }

    @Test
    void divisorZeroCountsAsOne() {
        assertEquals(WeightMap.NOMINAL.scale(500, 1), WeightMap.NOMINAL.scale(500, 0));
        assertEquals(10.74e-6, WeightMap.NOMINAL.siemens(15, 1023, 2), 0.01e-6);
    }

    @ParameterizedTest
    @MethodSource("stpUtilisation")
    void utilisationOfACapacitor(JsonObject vector) {
        assertEquals(Vectors.number(vector, "U"), StpUtilisation.ofCap(Vectors.integer(vector, "cap")), 5e-8);
    }

    @ParameterizedTest
    @MethodSource("stpUtilisationToCap")
    void capacitorOfAUtilisation(JsonObject vector) {
        assertEquals(Vectors.integer(vector, "cap"), StpUtilisation.nearestCap(Vectors.number(vector, "U")));
    }

    @ParameterizedTest
    @MethodSource("stpTauRec")
    void recoveryTime(JsonObject vector) {
        double tauSec = Vectors.number(vector, "tau_rec_us") * 1e-6;
        Code code = NOMINAL.toCode(CHIP, BLOCK, SharedParameter.V_DTC, tauSec);
        assertEquals(Vectors.integer(vector, "dac"), code.dac());
        assertEquals(6.31944444e-4 / (code.dac() + 1.07638889), code.given(), 1e-9 + 1e-3 * code.given());
    }

    @ParameterizedTest
    @MethodSource("stpLambda")
    void strengthAndZeroPoint(JsonObject vector) {
        double lambda = Vectors.number(vector, "lambda");
        assertStpVoltage(vector, "V_stdf_unrounded", SharedParameter.V_STDF, lambda);
        assertStpVoltage(vector, "V_dep_unrounded", SharedParameter.V_DEP, lambda * Vectors.number(vector, "N_dep"));
        assertStpVoltage(vector, "V_fac_unrounded", SharedParameter.V_FAC, lambda * Vectors.number(vector, "N_fac"));
    }

    private static void assertStpVoltage(JsonObject vector, String key, SharedParameter parameter, double volt) {
        double unrounded = Vectors.number(vector, key);
        assertEquals(unrounded, volt * FloatingGateScale.MAX_DAC / FloatingGateScale.FULL_SCALE_VOLT, 1e-4);
        Code code = NOMINAL.toCode(CHIP, BLOCK, parameter, volt);
        assertEquals(unrounded, code.dac(), 0.5 + 1e-4);
        assertEquals(FloatingGateScale.voltOf(code.dac()), code.given(), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("stpFactorTrain")
    void factorsOfARegularTrain(JsonObject vector) {
        StpRecursion recursion = new StpRecursion(
                StpMode.valueOf(Vectors.text(vector, "mode").toUpperCase(java.util.Locale.ROOT)),
                Vectors.number(vector, "U"),
                Vectors.number(vector, "lambda"),
                Vectors.number(vector, "N"));
        double[] expected = Vectors.get(vector, "factors").asArray().numbers();
        double[] found = recursion.factors(Vectors.number(vector, "dt_over_tau_rec"), expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-6 * StrictMath.max(1, expected[i]), "event " + i);
        }
    }
}
