package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
import neckar.spec.calib.MapState;
import neckar.spec.calib.PlasticityGains;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

/** Settings of short-term plasticity make up for what was measured of the drivers. */
class StpChoiceTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);

    private static Calibration calibration(float utilisation, float scale, float recovery, MapState state) {
        return calibration(gains(utilisation, scale, recovery, state));
    }

    private static PlasticityGains gains(float utilisation, float scale, float recovery, MapState state) {
        int n = SynapseDriverOnHicann.COUNT;
        float[][] gains = new float[3][n];
        Arrays.fill(gains[0], utilisation);
        Arrays.fill(gains[1], scale);
        Arrays.fill(gains[2], recovery);
        MapState[] states = new MapState[n];
        Arrays.fill(states, state);
        return new PlasticityGains(gains[0], gains[1], gains[2], states);
    }

    private static Calibration calibration(PlasticityGains plasticity) {
        HicannCalibration chip = new HicannCalibration(
                Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.of(plasticity));
        CalibrationInfo info =
                new CalibrationInfo("test", "", "", List.of(), 125e6, List.of(AnalogMode.NORMAL), new TreeMap<>());
        return Calibration.measured(info, Map.of(CHIP, chip));
    }

    private static HicannConfig compiled(String synapse, Calibration calibration) {
        return compiled(synapse, calibration, 4);
    }

    /** The compiler's own check of conductances stands behind each result. */
    private static HicannConfig compiled(String synapse, Calibration calibration, int size) {
        Network network = TestNetworks.parse(
                "{\"label\": \"a\", \"size\": " + size
                        + ", \"cell_type\": \"IF_cond_exp\", \"parameters\": {\"cm\": 0.2},"
                        + " \"placement\": {\"hicanns\": [324], \"neuron_size\": 4}}",
                "{\"pre\": \"a\", \"post\": \"a\", \"receptor\": \"excitatory\", \"connector\":"
                        + " {\"type\": \"AllToAllConnector\"}, \"weight\": 0.004, \"delay\": 1.5, \"synapse_type\":"
                        + " {\"type\": \"TsodyksMarkramSynapse\", " + synapse + "}}",
                "");
        CompileOptions base = CompileOptions.on(Availability.of(WaferDescription.DEFAULT));
        CompileOptions options = new CompileOptions(
                base.availability(),
                calibration,
                base.effort(),
                base.neuronSize(),
                base.chainLength(),
                base.timeLimitSec());
        CompileResult result =
                Compiler.compile(network, options, new RunContext(1, 1, Progress.NONE, new CancelFlag()));
        return Objects.requireNonNull(result.emission().wafer().hicanns().get(CHIP));
    }

    private static SynapseDriverOnHicann plastic(HicannConfig chip) {
        return SynapseDriverOnHicann.all().stream()
                .filter(driver -> chip.driver(driver).stpEnable())
                .findFirst()
                .orElseThrow();
    }

    private static int code(HicannConfig chip, SharedParameter parameter) {
        return chip.floatingGates().shared(plastic(chip).fgBlock(), parameter);
    }

    @Test
    void strengthAndRecoveryTimeOfTheBlockAndTheCapacitorOfTheDriverUndoTheirGains() {
        String depressing = "\"U\": 0.314, \"tau_rec\": 100.0, \"tau_facil\": 0.0";
        HicannConfig nominal = compiled(depressing, Calibration.nominal());
        HicannConfig chosen = compiled(depressing, calibration(0.88f, 1.25f, 0.8f, MapState.OK));
        assertEquals(3, nominal.driver(plastic(nominal)).stpCap());
        // U 0.314 over 0.88 is 0.357, that of capacitor 5.
        assertEquals(5, chosen.driver(plastic(chosen)).stpCap());
        assertEquals(code(nominal, SharedParameter.V_STDF) / 1.25, code(chosen, SharedParameter.V_STDF), 8);
        // The rate, and so nearly the code, goes down with a circuit that recovers faster.
        assertEquals(code(nominal, SharedParameter.V_DTC) * 0.8, code(chosen, SharedParameter.V_DTC), 2);
    }

    @Test
    void driversWithoutAGoodMeasurementAreNominal() {
        String depressing = "\"U\": 0.314, \"tau_rec\": 100.0, \"tau_facil\": 0.0";
        HicannConfig nominal = compiled(depressing, Calibration.nominal());
        HicannConfig failed = compiled(depressing, calibration(0.88f, 1.25f, 0.8f, MapState.FIT_FAILED));
        assertEquals(nominal.driver(plastic(nominal)), failed.driver(plastic(failed)));
        assertEquals(code(nominal, SharedParameter.V_STDF), code(failed, SharedParameter.V_STDF));
    }

    @Test
    void facilitationBeginsWhereAskedAndWeightsMakeUpForTheRest() {
        String facilitating = "\"U\": 0.25, \"tau_rec\": 0.0, \"tau_facil\": 500.0";
        HicannConfig nominal = compiled(facilitating, Calibration.nominal());
        HicannConfig chosen = compiled(facilitating, calibration(1, 1.1f, 1, MapState.OK));
        double first = 1 - 1.8 * code(nominal, SharedParameter.V_FAC) / 1023;
        double given = 1 - 1.1 * 1.8 * code(chosen, SharedParameter.V_FAC) / 1023;
        assertEquals(first, given, 0.01);
        assertTrue(code(chosen, SharedParameter.V_FAC) < code(nominal, SharedParameter.V_FAC));
    }

    @Test
    void driversOfOtherFirstResponseGetOtherWeightsAndCheckClean() {
        String facilitating = "\"U\": 0.25, \"tau_rec\": 0.0, \"tau_facil\": 500.0";
        PlasticityGains same = gains(1, 1, 1, MapState.OK);
        float[] scale = same.scale();
        for (int driver = 0; driver < scale.length; driver++) {
            scale[driver] = driver / 2 % 2 == 0 ? 0.9f : 1.1f;
        }
        HicannConfig chip = compiled(
                facilitating,
                calibration(new PlasticityGains(same.utilisation(), scale, same.recovery(), same.state())),
                80);
        long kinds = SynapseDriverOnHicann.all().stream()
                .filter(driver -> chip.driver(driver).stpEnable())
                .map(driver -> driver.id() / 2 % 2)
                .distinct()
                .count();
        assertEquals(2, kinds, "drivers of both kinds are in use");
    }
}
