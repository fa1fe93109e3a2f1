package neckar.emulator.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TransferLawsTest {
    private static List<String> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(TransferLawsTest.class.getResourceAsStream("transfer.csv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        }
    }

    private static double law(String parameter, double code) {
        if (parameter.startsWith("synapse")) {
            String[] p = parameter.split(" ", -1);
            return TransferLaws.synapse(Integer.parseInt(p[1]), Integer.parseInt(p[2]), Integer.parseInt(p[3]));
        }
        return switch (parameter) {
            case "E_l", "E_syni", "V_t", "V_exp" -> TransferLaws.voltage(code);
            case "E_synx" -> TransferLaws.excitatoryReversal(code);
            case "I_gl bigcap normal" -> TransferLaws.tauMem(code, true, SpeedSetting.NORMAL);
            case "I_gl bigcap fast" -> TransferLaws.tauMem(code, true, SpeedSetting.FAST);
            case "I_gl bigcap slow" -> TransferLaws.tauMem(code, true, SpeedSetting.SLOW);
            case "I_gl smallcap normal" -> TransferLaws.tauMem(code, false, SpeedSetting.NORMAL);
            case "I_gl smallcap fast" -> TransferLaws.tauMem(code, false, SpeedSetting.FAST);
            case "I_gl smallcap slow" -> TransferLaws.tauMem(code, false, SpeedSetting.SLOW);
            case "I_gladapt" -> TransferLaws.adaptation(code);
            case "I_radapt" -> TransferLaws.tauAdapt(code);
            case "I_rexp" -> TransferLaws.slope(code);
            case "I_fire" -> TransferLaws.adaptationJump(code);
            case "I_pl" -> TransferLaws.tauRefrac(code);
            case "V_syntcx", "V_syntci" -> TransferLaws.tauSyn(code);
            default -> throw new IllegalArgumentException(parameter);
        };
    }

    @Test
    void lawsGiveTheReferenceQuantities() throws IOException {
        for (String row : rows()) {
            String[] fields = row.split(",", -1);
            double expected = Double.parseDouble(fields[2]);
            // Tables are interpolated between samples: within 3.2 % of the full ones.
            boolean table = fields[0].startsWith("I_pl") || fields[0].startsWith("V_syntc");
            double tolerance = table ? 0.032 * expected : 2e-5 * expected + 1e-12;
            assertEquals(expected, law(fields[0], Double.parseDouble(fields[1])), tolerance, row);
        }
    }

    @Property(tries = 100)
    void timeConstantsFallWithTheCode(@ForAll @IntRange(min = 0, max = 1022) int code) {
        for (SpeedSetting speed : SpeedSetting.values()) {
            for (boolean big : new boolean[] {false, true}) {
                assertTrue(TransferLaws.tauMem(code, big, speed) >= TransferLaws.tauMem(code + 1, big, speed));
            }
        }
        assertTrue(TransferLaws.tauSyn(code) >= TransferLaws.tauSyn(code + 1));
        assertTrue(TransferLaws.tauRefrac(code) >= TransferLaws.tauRefrac(code + 1));
        assertTrue(TransferLaws.tauAdapt(code) >= TransferLaws.tauAdapt(code + 1));
        assertTrue(TransferLaws.adaptation(code) <= TransferLaws.adaptation(code + 1));
        assertTrue(TransferLaws.adaptationJump(code) <= TransferLaws.adaptationJump(code + 1));
        assertTrue(TransferLaws.slope(code) <= TransferLaws.slope(code + 1));
        assertTrue(TransferLaws.tauRecovery(code) >= TransferLaws.tauRecovery(code + 1));
    }

    @Test
    void shortTermPlasticityHasTheReferenceRanges() {
        assertEquals(0.25, TransferLaws.utilisation(0), 1e-9);
        assertEquals(0.40, TransferLaws.utilisation(7), 1e-9);
        assertEquals(0.62e-6, TransferLaws.tauRecovery(1018), 1e-9);
        assertEquals(104e-6, TransferLaws.tauRecovery(0), 1e-9);
    }

    private static DenmemCodes codes(double exp, double adaptation) {
        return new DenmemCodes(
                313,
                721,
                227,
                80,
                320,
                320,
                398,
                313,
                101,
                exp,
                exp,
                exp,
                adaptation,
                500,
                adaptation,
                1023,
                1023,
                1023,
                1023,
                exp == 1023,
                adaptation == 0,
                true,
                SpeedSetting.NORMAL);
    }

    @Test
    void conventionalCodesTurnExponentialAndAdaptationOff() {
        DenmemQuantities off = Silicon.ideal().denmem(0, 0, codes(1023, 0));
        assertFalse(off.exponential());
        assertFalse(off.adapts());
        DenmemQuantities on = Silicon.ideal().denmem(0, 0, codes(1022, 1));
        assertTrue(on.exponential());
        assertTrue(on.adapts());
        assertEquals(2.16456e-12 / TransferLaws.tauMem(80, true, SpeedSetting.NORMAL), on.leakSiemens(), 1e-15);
    }
}
