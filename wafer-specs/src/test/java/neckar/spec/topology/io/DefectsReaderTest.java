package neckar.spec.topology.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neckar.base.InputException;
import neckar.base.json.JsonReader;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefectsReaderTest {
    private static Defects read(String json) {
        return DefectsReader.parse(json.getBytes(StandardCharsets.UTF_8), "defects.json");
    }

    private static Defects hicann(String lists) {
        return read("{\"format\": \"neckar-defects/1\", \"hicann\": {\"324\": {" + lists + "}}}");
    }

    private static InputException refused(String json) {
        return assertThrows(InputException.class, () -> read(json));
    }

    private static InputException refusedHicann(String lists) {
        return assertThrows(InputException.class, () -> hicann(lists));
    }

    private static Defect on324(DefectLevel level, int id) {
        return new Defect(level, 324, id, "", "");
    }

    @Test
    void everyLevelOfTheContractIsRead() {
        Defects defects = read("""
                {"format": "neckar-defects/1",
                 "wafer": {"hicanns": [17], "fpgas": [3]}, "fpga": {"32": {"links": [5]}},
                 "hicann": {"324": {"neurons": [3], "synapses": [[447, 255]], "drivers": [223],
                   "synaptic_inputs": [[5, "x"], [5, "i"]], "synapse_rows": [9], "synapse_arrays": [0], "analogs": [1],
                   "background_generators": [2], "fgblocks": [3], "hrepeaters": [7], "vrepeaters": [34],
                   "synapse_switches": [[1, 34]], "synapse_switch_rows": [[2, "left"], [3, "right"]],
                   "crossbar_switches": [[62, 32]], "hbuses": [63], "vbuses": [255],
                   "mergers0": [7], "mergers1": [3], "mergers2": [1], "mergers3": [0], "dnc_mergers": [6]}}}
                """);
        List<Defect> expected = new ArrayList<>();
        expected.add(new Defect(DefectLevel.HICANN, 0, 17, "", ""));
        expected.add(new Defect(DefectLevel.FPGA, 0, 3, "", ""));
        expected.add(new Defect(DefectLevel.LINK, 32, 5, "", ""));
        expected.add(on324(DefectLevel.NEURON, 3));
        expected.add(on324(DefectLevel.SYNAPSE, 447 * 256 + 255));
        expected.add(on324(DefectLevel.DRIVER, 223));
        expected.add(on324(DefectLevel.SYNAPTIC_INPUT, 10));
        expected.add(on324(DefectLevel.SYNAPTIC_INPUT, 11));
        expected.add(on324(DefectLevel.SYNAPSE_ROW, 9));
        expected.add(on324(DefectLevel.SYNAPSE_ARRAY, 0));
        expected.add(on324(DefectLevel.ANALOG_OUTPUT, 1));
        expected.add(on324(DefectLevel.BACKGROUND_GENERATOR, 2));
        expected.add(on324(DefectLevel.FG_BLOCK, 3));
        expected.add(on324(DefectLevel.HREPEATER, HLineOnHicann.of(7).repeater().id()));
        expected.add(
                on324(DefectLevel.VREPEATER, VLineOnHicann.of(34).repeater().id()));
        expected.add(on324(
                DefectLevel.SYNAPSE_SWITCH,
                SynapseSwitchOnHicann.of(1, VLineOnHicann.of(34)).id()));
        expected.add(on324(DefectLevel.SYNAPSE_SWITCH_ROW, 4));
        expected.add(on324(DefectLevel.SYNAPSE_SWITCH_ROW, 7));
        expected.add(on324(
                DefectLevel.CROSSBAR_SWITCH,
                CrossbarSwitchOnHicann.of(HLineOnHicann.of(62), VLineOnHicann.of(32))
                        .id()));
        expected.add(on324(DefectLevel.HBUS, 63));
        expected.add(on324(DefectLevel.VBUS, 255));
        expected.add(on324(DefectLevel.MERGER0, 7));
        expected.add(on324(DefectLevel.MERGER1, 3));
        expected.add(on324(DefectLevel.MERGER2, 1));
        expected.add(on324(DefectLevel.MERGER3, 0));
        expected.add(on324(DefectLevel.DNC_MERGER, 6));
        assertEquals(expected, defects.list());
        for (DefectLevel level : DefectLevel.values()) {
            assertTrue(!defects.of(level).isEmpty(), level.key());
        }
    }

    @Test
    void allKeysAreOptional() {
        assertEquals(Defects.NONE, read("{\"format\": \"neckar-defects/1\"}"));
        assertEquals(Defects.NONE, hicann(""));
    }

    @Test
    void entriesMayCarryFinderAndReason() {
        Defects defects = hicann(
                "\"neurons\": [{\"id\": 3, \"by\": \"calibrate\", \"why\": \"tau_m\"}], \"synapses\": [{\"id\": [1, 2]}]");
        assertEquals(
                List.of(
                        new Defect(DefectLevel.NEURON, 324, 3, "calibrate", "tau_m"),
                        new Defect(DefectLevel.SYNAPSE, 324, 258, "", "")),
                defects.list());
    }

    @Test
    void wrongIdsNamePlaceValueAndRange() {
        InputException error = refusedHicann("\"drivers\": [224]");
        assertTrue(error.place().startsWith("defects.json:1:"), error.place());
        assertTrue(error.place().endsWith("/hicann/324/drivers/0"), error.place());
        assertEquals("224", error.value());
        assertEquals("0 to 223", error.allowed());
        assertEquals("0 to 447", refusedHicann("\"synapses\": [[448, 0]]").allowed());
        assertEquals("0 to 255", refusedHicann("\"synapses\": [[447, 256]]").allowed());
        assertEquals("0 to 63", refusedHicann("\"hrepeaters\": [64]").allowed());
        assertEquals("0 to 255", refusedHicann("\"vrepeaters\": [-1]").allowed());
        assertEquals("0 to 0", refusedHicann("\"mergers3\": [1]").allowed());
        assertEquals("0 to 511", refusedHicann("\"neurons\": [1.5]").allowed());
        assertEquals(
                "0 to 383",
                refused("{\"format\": \"neckar-defects/1\", \"wafer\": {\"hicanns\": [384]}}")
                        .allowed());
    }

    @Test
    void positionsWithoutASwitchNameTheOnesThatExist() {
        InputException crossbar = refusedHicann("\"crossbar_switches\": [[62, 33]]");
        assertTrue(crossbar.allowed().endsWith("0, 32, 64, 96, 159, 191, 223, 255"), crossbar.allowed());
        InputException synapse = refusedHicann("\"synapse_switches\": [[1, 4]]");
        assertTrue(
                synapse.allowed().endsWith("0, 1, 2, 3, 32, 33, 34, 35, 64, 65, 66, 67, 96, 97, 98, 99"),
                synapse.allowed());
    }

    @Test
    void formsOtherThanTheStatedOnesAreRefused() {
        for (String lists : List.of(
                "\"synapses\": [3]",
                "\"synapses\": [[1, 2, 3]]",
                "\"synapses\": [[1]]",
                "\"synapses\": [[1, \"2\"]]",
                "\"synaptic_inputs\": [[5, \"y\"]]",
                "\"synaptic_inputs\": [[5, 0]]",
                "\"synapse_switch_rows\": [[5, \"top\"]]",
                "\"neurons\": 3",
                "\"neurons\": [null]",
                "\"neurons\": [\"3\"]",
                "\"neurons\": [[3]]",
                "\"neurons\": [{\"by\": \"me\"}]",
                "\"neurons\": [{\"id\": 3, \"who\": \"me\"}]",
                "\"neuron\": [3]",
                "\"hicanns\": [3]")) {
            refusedHicann(lists);
        }
    }

    @Test
    void wrongOwnersAndKeysAreRefused() {
        assertEquals(
                "\"0\" to \"383\"",
                refused("{\"format\": \"neckar-defects/1\", \"hicann\": {\"384\": {}}}")
                        .allowed());
        assertEquals(
                "\"0\" to \"47\"",
                refused("{\"format\": \"neckar-defects/1\", \"fpga\": {\"48\": {}}}")
                        .allowed());
        for (String key : List.of("", "-1", "007", "1.0", "H3", "99999999999999")) {
            refused("{\"format\": \"neckar-defects/1\", \"hicann\": {\"" + key + "\": {}}}");
        }
        refused("{\"format\": \"neckar-defects/1\", \"fpga\": {\"3\": {\"drivers\": [1]}}}");
        refused("{\"format\": \"neckar-defects/1\", \"hicann\": []}");
        refused("{\"format\": \"neckar-defects/2\"}");
        refused("{}");
        refused("[]");
        InputException typo = refusedHicann("\"driver\": [3]");
        assertTrue(typo.advice().contains("drivers"), typo.getMessage());
    }

    @Test
    void severalErrorsAreReportedAtOnce() {
        InputException error = refusedHicann("\"drivers\": [224, 3, 225], \"hbuses\": [64], \"analogs\": [0]");
        assertEquals(2, error.others().size());
    }

    @Test
    void objectsOfOtherFilesCanBeRead() {
        byte[] json = "{\"wafer\": {\"hicanns\": [1]}}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                List.of(new Defect(DefectLevel.HICANN, 0, 1, "", "")),
                DefectsReader.readObject(JsonReader.parse(json, "silicon.json")).list());
    }

    @Test
    void filesAreReadAndMissingFilesNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("defects.json");
        Files.writeString(file, "{\"format\": \"neckar-defects/1\", \"wafer\": {\"fpgas\": [0]}}");
        assertEquals(1, DefectsReader.read(file).list().size());
        InputException missing =
                assertThrows(InputException.class, () -> DefectsReader.read(folder.resolve("nothing.json")));
        assertTrue(missing.getMessage().contains("nothing.json"), missing.getMessage());
    }

    @Property(tries = 300)
    void damagedFilesAreRefusedOrRead(@ForAll int position, @ForAll byte replacement) {
        byte[] json = ("{\"format\": \"neckar-defects/1\", \"hicann\": {\"324\": {\"synaptic_inputs\": [[5, \"x\"]],"
                        + " \"drivers\": [{\"id\": 4, \"why\": \"\"}]}}}")
                .getBytes(StandardCharsets.UTF_8);
        json[Math.floorMod(position, json.length)] = replacement;
        try {
            assertTrue(DefectsReader.parse(json, "defects.json").list().size() <= 2);
        } catch (InputException expected) {
            assertTrue(expected.place().startsWith("defects.json"), expected.getMessage());
        }
    }
}
