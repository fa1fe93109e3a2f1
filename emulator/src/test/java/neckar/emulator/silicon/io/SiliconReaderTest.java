package neckar.emulator.silicon.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.base.InputException;
import neckar.emulator.silicon.SiliconTable;
import neckar.emulator.silicon.Variation;
import neckar.spec.topology.DefectLevel;
import org.junit.jupiter.api.Test;

class SiliconReaderTest {
    private static SiliconTable read(String text) {
        return SiliconReader.parse(text, "die.json");
    }

    private static String refused(String text) {
        return assertThrows(InputException.class, () -> read(text)).getMessage();
    }

    @Test
    void baseSigmaMeanCircuitAndDefectsAreRead() {
        SiliconTable table = read("""
                {"format": "neckar-silicon/1", "base": "bad", "sigma": {"tau_m": 0.3, "e_l": 0.02},
                 "mean": {"voltage_gain": 0.88, "convoff_knee": 400},
                 "circuit": {"input_volt": null, "input_siemens": 5e-6, "cell_leak_siemens": 1e-12},
                 "defects": {"hicann": {"324": {"neurons": [3, {"id": 4, "by": "me", "why": "test"}],
                                                "hrepeaters": [62], "always_firing": [7, {"id": 8}]}},
                             "wafer": {"hicanns": [17]}}}""");
        assertEquals(0.3, table.sigma(Variation.TAU_M));
        assertEquals(0.02, table.sigma(Variation.E_L));
        assertEquals(0.06, table.sigma(Variation.V_T), 1e-12);
        assertEquals(0.88, table.mean(Variation.VOLTAGE_GAIN));
        assertEquals(400, table.mean(Variation.CONVOFF_KNEE));
        assertTrue(Double.isInfinite(table.limits().inputVolt()));
        assertEquals(5e-6, table.limits().inputSiemens());
        assertEquals(1e-12, table.limits().cellLeakSiemens());
        assertEquals(
                SiliconTable.bad().limits().exponentialAmp(), table.limits().exponentialAmp());
        assertTrue(table.defects().isDead(DefectLevel.NEURON, 324, 3));
        assertTrue(table.defects().isDead(DefectLevel.NEURON, 324, 4));
        assertTrue(table.defects().isDead(DefectLevel.HICANN, 0, 17));
        assertTrue(table.defects().firesAlways(324, 7) && table.defects().firesAlways(324, 8));
        assertTrue(!table.defects().firesAlways(324, 3));
    }

    @Test
    void withoutFurtherKeysItIsTheIdealDie() {
        assertEquals(
                SiliconTable.ideal().hash(),
                read("{\"format\": \"neckar-silicon/1\"}").hash());
        assertEquals(
                SiliconTable.typical().hash(),
                read("{\"format\": \"neckar-silicon/1\", \"base\": \"typical\"}")
                        .hash());
    }

    @Test
    void unknownKeysAreToldWithTheNearestOne() {
        String message = refused("""
                {"format": "neckar-silicon/1",
                 "sigma": {"tau_n": 0.3},
                 "bases": "typical"}""");
        assertTrue(message.contains("die.json:2:"), message);
        assertTrue(message.contains("\"tau_m\""), message);
        assertTrue(message.contains("die.json:3:") && message.contains("\"base\""), message);
    }

    @Test
    void wrongValuesAreToldWithPlaceAndRange() {
        String start = "{\"format\": \"neckar-silicon/1\", ";
        assertTrue(refused(start + "\"sigma\": {\"tau_m\": -1}}").contains("0 to 3"));
        assertTrue(refused(start + "\"sigma\": {\"l1_loss_p\": 2}}").contains("0 to 1"));
        assertTrue(refused(start + "\"base\": \"tipical\"}").contains("\"typical\""));
        assertTrue(refused(start + "\"mean\": {\"membrane_noise\": 1}}").contains("unknown key"));
        assertTrue(refused(start + "\"circuit\": {\"input_volt\": 0}}").contains("/circuit/input_volt"));
        assertTrue(refused(start + "\"defects\": {\"hicann\": {\"1\": {\"always_firing\": [512]}}}}")
                .contains("0 to 511"));
        assertTrue(refused(start + "\"sigma\": [1]}").contains("an array where an object"));
        assertTrue(refused("{\"format\": \"neckar-defects/1\"}").contains("neckar-silicon/1"));
        assertTrue(refused("{").contains("not correct JSON"));
        assertTrue(refused("[]").contains("die.json:1:1"));
    }
}
