package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import neckar.base.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row changes one thing of a right file and tells what the error must say. */
class NetworkErrorsTest {
    private static InputException refused(String text) {
        return assertThrows(InputException.class, () -> Samples.read(text));
    }

    private static InputException refused(String sample, String from, String to) {
        assertTrue(sample.contains(from), from);
        return refused(sample.replace(from, to));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"size\": 4; \"size\": 0; net.json:3:26 /populations/0/size; 1 to 196608",
                "\"size\": 4; \"size\": 1000000000; /populations/0/size; 1 to 196608",
                "\"size\": 4; \"size\": 4.5; /populations/0/size; 1 to 196608",
                "\"size\": 4; \"sise\": 4; /populations/0; Maybe \"sise\" should be \"size\"?",
                "\"tau_m\"; \"taum\"; net.json:4:80 /populations/1/parameters/taum; Maybe \"tau_m\"?",
                "10.0; -1; /populations/1/parameters/tau_m; above 0, up to",
                "10.0; [1, 2]; /populations/1/parameters/tau_m; 5 numbers",
                "10.0; [1, 2, 3, 4, -5]; /populations/1/parameters/tau_m/4; above 0",
                "10.0; {\"norml\": {}}; /populations/1/parameters/tau_m; Maybe \"normal\"?",
                "10.0; {\"normal\": {\"mu\": 1}}; /populations/1/parameters/tau_m/normal; \"sigma\" is missing",
                "10.0; {\"normal\": {\"mu\": 1, \"sigma\": -1}}; /normal/sigma; 0 to",
                "10.0; {\"normal\": {\"mu\": 1, \"sigma\": 100}}; /populations/1/parameters/tau_m; normal_clipped",
                "10.0; {\"uniform\": {\"low\": 2, \"high\": 1}}; /uniform; low 2.0, high 1.0",
                "10.0; null; /populations/1/parameters/tau_m; a number or a distribution",
                "\"tau_m\": 10.0; \"v_reset\": -40; /populations/1/parameters/v_reset; below -50.0 mV",
                "\"label\": \"b\"; \"label\": \"a\"; net.json:4:13 /populations/1/label; same label",
                "\"label\": \"b\"; \"label\": \"\"; /populations/1/label; 1 to 200 characters",
                "\"label\": \"b\"; \"label\": \"\\n\"; /populations/1/label; control characters",
                "\"pre\": \"a\"; \"pre\": \"A\"; /projections/0/pre; Maybe \"a\"?",
                "IF_cond_exp\"}; IF_cnd_exp\"}; /populations/0/cell_type; Maybe \"IF_cond_exp\"?",
                "AllToAllConnector; AlltoAll; /projections/0/connector/type; Maybe \"AllToAllConnector\"?",
                "0.01; -0.01; /projections/0/weight; 0 to",
                "\"weight\": 0.01; \"wieght\": 0.01; /projections/0; \"wieght\" should be \"weight\"",
                "\"weight\": 0.01; \"weight\": [1]; /projections/0/weight; a number or a distribution",
                "\"duration_ms\": 100; \"duration_ms\": 0; /duration_ms; above 0",
                "\"duration_ms\": 100; \"duration_ms\": 1e9; /duration_ms; above 0, up to",
                "neckar-network/1; neckar-network/2; /format; neckar-network/1",
                "\"projections\"; \"projektions\"; /projektions; Maybe \"projections\"?",
                "\"duration_ms\": 100; \"duration_ms\": 100, \"hardware\": {\"pll_mhz\": 130}; /hardware/pll_mhz; 125, 150",
                "\"size\": 4; \"size\": 4, \"record\": [\"w\"]; /populations/0/record/0; no such variable",
                "\"size\": 4; \"size\": 4, \"record\": [\"gsyn_exc\"]; /record/0; \"probe\": \"debug\"",
                "\"size\": 4; \"size\": 4, \"record\": [\"v\", \"v\"]; /record/1; recorded twice",
                "\"size\": 4; \"size\": 4, \"record\": [{\"variable\": \"v\", \"indices\": [4]}]; /indices/0; 0 to 3",
                "\"size\": 4; \"size\": 4, \"placement\": {\"hicanns\": [384]}; /hicanns/0; 0 to 383",
                "\"size\": 4; \"size\": 4, \"placement\": {\"neuron_size\": 3}; /neuron_size; even numbers",
                "\"size\": 4; \"size\": 4, \"placement\": {\"neurons\": []}, \"placment\": 1; /placment; unknown key",
                "\"size\": 4; \"size\": 4, \"structure\": {\"type\": \"Grid2D\", \"aspect_ratio\": 3}; /structure; whole number",
                "\"size\": 4; \"size\": 4, \"positions\": [[0,0,0]]; /positions; 4 rows",
                "\"size\": 4; \"size\": 4, \"background_generator\": true; /background_generator; SpikeSourcePoisson",
                "\"type\": \"AllToAllConnector\"; \"type\": \"FixedProbabilityConnector\", \"p_connect\": 1.5; /p_connect; 0 to 1",
                "\"type\": \"AllToAllConnector\"; \"type\": \"AllToAllConnector\", \"allow_self_connections\": \"NoMutual\"; /allow_self; to itself",
                "\"type\": \"AllToAllConnector\"; \"type\": \"FromListConnector\", \"connections\": [[0,0],[0,5]]; /connections/1/1; 0 to 4",
                "\"type\": \"AllToAllConnector\"; \"type\": \"FromListConnector\", \"connections\": [[0,0],[0]]; /connections/1; [pre, post]",
                "\"type\": \"AllToAllConnector\"; \"type\": \"FromListConnector\", \"connections\": [[0,0],[0,\"x\"]]; /connections/1/1; a number",
                "\"type\": \"AllToAllConnector\"; \"type\": \"FromFileConnector\", \"path\": \"none.csv\"; /path; no such file",
                "\"type\": \"AllToAllConnector\"; \"type\": \"FixedTotalNumberConnector\", \"n\": 100000000; /n; 0 to 64000000",
                "\"type\": \"AllToAllConnector\"; \"type\": \"DistanceDependentProbabilityConnector\", \"d_expression\": \"epx(d)\"; /d_expression; Maybe \"exp\"?",
            })
    void saysWhatAndWhere(String from, String to, String place, String words) {
        InputException error = refused(Samples.SMALL, from, to);
        assertTrue(error.place().startsWith("net.json:"), error.place());
        assertTrue(error.place().contains(place), error.getMessage());
        assertTrue(error.getMessage().contains(words), error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\"times\": [0, 10]; \"times\": [10, 0]; /currents/1/times/1; above 10.0 ms",
                "\"times\": [0, 10]; \"times\": [10]; /currents/1/amplitudes; different lengths",
                "\"stop\": 80.0; \"stop\": 8.0; /currents/0/stop; at least 20.0",
                "\"population\": \"ca\"; \"population\": \"in\"; /currents/3; take no current",
                "\"post\": \"ca\"; \"post\": \"in\"; /projections/7/post; a population of neurons",
                "\"U\": 0.5; \"U\": 0; /synapse_type/U; above 0",
                "\"placement\": {\"hicanns\": [324]}; \"placement\": {\"neuron_size\": 4}; /placement; no neuron circuits",
                "[[1.5, 20], []]; [[1.5, 20]]; /spike_times; 2 lists",
                "[[1.5, 20], []]; [-1]; /spike_times/0; 0 to",
                "\"rate\": {\"uniform\": {\"low\": 5, \"high\": 50}}; \"rate\": 1e6; /parameters/rate; 0 to 100000",
                "{\"indices\": [2], \"neuron_blocks\"; {\"indices\": [1], \"neuron_blocks\"; /placement/1; same neuron",
                "\"radius\": 5; \"radius\": -5; /boundary/radius; 0 to",
                "\"periodic_boundaries\": [[0, 10], null, null]; \"periodic_boundaries\": [[10, 0], null, null]; /periodic_boundaries/0; low below high",
                "\"axes\": \"xy\"; \"axes\": \"yx\"; /space/axes; unknown axes",
            })
    void saysWhatAndWhereOfRareThings(String from, String to, String place, String words) {
        InputException error = refused(Samples.ALL, from, to);
        assertTrue(error.place().contains(place), error.getMessage());
        assertTrue(error.getMessage().contains(words), error.getMessage());
    }

    @Test
    void severalErrorsComeTogetherInOrder() {
        InputException error = refused(Samples.SMALL
                .replace("\"size\": 4", "\"size\": 4, \"sice\": 4")
                .replace("10.0", "-1")
                .replace("0.01", "-2")
                .replace("\"duration_ms\": 100", "\"duration_ms\": 100, \"seeds\": 1"));
        assertEquals(3, error.others().size());
        assertTrue(error.place().endsWith("/seeds"), error.place());
        assertTrue(error.others().get(0).place().endsWith("/sice"));
        assertTrue(error.others().get(1).place().endsWith("/tau_m"));
        assertTrue(error.others().get(2).place().endsWith("/weight"));
    }

    @Test
    void wrongPopulationIsNotReportedAtItsProjections() {
        InputException error = refused(Samples.SMALL, "\"size\": 4", "\"size\": 0");
        assertTrue(error.others().isEmpty(), error.getMessage());
    }

    @Test
    void tooManySynapsesAreRefusedAtTheirProjection() {
        InputException error = refused(
                Samples.SMALL.replace("\"size\": 4", "\"size\": 190000").replace("\"size\": 5", "\"size\": 190000"));
        assertTrue(error.place().endsWith("/projections/0"), error.getMessage());
        assertTrue(error.allowed().contains("64000000"));
    }

    @Test
    void tooManyNodesAreRefused() {
        StringBuilder many =
                new StringBuilder("{\"format\": \"neckar-network/1\", \"duration_ms\": 1, \"populations\": [");
        for (int i = 0; i < 10; i++) {
            many.append(i == 0 ? "" : ", ")
                    .append("{\"label\": \"p")
                    .append(i)
                    .append("\", \"size\": 190000, \"cell_type\": \"IF_cond_exp\"}");
        }
        assertTrue(refused(many.append("]}").toString()).getMessage().contains("too many neurons"));
    }

    @Test
    void tooManySourceSpikesAreRefused() {
        InputException error = refused(Samples.ALL
                .replace("\"duration_ms\": 100.0", "\"duration_ms\": 1e7")
                .replace("{\"uniform\": {\"low\": 5, \"high\": 50}}", "99999")
                .replace("\"duration\": 80", "\"duration\": 1e10"));
        assertTrue(error.place().endsWith("/populations/0"), error.getMessage());
        assertTrue(error.what().contains("too many spikes"));
    }

    @Test
    void missingFileAndFolderAreRefused(@TempDir Path folder) {
        assertTrue(assertThrows(InputException.class, () -> NetworkReader.read(folder.resolve("none.json")))
                .getMessage()
                .contains("no such file"));
        assertTrue(assertThrows(InputException.class, () -> NetworkReader.read(folder))
                .getMessage()
                .contains("folder"));
    }
}
