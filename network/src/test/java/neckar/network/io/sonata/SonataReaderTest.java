package neckar.network.io.sonata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import neckar.base.InputException;
import neckar.network.CellType;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.RecordVariable;
import neckar.network.SpikeTrains;
import neckar.network.SynapseDynamics;
import neckar.network.io.build.ImportOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code src/test/resources/sonata} are written by h5py, see the script beside them. */
class SonataReaderTest {
    private static final Path SAMPLES = Path.of("src/test/resources/sonata");

    private static Network read(Path file) {
        return SonataReader.read(file, ImportOptions.NONE).network();
    }

    private static List<String> synapses(Network network) {
        List<String> rows = new ArrayList<>();
        network.projections()
                .forEach(projection -> projection.forEach(
                        network,
                        (i, j, weight, delay) -> rows.add(projection.label().replaceAll(":.*", "") + " "
                                + network.populations()
                                        .get(projection.post())
                                        .cellType()
                                        .pynnName() + " "
                                + projection.receptor().pynnName() + " " + i + " " + j + " " + (float) weight + " "
                                + delay)));
        return rows;
    }

    @Test
    void modelsOfOnePopulationBecomePopulations() {
        Network network = read(SAMPLES.resolve("full/config.json"));
        assertEquals(
                List.of("cortex pynn:IF_cond_exp", "cortex nest:iaf_psc_alpha", "thalamus"),
                network.populations().stream().map(Population::label).toList());
        assertEquals(400, network.durationMs());
        Population first = network.populations().get(0);
        // Nodes 10, 11 and 14: their group beats the model file, a column of the type beats it too.
        assertArrayEquals(new double[] {-51, -52, -40}, first.values("v_thresh"));
        assertArrayEquals(new double[] {15, 15, 7}, first.values("tau_m"));
        assertArrayEquals(new double[] {-66, -66, -66}, first.values("v_rest"));
        Population nest = network.populations().get(1);
        assertEquals(CellType.IF_CURR_ALPHA, nest.cellType());
        assertEquals(0.25, nest.value("cm", 0), 1e-12);
        assertEquals(12.5, nest.value("tau_m", 1));
        assertEquals(-55, nest.value("v_thresh", 0));
    }

    @Test
    void edgesTakeWeightDelayAndNumberFromGroupThenTypeThenModelFile() {
        List<String> rows = synapses(read(SAMPLES.resolve("full/config.json")));
        assertEquals(
                List.of(
                        "feed IF_cond_exp excitatory 0 0 0.25 1.5",
                        "feed IF_cond_exp excitatory 0 0 0.25 1.5",
                        "feed IF_cond_exp excitatory 0 0 0.25 1.5",
                        "feed IF_cond_exp excitatory 1 1 0.5 1.5",
                        "feed IF_curr_alpha excitatory 2 0 1.25E-4 2.0",
                        "feed IF_cond_exp excitatory 2 2 0.75 4.0",
                        "local IF_cond_exp inhibitory 0 2 0.01 1.0",
                        "local IF_cond_exp inhibitory 1 2 0.02 3.5",
                        "local IF_curr_alpha excitatory 0 1 0.04 1.0"),
                rows);
    }

    @Test
    void plasticityInputsSetsAndReportsAreUnderstood() {
        Network network = read(SAMPLES.resolve("full/simulation_config.json"));
        List<SynapseDynamics> plastic = network.projections().stream()
                .map(projection -> projection.dynamics())
                .filter(dynamics -> !dynamics.isStatic())
                .toList();
        assertEquals(List.of(SynapseDynamics.tsodyksMarkram(0.4, 120, 0)), plastic);
        assertArrayEquals(new double[] {5, 20.5}, SpikeTrains.of(network, 2, 0));
        assertArrayEquals(new double[] {7}, SpikeTrains.of(network, 2, 2));
        assertEquals(1, network.currents().size());
        assertEquals(2, network.currents().get(0).indices().get(0));
        assertEquals(0.3, network.currents().get(0).at(100, 1));
        assertEquals(0, network.currents().get(0).at(151, 1));
        assertEquals(
                "[0, 1, 2]",
                network.populations().get(0).record().stream()
                        .filter(request -> request.variable() == RecordVariable.V)
                        .findFirst()
                        .orElseThrow()
                        .indices()
                        .toString());
    }

    @Test
    void oldSpikesMissingColumnsAndUnitThresholdsAreUnderstood() {
        Network network = read(SAMPLES.resolve("small/config.json"));
        assertArrayEquals(new double[] {1, 3}, SpikeTrains.of(network, 1, 1));
        Population cells = network.populations().get(0);
        assertEquals(20, cells.value("tau_m", 0));
        // IntFire1 fires at 1: a weight 0.2 moves the membrane a fifth of the way from rest to threshold.
        List<String> rows = synapses(network);
        assertEquals("in_to_cells IF_curr_exp excitatory 0 0 0.6 0.1", rows.get(0));
        assertEquals("in_to_cells IF_curr_exp inhibitory 1 0 0.90000004 0.1", rows.get(2));
        double jumpMv = 0.6 * cells.value("tau_syn_E", 0) / cells.value("cm", 0);
        assertEquals(0.2 * (cells.value("v_thresh", 0) - cells.value("v_rest", 0)), jumpMv, 1e-9);
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The error of the sample with one file changed. */
    private InputException broken(String file, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES.resolve("full"))) {
            for (Path source : files.toList()) {
                Path target = folder.resolve(SAMPLES.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(source));
                }
            }
        }
        Path changed = folder.resolve("full").resolve(file);
        String text = Files.readString(changed);
        assertTrue(text.contains(from), from);
        Files.writeString(changed, text.replace(from, to));
        return assertThrows(InputException.class, () -> read(folder.resolve("full/config.json")));
    }

    private void refused(String file, String from, String to, String... words) throws IOException {
        String message = broken(file, from, to).getMessage();
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }

    @Test
    void refusalsNameFileAndObject() throws IOException {
        refused("network/node_types.csv", "point_process nest", "biophysical nest", "cortex", "biophysical");
        refused("network/node_types.csv", "iaf_psc_alpha", "iaf_psc_delta", "nest:iaf_psc_delta", "nest:iaf_psc_exp");
        refused("network/edge_types.csv", "Exp2Syn", "nest:stdp_synapse", "edge type 4", "stdp_synapse");
        refused("network/edge_types.csv", "40.0 1", "NULL 1", "weight", "edge_type_id 5");
        refused("circuit_config.json", "${BASE}/components", "${BSAE}/components", "$BSAE", "BASE");
        refused("circuit_config.json", "\"$BASE\": \".\"", "\"$BASE\": \"$NETWORK_DIR\"", "circle");
        refused("node_sets.json", "\"first\",", "\"both\",", "circle");
        refused("simulation_config.json", "current_clamp", "extracellular", "clamp", "extracellular");
        refused("simulation_config.json", "\"h5\"", "\"nwb\"", "nwb", "h5, csv");
    }
}
