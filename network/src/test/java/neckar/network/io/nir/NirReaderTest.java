package neckar.network.io.nir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import neckar.base.InputException;
import neckar.network.CellType;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.RecordVariable;
import neckar.network.io.build.ImportOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code src/test/resources/nir} are written by h5py, see the script beside them. */
class NirReaderTest {
    private static final double EXACT = 1e-12;

    private static Network read(String name) {
        return read(Path.of("src/test/resources/nir", name), ImportOptions.NONE);
    }

    private static Network read(Path file, ImportOptions options) {
        return NirReader.read(file, options).network();
    }

    /** Signed charges in mV that a spike adds to the membrane, by source, target and delay. */
    private static Map<String, Double> jumps(Network network) {
        Map<String, Double> jumps = new TreeMap<>();
        for (Projection projection : network.projections()) {
            Population pre = network.populations().get(projection.pre());
            Population post = network.populations().get(projection.post());
            double sign = projection.receptor() == Receptor.EXCITATORY ? 1 : -1;
            projection.forEach(
                    network,
                    (i, j, weight, delay) -> jumps.merge(
                            pre.label() + i + " " + post.label() + j + " " + delay,
                            sign * weight * post.value("tau_syn_E", j) / post.value("cm", j),
                            Double::sum));
        }
        return jumps;
    }

    private static double jump(Map<String, Double> jumps, String key) {
        Double found = jumps.get(key);
        assertTrue(found != null, () -> key + " in " + jumps.keySet());
        return found == null ? Double.NaN : found;
    }

    @Test
    void spikeMovesLeakyMembraneByWeightTimesPulseOverTimeConstant() {
        Network network = read("lif.nir");
        Map<String, Double> jumps = jumps(network);
        // r W dt / tau = 1 * W * 1e-4 / 0.02, and the threshold 1 is 15 mV.
        assertEquals(15 * 1e-4 / 0.02, jump(jumps, "in0 lif1.lif0 0.1"), EXACT);
        assertEquals(-2 * 15 * 1e-4 / 0.02, jump(jumps, "in1 lif1.lif0 0.1"), EXACT);
        assertEquals(5, jumps.size(), "a weight of zero is no synapse");
        Population cells = network.populations().get(1);
        assertEquals(CellType.IF_CURR_EXP, cells.cellType());
        assertEquals(10, cells.value("tau_m", 2), EXACT);
        assertEquals(-50, cells.value("v_thresh", 0), EXACT);
        assertEquals(-65, cells.value("v_reset", 0), EXACT);
        assertEquals(RecordVariable.SPIKES, cells.record().get(0).variable());
    }

    @Test
    void pulseLengthAndTimeScaleComeFromTheUser() {
        ImportOptions options = new ImportOptions(
                OptionalDouble.of(250),
                OptionalDouble.of(30),
                Optional.empty(),
                OptionalDouble.of(1e-3),
                OptionalDouble.of(2));
        Network network = read(Path.of("src/test/resources/nir/lif.nir"), options);
        assertEquals(15 * 1e-3 / 0.02, jump(jumps(network), "in0 lif1.lif0 0.1"), EXACT);
        assertEquals(40, network.populations().get(1).value("tau_m", 0), EXACT);
        assertEquals(250, network.durationMs());
        assertEquals(30, network.populations().get(0).value("rate", 1));
    }

