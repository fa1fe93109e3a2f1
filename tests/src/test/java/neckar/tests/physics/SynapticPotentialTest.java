package neckar.tests.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neckar.spec.config.DenmemParameter;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.ProbeKind;
import neckar.tests.workbench.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emulator reference 3.2 and 6.3: the potential that one event causes, with the conductance that the codes give. */
class SynapticPotentialTest {
    private static final double TOLERANCE = 0.02;
    private static final double STEP_SEC = 1e-9;

    private static CompiledRun run(double weight, String receptor, Path folder) throws IOException {
        Object source = Json.map(
                "label",
                "in",
                "size",
                1,
                "cell_type",
                "SpikeSourceArray",
                "parameters",
                Json.map("spike_times", List.of(20.0)));
        Object cell = Json.map(
                "label",
                "cell",
                "size",
                1,
                "cell_type",
                "IF_cond_exp",
                "placement",
                Json.map("neuron_size", 8),
                "record",
                List.of("v", Json.map("variable", "v", "probe", "debug")),
                "parameters",
                Json.map(
                        "v_rest",
                        -65.0,
                        "v_thresh",
                        -40.0,
                        "cm",
                        0.2,
                        "tau_m",
                        20.0,
                        "e_rev_E",
                        0.0,
                        "e_rev_I",
                        -80.0));
        return CompiledRun.of(
                Json.text(Json.map(
                        "format",
                        "neckar-network/1",
                        "duration_ms",
                        120,
                        "populations",
                        List.of(source, cell),
                        "projections",
                        List.of(Json.map(
                                "pre",
                                "in",
                                "post",
                                "cell",
                                "weight",
                                weight,
                                "receptor",
                                receptor,
                                "connector",
                                Json.map("type", "AllToAllConnector"))))),
                folder);
    }

    /** The largest deviation from rest by the emulator's own probe, volt. */
    private static double peak(CompiledRun run, double restVolt) {
        DebugTrace trace = run.recording().debugTraces().stream()
                .filter(candidate -> candidate.kind() == ProbeKind.V)
                .findFirst()
                .orElseThrow();
        double peak = 0;
        for (int i = 0; i < trace.size(); i++) {
            double deviation = trace.value(i) - restVolt;
            peak = Math.abs(deviation) > Math.abs(peak) ? deviation : peak;
        }
        return peak;
    }

    private static double siemens(DecodedNeuron neuron) {
        return neuron.cells().stream().mapToDouble(DecodedNeuron.Cell::siemens).sum();
    }

    /** A small potential adds to a constant driving force: peak = A/(q-p) (exp(-p t) - exp(-q t)), t = ln(q/p)/(q-p). */
    @Test
    void aSmallPotentialHasTheLinearPeak(@TempDir Path folder) throws IOException {
        CompiledRun run = run(0.0005, "excitatory", folder);
        DecodedNeuron neuron = run.decoded("cell", 0);
        double rest = neuron.value(DenmemParameter.E_L);
        double p = 1 / neuron.value(DenmemParameter.I_GL);
        double q = 1 / neuron.value(DenmemParameter.V_SYNTCX);
        double drive = neuron.value(DenmemParameter.E_SYNX) - rest;
        double slope = siemens(neuron) * drive / neuron.capacitanceFarad();
        double time = Math.log(q / p) / (q - p);
        double expected = slope / (q - p) * (Math.exp(-p * time) - Math.exp(-q * time));
        assertEquals(expected, peak(run, rest), TOLERANCE * expected);
    }

    @Test
    void aLargePotentialSaturatesAsTheConductanceEquationSays(@TempDir Path folder) throws IOException {
        CompiledRun run = run(0.02, "excitatory", folder);
        DecodedNeuron neuron = run.decoded("cell", 0);
        double expected = integratedPeak(neuron, DenmemParameter.E_SYNX, DenmemParameter.V_SYNTCX);
        assertEquals(expected, peak(run, neuron.value(DenmemParameter.E_L)), TOLERANCE / 4 * expected);
    }

    @Test
    void anInhibitoryPotentialIsNegative(@TempDir Path folder) throws IOException {
        CompiledRun run = run(0.005, "inhibitory", folder);
        DecodedNeuron neuron = run.decoded("cell", 0);
        double expected = integratedPeak(neuron, DenmemParameter.E_SYNI, DenmemParameter.V_SYNTCI);
        assertEquals(expected, peak(run, neuron.value(DenmemParameter.E_L)), TOLERANCE / 4 * Math.abs(expected));
    }

    /** The same membrane seen through the converter: 12 bits, a low pass, noise of a bit. */
    @Test
    void theConverterShowsTheSamePeak(@TempDir Path folder) throws IOException {
        CompiledRun run = run(0.02, "excitatory", folder);
        AdcTrace trace = run.recording().adcTraces().get(0);
        double highest = 0;
        for (int i = 0; i < trace.size(); i++) {
            highest = Math.max(highest, trace.volt(i));
        }
        double rest = run.decoded("cell", 0).value(DenmemParameter.E_L);
        double expected = peak(run, rest);
        assertEquals(expected, highest - rest, TOLERANCE * expected);
    }

    /** Peak of C dV/dt = g_l (E_l - V) + g exp(-t/tau) (E - V) by Heun's method with steps far below all time constants. */
    private static double integratedPeak(DecodedNeuron neuron, DenmemParameter reversal, DenmemParameter tau) {
        double rest = neuron.value(DenmemParameter.E_L);
        double farad = neuron.capacitanceFarad();
        double leak = farad / neuron.value(DenmemParameter.I_GL);
        double decay = Math.exp(-STEP_SEC / neuron.value(tau));
        double drive = neuron.value(reversal) - rest;
        double g = siemens(neuron);
        double u = 0;
        double peak = 0;
        for (int i = 0; i < 10_000; i++) {
            double first = (-leak * u + g * (drive - u)) / farad;
            double ahead = u + STEP_SEC * first;
            g *= decay;
            double second = (-leak * ahead + g * (drive - ahead)) / farad;
            u += STEP_SEC * (first + second) / 2;
            peak = Math.abs(u) > Math.abs(peak) ? u : peak;
        }
        return peak;
    }
}
