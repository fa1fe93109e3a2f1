package neckar.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import neckar.base.InputException;
import neckar.base.RunContext;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import neckar.spec.topology.io.DefectsReader;
import org.junit.jupiter.api.Test;

class RecordingPlanTest {
    private static CompileResult compile(String populations, String projections, Defects defects) {
        Network network = NetworkReader.parse("""
                {"format": "neckar-network/1", "duration_ms": 10, "populations": [%s], "projections": [%s]}
                """.formatted(populations, projections), "test", Path.of("."));
        CompileOptions options = CompileOptions.on(Availability.of(WaferDescription.DEFAULT, defects));
        return Compiler.compile(network, options, RunContext.quiet(1));
    }

    private static List<MappingTable.NotRecorded> notRecorded(CompileResult result) {
        return result.emission().mapping().notRecorded();
    }

    private static String source(String label, String more) {
        return "{\"label\": \"" + label
                + "\", \"size\": 1, \"cell_type\": \"SpikeSourcePoisson\", \"record\": [\"spikes\"]" + more + "}";
    }

    @Test
    void sourcesWhoseEventsNobodySendsAreNotRecorded() {
        CompileResult result = compile(
                source("heard", "") + ", " + source("alone", "") + ", "
                        + source("noise", ", \"background_generator\": true")
                        + ", {\"label\": \"cell\", \"size\": 1, \"cell_type\": \"IF_cond_exp\"}",
                """
                {"pre": "heard", "post": "cell", "connector": {"type": "AllToAllConnector"}, "weight": 0.003},
                {"pre": "noise", "post": "cell", "connector": {"type": "AllToAllConnector"}, "weight": 0.003}
                """,
                Defects.NONE);
        List<MappingTable.NotRecorded> missing = notRecorded(result);
        assertEquals(2, missing.size(), missing::toString);
        assertTrue(missing.get(0).population() == 1 && missing.get(0).why().contains("listens"), missing::toString);
        assertTrue(missing.get(1).population() == 2 && missing.get(1).why().contains("generator"), missing::toString);
        assertEquals(1, result.emission().mapping().recordings().size());
    }

    /** DNC merger 3 gathers all blocks; the one line that is left has 59 addresses. */
    @Test
    void neuronsWithoutAnAddressAreNotRecorded() {
        String defects = """
                {"format": "neckar-defects/1", "hicann": {"100": {"dnc_mergers": [0, 1, 2, 4, 5, 6, 7]}}}
                """;
        CompileResult result =
                compile("""
                {"label": "cell", "size": 80, "cell_type": "IF_cond_exp", "record": ["spikes"],
                 "placement": {"hicanns": [100], "neuron_size": 2}}
                """, "", DefectsReader.parse(defects.getBytes(StandardCharsets.UTF_8), "defects.json"));
        List<MappingTable.NotRecorded> missing = notRecorded(result);
        assertEquals(80 - 59, missing.size());
        assertTrue(missing.get(0).why().contains("address"), missing::toString);
    }

    /** Without a working generator no line can be locked, so the chip takes no neurons. */
    @Test
    void chipsWithoutGeneratorsAreLeftAlone() {
        String defects = """
                {"format": "neckar-defects/1", "hicann": {"100": {"background_generators": [0, 1, 2, 3, 4, 5, 6, 7]}}}
                """;
        String cell = """
                {"label": "cell", "size": 2, "cell_type": "IF_cond_exp", "placement": {"hicanns": [100]}}
                """;
        InputException refused = assertThrows(
                InputException.class,
                () -> compile(cell, "", DefectsReader.parse(defects.getBytes(StandardCharsets.UTF_8), "defects.json")));
        assertTrue(refused.getMessage().contains("H100"), refused.getMessage());
    }

    /** The probe shows sums over the joined denmems, so one request serves a neuron of any size. */
    @Test
    void aProbeIsAskedForOnceANeuron() {
        CompileResult result = compile("""
                {"label": "cell", "size": 1, "cell_type": "IF_cond_exp", "placement": {"neuron_size": 8},
                 "record": [{"variable": "gsyn_exc", "probe": "debug"}, {"variable": "gsyn_inh", "probe": "debug"}]}
                """, "", Defects.NONE);
        List<DebugProbe> probes = result.emission().experiment().probes();
        assertEquals(2, probes.size(), probes::toString);
    }
}
