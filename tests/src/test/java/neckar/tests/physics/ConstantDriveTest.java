package neckar.tests.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neckar.spec.config.DenmemParameter;
import neckar.spec.unit.Scaling;
import neckar.tests.workbench.Json;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Emulator reference 6.1: a leaky integrate-and-fire neuron under constant drive fires at the analytic rate. */
class ConstantDriveTest {
    private static final double TOLERANCE = 0.01;

    @Test
    void ratesAreThoseOfTheDecodedParameters(@TempDir Path folder) throws IOException {
        List<Object> populations = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (double restMv : new double[] {-49, -47, -40}) {
            add(populations, labels, "rest" + -restMv, restMv, 0, 4);
        }
        // The offset current becomes a shift of E_l: 0.2 nA through 0.2 nF / 20 ms is 20 mV.
        for (double offsetNa : new double[] {0.2, 0.3, 0.5, 1.0}) {
            add(populations, labels, "offset" + offsetNa, -65, offsetNa, 8);
        }
        CompiledRun run = CompiledRun.of(
                Json.text(Json.map("format", "neckar-network/1", "duration_ms", 500, "populations", populations)),
                folder);
        for (String label : labels) {
            double expectedHz = analyticHz(run.decoded(label, 0));
            double[] spikesMs = run.spikesMs(label, 0);
            assertTrue(spikesMs.length >= 5, label + " fires");
            double measuredHz = 1000 * (spikesMs.length - 1) / (spikesMs[spikesMs.length - 1] - spikesMs[0]);
            assertEquals(expectedHz, measuredHz, TOLERANCE * expectedHz, label);
        }
    }

    private static void add(
            List<Object> populations, List<String> labels, String label, double restMv, double offsetNa, int size) {
        labels.add(label);
        populations.add(Json.map(
                "label",
                label,
                "size",
                1,
                "cell_type",
                "IF_cond_exp",
                "record",
                List.of("spikes"),
                "placement",
                Json.map("neuron_size", size),
                "parameters",
                Json.map(
                        "v_rest",
                        restMv,
                        "i_offset",
                        offsetNa,
                        "v_reset",
                        -65.0,
                        "v_thresh",
                        -50.0,
                        "tau_m",
                        20.0,
                        "cm",
                        0.2,
                        "tau_refrac",
                        1.0)));
    }

    /** Rate = 1 / (tau_refrac + tau_m ln((E_l - V_reset) / (E_l - V_t))), in biological time. */
    private static double analyticHz(DecodedNeuron neuron) {
        double rest = neuron.value(DenmemParameter.E_L);
        double threshold = neuron.value(DenmemParameter.V_T);
        double reset = neuron.resetVolt();
        double rise = neuron.value(DenmemParameter.I_GL) * Math.log((rest - reset) / (rest - threshold));
        return 1 / (neuron.value(DenmemParameter.I_PL) + rise) / Scaling.DEFAULT_SPEEDUP;
    }

    /** What rounding to codes changed stands in the report. */
    @Test
    void theReportNamesWhatRoundingChanged(@TempDir Path folder) throws IOException {
        List<Object> populations = new ArrayList<>();
        add(populations, new ArrayList<>(), "cells", -47, 0, 4);
        CompiledRun run = CompiledRun.of(
                Json.text(Json.map("format", "neckar-network/1", "duration_ms", 10, "populations", populations)),
                folder);
        double givenMs = Scaling.DEFAULT.timeMs(run.decoded("cells", 0).value(DenmemParameter.I_GL));
        String report = java.nio.file.Files.readString(run.folder().resolve("report.json"));
        double reportedMs = Workbench.json(report, "/approximations").asArray().elements().stream()
                .filter(row -> row.asObject().get("what").orElseThrow().text().equals("tau_m"))
                .mapToDouble(row -> row.asObject().get("given").orElseThrow().number())
                .findFirst()
                .orElseThrow();
        assertEquals(givenMs, reportedMs, 1e-9 * givenMs);
    }
}