    @Test
    void chainsMultiplyEdgesAddAndDelaysAreKept() {
        Network network = read("recurrent.nir");
        Map<String, Double> jumps = jumps(network);
        // A CubaLIF's current jumps by W, so the membrane gets W tau_syn / tau_mem; the threshold 0.1 is 15 mV.
        double unit = 150 * 0.002 / 0.01;
        double float32 = 1e-4;
        assertEquals((2 * 1 + 1) * unit, jump(jumps, "in0 cell0 0.1"), float32);
        assertEquals((3 * 2 + 1) * unit, jump(jumps, "in1 cell1 0.1"), float32);
        double firstDelayMs = (double) 0.001f * 1000;
        double secondDelayMs = (double) 0.003f * 1000;
        assertEquals(-unit, jump(jumps, "cell1 cell0 " + firstDelayMs), float32);
        assertEquals(unit, jump(jumps, "cell0 cell1 " + secondDelayMs), float32);
        assertEquals(4, jumps.size());
        // The bias 0.5 times scale 2 shifts the rest by r w_in b = 20, of which 0.1 are 15 mV.
        Population cell = network.populations().get(1);
        assertEquals(20 * 150, cell.value("i_offset", 0) * cell.value("tau_m", 0) / cell.value("cm", 0), 1e-6);
    }

    @Test
    void convolutionPoolsAndFlattenUnrollToWhatTheirDefinitionSays() {
        Map<String, Double> jumps = jumps(read("conv.nir"));
        try (HdfFile file = new HdfFile(Path.of("src/test/resources/nir/conv.nir"))) {
            float[][][][] weight = (float[][][][])
                    file.getDatasetByPath("/node/nodes/conv/weight").getData();
            int entries = 0;
            for (int o = 0; o < 72; o++) {
                int channel = o / 36;
                for (int i = 0; i < 36; i++) {
                    int dy = i / 6 - o % 36 / 6 + 1;
                    int dx = i % 6 - o % 6 + 1;
                    String key = "input" + i + " if" + o + " 0.1";
                    boolean inside = dy >= 0 && dy < 3 && dx >= 0 && dx < 3;
                    assertEquals(inside, jumps.containsKey(key), key);
                    if (inside) {
                        entries++;
                        assertEquals(15 * 1e-4 * weight[channel][0][dy][dx], jump(jumps, key), 1e-9, key);
                    }
                }
            }
            assertEquals(2 * 16 * 16, entries);
        }
        // Sums over 2 x 2, then a mean over 3 x 3 of them: each spike counts a ninth; fc is [[1, -1], [0.5, 0.25]].
        double ninth = 15 * 1e-4 / 0.02 / 9;
        assertEquals(ninth, jump(jumps, "if0 li0 0.1"), 1e-9);
        assertEquals(-ninth, jump(jumps, "if71 li0 0.1"), 1e-9);
        assertEquals(0.25 * ninth, jump(jumps, "if36 li1 0.1"), 1e-9);
    }

