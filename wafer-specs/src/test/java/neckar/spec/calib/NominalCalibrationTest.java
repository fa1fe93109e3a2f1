package neckar.spec.calib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import neckar.base.json.JsonObject;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SpeedMode;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.unit.FloatingGateScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NominalCalibrationTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);
    private static final DenmemOnHicann DENMEM = DenmemOnHicann.of(130);
    private static final Calibration NOMINAL = Calibration.nominal();

    /**
     * The published samples, joined by straight lines, lie within this of the full table (hardware reference 5.6): a
     * code is right when it is the answer for some target within this of the wanted one.
     */
    private static final double SYNAPTIC_TOLERANCE = 0.018;

    private static final double REFRACTORY_TOLERANCE = 0.032;

    static Stream<JsonObject> transferToDac() {
        return Vectors.group("transfer_to_dac");
    }

    static Stream<JsonObject> transferFromDac() {
        return Vectors.group("transfer_from_dac");
    }

    @ParameterizedTest
    @MethodSource("transferToDac")
    void codesAgreeWithTheVectors(JsonObject vector) {
        String fg = Vectors.text(vector, "fg");
        double value = Vectors.number(vector, "value");
        int expected = Vectors.integer(vector, "dac");
        if (fg.startsWith("V_reset")) {
            Code code = NOMINAL.toCode(CHIP, FgBlockOnHicann.of(0), SharedParameter.V_RESET, value);
            assertEquals(expected, code.dac());
            return;
        }
        DenmemParameter parameter = parameter(fg);
        double tolerance = tolerance(parameter);
        int dac = code(fg, value).dac();
        if (tolerance == 0) {
            assertEquals(expected, dac);
        } else {
            int lowest = code(fg, value * (1 + tolerance)).dac();
            int highest = code(fg, value / (1 + tolerance)).dac();
            assertTrue(lowest <= expected && expected <= highest, lowest + " <= " + expected + " <= " + highest);
            assertEquals(expected, dac, 2, "the monotone cubic keeps within two codes of the full table");
        }
    }

    @ParameterizedTest
    @MethodSource("transferFromDac")
    void inverseAgreesWithTheVectors(JsonObject vector) {
        String fg = Vectors.text(vector, "fg");
        DenmemParameter parameter = parameter(fg);
        double value = Vectors.number(vector, "value");
        double found = NOMINAL.toHardware(CHIP, DENMEM, parameter, mode(fg), Vectors.integer(vector, "dac"));
        double tolerance = tolerance(parameter) == 0 ? 1e-6 : tolerance(parameter);
        assertEquals(value, found, tolerance * value + 1e-12);
    }

    @ParameterizedTest
    @EnumSource(SpeedMode.class)
    void leakCodeFallsWithTheTimeConstantInItsDomain(SpeedMode speed) {
        for (boolean bigCap : new boolean[] {false, true}) {
            TransferMap map = new NominalMaps().denmem(DenmemParameter.I_GL, AnalogMode.of(bigCap, speed));
            double last = Double.MAX_VALUE;
            for (int i = 0; i <= 1000; i++) {
                double code = map.form().code(map.low() * StrictMath.pow(map.high() / map.low(), i / 1000.0));
                assertTrue(code < last, "step " + i);
                last = code;
            }
        }
    }

    @Test
    void codesNeverTurnBackInTheirDomain() {
        for (DenmemParameter parameter : DenmemParameter.values()) {
            if (!Calibration.isMapped(parameter)) {
                continue;
            }
            TransferMap map = Calibration.nominalMap(parameter, AnalogMode.NORMAL);
            int first = map.toCode(map.low(), MapState.NOMINAL).dac();
            int direction =
                    Integer.signum(map.toCode(map.high(), MapState.NOMINAL).dac() - first);
            int last = first;
            for (int i = 1; i <= 500; i++) {
                double value = map.low() + (map.high() - map.low()) * i / 500;
                int dac = map.toCode(value, MapState.NOMINAL).dac();
                assertTrue((dac - last) * direction >= 0, parameter + " at " + value);
                last = dac;
            }
        }
    }

    @Test
    void everyCodeComesBackFromItsValue() {
        for (DenmemParameter parameter : DenmemParameter.values()) {
            if (!Calibration.isMapped(parameter)) {
                continue;
            }
            for (int dac = 0; dac <= FloatingGateScale.MAX_DAC; dac++) {
                double value = NOMINAL.toHardware(CHIP, DENMEM, parameter, AnalogMode.NORMAL, dac);
                Code code = NOMINAL.toCode(CHIP, DENMEM, parameter, AnalogMode.NORMAL, value);
                double again = NOMINAL.toHardware(CHIP, DENMEM, parameter, AnalogMode.NORMAL, code.dac());
                assertEquals(value, code.given(), Math.abs(value) * 1e-3 + 1e-9, parameter + " " + dac);
                assertEquals(code.given(), again, 0, parameter + " " + dac);
            }
        }
    }

    @Test
    void valueOutsideTheDomainIsClippedAndSaysSo() {
        Code tooLong = NOMINAL.toCode(CHIP, DENMEM, DenmemParameter.I_GL, AnalogMode.NORMAL, 1e-3);
        assertTrue(tooLong.clipped());
        assertEquals(1, tooLong.dac());
        assertEquals(48.16e-6, tooLong.given(), 0.01e-6);
        Code inside = NOMINAL.toCode(CHIP, DENMEM, DenmemParameter.I_GL, AnalogMode.NORMAL, 2e-6);
        assertFalse(inside.clipped());
        assertEquals(80, inside.dac());
        Code above = NOMINAL.toCode(CHIP, DENMEM, DenmemParameter.V_T, AnalogMode.NORMAL, 2.5);
        assertTrue(above.clipped());
        assertEquals(1023, above.dac());
        assertEquals(1.8, above.given(), 1e-12);
    }

    @Test
    void examplesOfTheHardwareReference() {
        assertEquals(8, code("I_gl bigcap normal", 10e-6).dac());
        assertEquals(1023, code("I_gl bigcap normal", 0.541e-6).dac());
        assertEquals(1, code("I_gl bigcap normal", 48.2e-6).dac());
        assertEquals(130, code("I_radapt", 10e-6).dac());
        assertEquals(421, code("I_rexp", 8e-3).dac());
        assertEquals(201, code("I_fire", 10e-9).dac());
        assertEquals(22, code("I_gladapt", 200e-9).dac());
        assertEquals(320, code("V_syntcx", 0.5e-6).dac());
    }

    @Test
    void changePerCodeFollowsTheTableOfFloors() {
        // Calibration reference 4.2: code and relative change per code.
        double[][] synaptic = {{0.2, 481, 0.33}, {0.3, 390, 0.59}, {0.5, 320, 0.89}, {1, 256, 1.3}};
        for (double[] row : synaptic) {
            assertRelativeStep(DenmemParameter.V_SYNTCX, row);
        }
        double[][] refractory = {{0.05, 197, 0.3}, {0.1, 102, 1.4}, {0.2, 65, 2.3}, {0.5, 32, 3.6}, {1, 17, 6.1}};
        for (double[] row : refractory) {
            assertRelativeStep(DenmemParameter.I_PL, row);
        }
    }

    private static void assertRelativeStep(DenmemParameter parameter, double[] row) {
        int dac = NOMINAL.toCode(CHIP, DENMEM, parameter, AnalogMode.NORMAL, row[0] * 1e-6)
                .dac();
        assertEquals(row[1], dac, 2, parameter + " at " + row[0]);
        double below = NOMINAL.toHardware(CHIP, DENMEM, parameter, AnalogMode.NORMAL, dac - 1);
        double above = NOMINAL.toHardware(CHIP, DENMEM, parameter, AnalogMode.NORMAL, dac + 1);
        double percent = 100 * (below - above) / (below + above);
        assertEquals(row[2], percent, 0.25 * row[2], parameter + " at " + row[0]);
    }

    @Test
    void workingPointsAreTheDefaultsAndNothingIsMeasured() {
        assertEquals(1023, NOMINAL.workingPointDac(CHIP, DENMEM, DenmemParameter.I_CONVX, AnalogMode.NORMAL));
        assertEquals(511, NOMINAL.workingPointDac(CHIP, DENMEM, DenmemParameter.I_INTBBI, AnalogMode.NORMAL));
        assertTrue(Arrays.stream(DenmemParameter.values())
                .allMatch(p -> NOMINAL.state(CHIP, DENMEM, p, AnalogMode.NORMAL) == MapState.NOMINAL));
        assertEquals(1.0, NOMINAL.synapseGain(CHIP, SynapseRowOnHicann.of(3), DENMEM, SynapticInput.INHIBITORY));
        assertEquals(WeightMap.NOMINAL, NOMINAL.weightMap(CHIP));
        assertTrue(NOMINAL.info().isEmpty());
    }

    private static Code code(String fg, double value) {
        return NOMINAL.toCode(CHIP, DENMEM, parameter(fg), mode(fg), value);
    }

    private static DenmemParameter parameter(String fg) {
        String name = fg.split(" ", 2)[0];
        return Arrays.stream(DenmemParameter.values())
                .filter(p -> p.hardwareName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(fg));
    }

    private static AnalogMode mode(String fg) {
        if (!fg.startsWith("I_gl ")) {
            return AnalogMode.NORMAL;
        }
        String[] words = fg.split(" ", 3);
        SpeedMode speed = SpeedMode.valueOf(words[2].toUpperCase(java.util.Locale.ROOT));
        return AnalogMode.of(words[1].equals("bigcap"), speed);
    }

    private static double tolerance(DenmemParameter parameter) {
        return switch (parameter) {
            case V_SYNTCX, V_SYNTCI -> SYNAPTIC_TOLERANCE;
            case I_PL -> REFRACTORY_TOLERANCE;
            default -> 0;
        };
    }
}
