package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.network.Network;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.CalibrationInfo;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.HicannCalibration.ModeMaps;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.calib.TransferMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

/** Translation inside the whole compiler: what it writes into the configuration and what it tells the user. */
class TranslatorTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);
    private static final String ON_CHIP = "\"placement\": {\"hicanns\": [324], \"neuron_size\": 4}";

    @Test
    void oneResetPotentialServesTheChip() {
        Network network = TestNetworks.parse(
                population("a", 3, "IF_cond_exp", "\"v_reset\": -70") + ", "
                        + population("b", 1, "IF_cond_exp", "\"v_reset\": -66"),
                "",
                "");
        CompileResult result = compile(network, Calibration.nominal(), 1);
        HicannConfig chip = chip(result);
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            // Mean -69 mV is 0.51 V, code 289 by truncation.
            assertEquals(289, chip.floatingGates().shared(block, SharedParameter.V_RESET));
        }
        Approximation other = find(result, "b", "v_reset");
        assertEquals(-66, other.asked());
        assertEquals(-69, other.given(), 0.2);
    }

    @Test
    void constantCurrentsBecomeAShiftOfTheRestingPotential() {
        Network network = TestNetworks.parse(
                population("a", 1, "IF_cond_exp", "\"v_rest\": -65, \"cm\": 0.2, \"tau_m\": 20, \"i_offset\": 0.05"),
                "",
                ", \"currents\": [{\"type\": \"DCSource\", \"population\": \"a\", \"indices\": [0],"
                        + " \"amplitude\": 0.05, \"start\": 0, \"stop\": 5000}]");
        CompileResult result = compile(network, Calibration.nominal(), 1);
        // 0.1 nA 20 ms / 0.2 nF = 10 mV: -55 mV, 0.65 V, code 369.
        assertTrue(codes(result, DenmemParameter.E_L).contains(369), () -> codes(result, DenmemParameter.E_L)
                .toString());
        assertEquals(0.05, find(result, "a", "i_offset").asked());
        assertEquals(0.05, find(result, "a", "DCSource").asked(), 1e-12);
    }

    @Test
    void blockPlaysOneWaveformAndTheOthersAreTold() {
        Network network = TestNetworks.parse(
                population("a", 3, "IF_cond_exp", "\"cm\": 0.2"),
                "",
                ", \"currents\": [" + step(0, 0.2) + ", " + step(1, 0.3) + ", " + step(2, 0.4) + "]");
        CompileResult result = compile(network, Calibration.nominal(), 1);
        long playing = FgBlockOnHicann.all().stream()
                .filter(block -> !chip(result).stimulus(block).isZero())
                .count();
        // The blocks of the top and the bottom row.
        assertEquals(2, playing);
        assertEquals(2, result.emission().experiment().stimulusStarts().size());
        assertEquals(
                1,
                result.approximations().stream()
                        .filter(a -> a.what().equals("StepCurrentSource") && a.given() == 0)
                        .count(),
                () -> result.approximations().toString());
    }

    @Test
    void neuronsOfOneQuadTakeTheirCurrentsInDifferentRows() {
        String pair =
                population("a", 3, "IF_cond_exp", "\"cm\": 0.2").replace("\"neuron_size\": 4", "\"neuron_size\": 2");
        Network network = TestNetworks.parse(
                pair, "", ", \"currents\": [" + step(0, 0.2) + ", " + step(1, 0.2) + ", " + step(2, 0.2) + "]");
        CompileResult result = compile(network, Calibration.nominal(), 1);
        List<DenmemOnHicann> inputs = DenmemOnHicann.all().stream()
                .filter(denmem -> chip(result).denmem(denmem).currentInput())
                .toList();
        assertEquals(3, inputs.size());
        assertEquals(1, inputs.stream().filter(denmem -> denmem.row() == 1).count(), inputs::toString);
    }

    @Test
    void weightsMeetTheirConductancesAndTheWorstIsTold() {
        Network network = TestNetworks.parse(
                population("e", 12, "IF_cond_exp", "\"cm\": 0.2") + ", "
                        + population("i", 12, "IF_cond_exp", "\"cm\": 0.2"),
                projection("e", "i", "excitatory", "0.004", "") + ", "
                        + projection("i", "e", "inhibitory", "{\"uniform\": {\"low\": 0.002, \"high\": 0.02}}", ""),
                "");
        CompileResult result = compile(network, Calibration.nominal(), 1);
        Approximation same = find(result, "e->i", "weight");
        assertEquals(0.004, same.asked(), 1e-6);
        assertEquals(1, same.given() / same.asked(), 0.02);
        Approximation spread = find(result, "i->e", "weight");
        assertTrue(Math.abs(spread.given() / spread.asked() - 1) < 0.3, spread::toString);
        assertTrue(spread.count() <= 144 && spread.count() > 10, spread::toString);
    }

    @Test
    void cellTypesWithoutACircuitAreNamed() {
        Network network = TestNetworks.parse(
                population("c", 2, "IF_curr_alpha", "\"tau_syn_E\": 2, \"tau_syn_I\": 2"),
                projection("c", "c", "excitatory", "0.2", ""),
                "");
        CompileResult result = compile(network, Calibration.nominal(), 1);
        assertEquals(
                2,
                result.approximations().stream()
                        .filter(a -> a.what().equals("cell_type") && a.count() == 2)
                        .count());
    }

    @Test
    void plasticityThatOnlyComesNearIsTold() {
        Network network = TestNetworks.parse(
                population("a", 4, "IF_cond_exp", "\"cm\": 0.2"),
                projection(
                        "a",
                        "a",
                        "excitatory",
                        "0.004",
                        ", \"synapse_type\": {\"type\": \"TsodyksMarkramSynapse\", \"U\": 0.5, \"tau_rec\": 800.0,"
                                + " \"tau_facil\": 0.0}"),
                "");
        CompileResult result = compile(network, Calibration.nominal(), 1);
        assertTrue(find(result, "a->a", "TsodyksMarkramSynapse").given() > 0.001);
        assertEquals(0.5, find(result, "a->a", "U").asked());
        assertEquals(0.4, find(result, "a->a", "U").given());
        long plastic = IntStream.range(0, 224)
                .filter(y -> chip(result).driver(SynapseDriverOnHicann.of(y)).stpEnable())
                .count();
        assertTrue(plastic >= 1);
    }

    @Test
    void whatACalibrationLacksIsNominalAndTold() {
        Network network = TestNetworks.parse(population("a", 3, "IF_cond_exp", "\"cm\": 0.2"), "", "");
        Calibration calibration = measuredWithout(DenmemParameter.V_T, DenmemParameter.I_PL, DenmemParameter.E_SYNI);
        CompileResult result = compile(network, calibration, 1);
        List<String> lacking = result.approximations().stream()
                .filter(a -> a.note().startsWith("not calibrated"))
                .map(Approximation::what)
                .toList();
        assertEquals(List.of("e_rev_I", "tau_refrac", "v_thresh"), lacking);
        // -65 mV is 0.55 V; the measured line is 20 codes below the nominal one.
        assertTrue(codes(result, DenmemParameter.E_L).contains(293));
        assertTrue(codes(result, DenmemParameter.V_T).contains(398));
    }

    @Test
    void threadsDoNotChangeTheBytes() {
        Network network = TestNetworks.parse(
                population(
                                "a",
                                20,
                                "IF_cond_exp",
                                "\"cm\": 0.2, \"v_thresh\": {\"normal\": {\"mu\": -50, \"sigma\": 1}}")
                        .replace(", " + ON_CHIP, ""),
                projection("a", "a", "excitatory", "{\"uniform\": {\"low\": 0.001, \"high\": 0.01}}", ""),
                "");
        CompileResult one = compile(network, Calibration.nominal(), 1);
        CompileResult three = compile(network, Calibration.nominal(), 3);
        assertArrayEquals(one.bitstream(), three.bitstream());
        assertEquals(one.approximations(), three.approximations());
    }

    private static CompileResult compile(Network network, Calibration calibration, int threads) {
        CompileOptions base = CompileOptions.on(Availability.of(WaferDescription.DEFAULT));
        CompileOptions options = new CompileOptions(
                base.availability(),
                calibration,
                base.effort(),
                base.neuronSize(),
                base.chainLength(),
                base.timeLimitSec());
        return Compiler.compile(network, options, new RunContext(1, threads, Progress.NONE, new CancelFlag()));
    }

    private static HicannConfig chip(CompileResult result) {
        return Objects.requireNonNull(result.emission().wafer().hicanns().get(CHIP));
    }

    private static List<Integer> codes(CompileResult result, DenmemParameter parameter) {
        return DenmemOnHicann.all().stream()
                .map(denmem -> chip(result).floatingGates().denmem(denmem, parameter))
                .distinct()
                .toList();
    }

    private static Approximation find(CompileResult result, String population, String what) {
        return result.approximations().stream()
                .filter(a -> a.population().equals(population) && a.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " in " + result.approximations()));
    }

    private static String population(String label, int size, String cellType, String parameters) {
        return "{\"label\": \"" + label + "\", \"size\": " + size + ", \"cell_type\": \"" + cellType
                + "\", \"parameters\": {" + parameters + "}, " + ON_CHIP + "}";
    }

    private static String projection(String pre, String post, String receptor, String weight, String more) {
        return "{\"pre\": \"" + pre + "\", \"post\": \"" + post + "\", \"receptor\": \"" + receptor
                + "\", \"connector\": {\"type\": \"AllToAllConnector\"}, \"weight\": " + weight + ", \"delay\": 1.5"
                + more + "}";
    }

    private static String step(int index, double amplitude) {
        return "{\"type\": \"StepCurrentSource\", \"population\": \"a\", \"indices\": [" + index
                + "], \"times\": [100.0, 300.0], \"amplitudes\": [" + amplitude + ", 0.0]}";
    }

    /** Measured maps of all denmem parameters but some: the nominal law, for voltages 20 codes lower. */
    private static Calibration measuredWithout(DenmemParameter... lacking) {
        Map<DenmemParameter, List<ModeMaps>> maps = new EnumMap<>(DenmemParameter.class);
        for (DenmemParameter parameter : DenmemParameter.values()) {
            if (Calibration.isMapped(parameter) && !Arrays.asList(lacking).contains(parameter)) {
                TransferMap nominal = Calibration.nominalMap(parameter, AnalogMode.NORMAL);
                maps.put(parameter, List.of(new ModeMaps(AnalogMode.NORMAL, line(nominal))));
            }
        }
        HicannCalibration chip =
                new HicannCalibration(maps, Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
        CalibrationInfo info =
                new CalibrationInfo("test", "", "", List.of(), 125e6, List.of(AnalogMode.NORMAL), new TreeMap<>());
        return Calibration.measured(info, Map.of(CHIP, chip));
    }

    private static ParameterMaps line(TransferMap nominal) {
        int n = DenmemOnHicann.COUNT;
        double slope = (nominal.form().code(nominal.high()) - nominal.form().code(nominal.low()))
                / (nominal.high() - nominal.low());
        double offset = nominal.form().code(nominal.low()) - slope * nominal.low() - 20;
        float[] c = new float[2 * n];
        float[] domain = new float[2 * n];
        for (int i = 0; i < n; i++) {
            c[2 * i] = (float) offset;
            c[2 * i + 1] = (float) slope;
            domain[2 * i] = (float) nominal.low();
            domain[2 * i + 1] = (float) nominal.high();
        }
        MapState[] states = new MapState[n];
        Arrays.fill(states, MapState.OK);
        return new ParameterMaps(
                ParameterMaps.Form.POLY, new double[0], c, domain, new float[n], new float[n], new int[n], states);
    }
}
