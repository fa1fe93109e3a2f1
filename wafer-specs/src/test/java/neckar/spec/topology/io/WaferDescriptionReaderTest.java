package neckar.spec.topology.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neckar.base.InputException;
import neckar.spec.topology.SwitchLimits;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaferDescriptionReaderTest {
    private static WaferDescription read(String keys) {
        String json = "{\"format\": \"neckar-wafer/1\"" + keys + "}";
        return WaferDescriptionReader.parse(json.getBytes(StandardCharsets.UTF_8), "wafer.json");
    }

    @Test
    void defaultsStandForAbsentKeys() {
        assertEquals(WaferDescription.DEFAULT, read(""));
        assertEquals(WaferDescription.DEFAULT, read(", \"limits\": {}"));
    }

    @Test
    void everyKeyIsRead() {
        assertEquals(
                new WaferDescription("W33", 4, true, new SwitchLimits(8, 2, 16, 28)),
                read(", \"name\": \"W33\", \"hicann_version\": 4, \"border_rule\": true, \"limits\": {"
                        + "\"crossbar_per_hline\": 8, \"crossbar_per_vline\": 2,"
                        + " \"synapse_switch_per_half_row\": 16, \"synapse_switch_per_vline\": 28}"));
    }

    @Test
    void wrongValuesAreRefused() {
        for (String keys : List.of(
                ", \"hicann_version\": 3",
                ", \"hicann_version\": \"4\"",
                ", \"border_rule\": 1",
                ", \"name\": 33",
                ", \"limits\": 1",
                ", \"limits\": {\"crossbar_per_hline\": 9}",
                ", \"limits\": {\"crossbar_per_vline\": 0}",
                ", \"limits\": {\"synapse_switch_per_half_row\": 17}",
                ", \"limits\": {\"synapse_switch_per_vline\": 29}",
                ", \"limits\": {\"crossbars\": 1}")) {
            InputException error = assertThrows(InputException.class, () -> read(keys), keys);
            assertTrue(error.place().startsWith("wafer.json:1:"), error.getMessage());
        }
        assertEquals(
                "2, 4",
                assertThrows(InputException.class, () -> read(", \"hicann_version\": 3"))
                        .allowed());
        assertTrue(assertThrows(InputException.class, () -> read(", \"hicann_versoin\": 4"))
                .advice()
                .contains("hicann_version"));
    }

    @Test
    void otherFormatsAreRefused() {
        byte[] json = "{\"format\": \"neckar-defects/1\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "\"neckar-wafer/1\"",
                assertThrows(InputException.class, () -> WaferDescriptionReader.parse(json, "wafer.json"))
                        .allowed());
    }

    @Test
    void filesAreReadAndMissingFilesNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wafer.json");
        Files.writeString(file, "{\"format\": \"neckar-wafer/1\", \"hicann_version\": 4}");
        assertEquals(4, WaferDescriptionReader.read(file).hicannVersion());
        assertThrows(InputException.class, () -> WaferDescriptionReader.read(folder));
        assertThrows(InputException.class, () -> WaferDescriptionReader.read(folder.resolve("nothing.json")));
    }
}