    @Test
    void oneDimensionalConvolutionKnowsGroupsStrideAndDilation() {
        Network network = read("conv1d.nir");
        Map<String, Double> jumps = jumps(network);
        assertEquals(16, network.populations().get(1).size());
        try (HdfFile file = new HdfFile(Path.of("src/test/resources/nir/conv1d.nir"))) {
            double[][][] weight = (double[][][])
                    file.getDatasetByPath("/node/nodes/conv/weight").getData();
            for (int o = 0; o < 16; o++) {
                for (int k = 0; k < 3; k++) {
                    int x = o % 4 * 2 + 2 * k - 1;
                    int input = o / 4 / 2 * 9 + x;
                    if (x >= 0 && x < 9) {
                        double expected = 15 * 1e-4 / 0.01 * weight[o / 4][0][k];
                        assertEquals(expected, jump(jumps, "input" + input + " lif" + o + " 0.1"), 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void graphsWithinGraphsAreDissolved() {
        Network network = read("nested.nir");
        assertEquals(
                "[block.cell, cell, input]",
                network.populations().stream()
                        .map(Population::label)
                        .sorted()
                        .toList()
                        .toString());
        assertEquals(6, jumps(network).size());
        assertTrue(network.population("block.cell").orElseThrow().record().isEmpty(), "only outputs are recorded");
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private InputException refused(Consumer<WritableGroup> nodes, String[][] edges) {
        Path file = folder.resolve("made.nir");
        try (WritableHdfFile root = HdfFile.write(file)) {
            WritableGroup node = root.putGroup("node");
            node.putDataset("type", "NIRGraph");
            nodes.accept(node.putGroup("nodes"));
            node.putDataset("edges", edges);
        }
        return assertThrows(InputException.class, () -> NirReader.read(file, ImportOptions.NONE));
    }

    private static WritableGroup node(WritableGroup nodes, String name, String type) {
        WritableGroup node = nodes.putGroup(name);
        node.putDataset("type", type);
        return node;
    }

    private static void input(WritableGroup nodes, int size) {
        node(nodes, "in", "Input").putDataset("shape", new long[] {size});
    }

    private static void lif(WritableGroup nodes, String name, int size, double threshold) {
        WritableGroup lif = node(nodes, name, "LIF");
        lif.putDataset("tau", new double[size]);
        double[] all = new double[size];
        Arrays.fill(all, threshold);
        lif.putDataset("v_threshold", all);
        lif.putDataset("r", all);
        lif.putDataset("v_leak", new double[size]);
    }

    @Test
    void refusalsNameTheNode() {
        InputException unknown = refused(
                nodes -> {
                    input(nodes, 1);
                    node(nodes, "a", "LIFF");
                },
                new String[][] {{"in", "a"}});
        assertTrue(unknown.getMessage().contains("node \"a\" (LIFF)"), unknown::getMessage);
        assertTrue(unknown.getMessage().contains("LIF,"), unknown::getMessage);
        InputException threshold = refused(
                nodes -> {
                    input(nodes, 1);
                    node(nodes, "step", "Threshold");
                },
                new String[][] {{"in", "step"}});
        assertTrue(threshold.getMessage().contains("node \"step\" (Threshold)"), threshold::getMessage);
        InputException tau = refused(
                nodes -> {
                    input(nodes, 2);
                    lif(nodes, "cell", 2, 1);
                },
                new String[][] {{"in", "cell"}});
        assertTrue(tau.getMessage().contains("time constant of index 0"), tau::getMessage);
        InputException missing = refused(nodes -> input(nodes, 1), new String[][] {{"in", "out"}});
        assertTrue(missing.getMessage().contains("does not exist: out"), missing::getMessage);
    }

    @Test
    void circleWithoutNeuronIsRefused() {
        InputException circle = refused(
                nodes -> {
                    input(nodes, 1);
                    node(nodes, "a", "Linear").putDataset("weight", new double[][] {{1}});
                    node(nodes, "b", "Linear").putDataset("weight", new double[][] {{1}});
                    node(nodes, "cell", "IF").putDataset("r", new double[] {1});
                    ((WritableGroup) nodes.getChild("cell")).putDataset("v_threshold", new double[] {1});
                },
                new String[][] {{"in", "a"}, {"a", "b"}, {"b", "a"}, {"b", "cell"}});
        assertTrue(circle.getMessage().contains("circle without a neuron"), circle::getMessage);
    }

    @Test
    void shapesThatDoNotFitAreTold() {
        InputException shapes = refused(
                nodes -> {
                    input(nodes, 3);
                    node(nodes, "fc", "Linear").putDataset("weight", new double[][] {{1, 2}});
                    lif(nodes, "cell", 1, 1);
                },
                new String[][] {{"in", "fc"}, {"fc", "cell"}});
        assertTrue(shapes.getMessage().contains("cell") || shapes.getMessage().contains("fc"), shapes::getMessage);
    }

    @Test
    void mapsComposeAndAddLikeMatrices() {
        LinearMap first = LinearMap.dense(new double[] {1, 2, 0, 3}, 2, 2);
        LinearMap second = LinearMap.dense(new double[] {1, -1, 0.5, 0}, 2, 2);
        double[] vector = {0.3, -0.7};
        assertArrayEquals(second.times(first.times(vector)), second.after(first).times(vector), 1e-15);
        double[] sum = first.times(vector);
        double[] other = second.times(vector);
        assertArrayEquals(
                new double[] {sum[0] + other[0], sum[1] + other[1]},
                first.plus(second).times(vector),
                1e-15);
        assertEquals(3, first.size());
    }
}
