package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.silicon.TransferLaws;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.CrossingColumns;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

/** What dies that are not ideal do, as an experimenter or a probe sees it. */
class MismatchTest {
    private static final HicannOnWafer HICANN = HicannOnWafer.of(324);

    private static SiliconChoice only(String sigmas) {
        return SiliconChoice.of("die.json", "{\"format\": \"neckar-silicon/1\", " + sigmas + "}", 3, 1);
    }

    private static Recording run(ChipSketch sketch, SiliconChoice silicon, Experiment experiment, int threads) {
        WaferConfig wafer = ChipSketch.wafer(125, List.of(HICANN.id()), List.of(sketch.build()));
        return ChipSketch.machine(wafer, experiment, threads, silicon).run(Progress.NONE, new CancelFlag());
    }

    private static Experiment probed(long ticks, ProbeKind kind, int count) {
        List<DebugProbe> probes = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            probes.add(new DebugProbe(HICANN, DenmemOnHicann.of(d), kind, 0, ticks, 1));
        }
        return new Experiment(
                new ExperimentHeader(1e4, 125, 0, ticks), StimulusEvents.EMPTY, List.of(), List.of(), probes);
    }

    /** Single denmems 0..count-1, driven by a leak potential of some code. */
    private static ChipSketch population(int count, int leakCode) {
        ChipSketch sketch = new ChipSketch();
        for (int d = 0; d < count; d++) {
            sketch.single(d, 2 + d % 60);
        }
        sketch.gates().allDenmems(DenmemParameter.E_L, leakCode);
        return sketch;
    }

    private static double sigma(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    @Test
    void thresholdsSpreadBy20MillivoltAmongFiringNeurons() {
        // Denmems of one floating-gate block, so that the gain of the block's row is common to them.
        Recording recording =
                run(population(128, 512), SiliconChoice.of("typical", "", 3, 1), probed(4000, ProbeKind.V, 128), 1);
        double[] peaks = new double[128];
        for (int d = 0; d < peaks.length; d++) {
            DebugTrace trace = recording.debugTraces().get(d);
            for (int i = 0; i < trace.size(); i++) {
                peaks[d] = Math.max(peaks[d], trace.value(i));
            }
        }
        // 20 mV of the die and 5 mV of the write error; four standard errors of a spread over 128.
        assertEquals(0.0206, sigma(peaks), 0.0052);
        assertEquals(
                0.95 * TransferLaws.voltage(398), Arrays.stream(peaks).average().orElseThrow(), 0.045);
    }

    @Test
    void thresholdsShowInWhichNeuronsFire() {
        // Without other deviations a neuron fires if its leak potential exceeds its own threshold.
        SiliconChoice silicon = only("\"sigma\": {\"v_t\": 0.02}");
        int[] firing = new int[5];
        for (int k = 0; k < firing.length; k++) {
            Recording recording =
                    run(population(200, 398 + 11 * (k - 2)), silicon, probed(3000, ProbeKind.SPIKES, 200), 1);
            boolean[] fires = new boolean[512];
            CrossingColumns crossings = recording.crossings();
            for (int i = 0; i < crossings.size(); i++) {
                fires[crossings.denmem(i)] = true;
            }
            for (boolean fired : fires) {
                firing[k] += fired ? 1 : 0;
            }
        }
        // Steps of 19.4 mV: 2.7, 16.6, 50, 83.4 and 97.3 % of 200, four standard errors.
        double[] expected = {5.3, 33, 100, 167, 194.7};
        for (int k = 0; k < firing.length; k++) {
            double share = expected[k] / 200;
            assertEquals(expected[k], firing[k], 4 * Math.sqrt(200 * share * (1 - share)), "step " + k);
        }
    }

    @Test
    void ratesOfEqualNeuronsSpreadByAThirdOnATypicalDieAndNotAtAllOnAnIdealOne() {
        double[] typical = rates(SiliconChoice.of("typical", "", 3, 1));
        double mean = Arrays.stream(typical).average().orElseThrow();
        // Median deviation, since single neurons with E_l near V_t hardly fire: sigma of a normal is 0.74 of the
        // quartiles.
        double spread = 0.7413 * (quantile(typical, 0.75) - quantile(typical, 0.25)) / mean;
        assertTrue(spread > 0.22 && spread < 0.5, "relative spread " + spread);
        double[] ideal = rates(SiliconChoice.ideal());
        assertEquals(0, sigma(ideal));
        assertTrue(ideal[0] > 10);
        double[] bad = rates(SiliconChoice.of("bad", "", 3, 1));
        assertTrue(sigma(bad) > 1.5 * sigma(typical), "bad dies spread more");
    }

    /** Crossings of 200 neurons with E_l - V_t = 0.1 V and V_t - V_reset = 0.15 V. */
    private static double[] rates(SiliconChoice silicon) {
        Recording recording = run(population(200, 455), silicon, probed(20_000, ProbeKind.SPIKES, 200), 1);
        double[] counts = new double[200];
        for (int i = 0; i < recording.crossings().size(); i++) {
            counts[recording.crossings().denmem(i)]++;
        }
        return counts;
    }

    @Test
    void aDenmemIsTheSameWhateverElseIsConfigured() {
        // Denmem 150 alone, and as one of many neurons on one of several chips.
        SiliconChoice silicon = SiliconChoice.of("typical", "", 3, 1);
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, 125, 0, 2000),
                StimulusEvents.EMPTY,
                List.of(),
                List.of(),
                List.of(new DebugProbe(HICANN, DenmemOnHicann.of(150), ProbeKind.V, 0, 2000, 1)));
        ChipSketch alone = population(0, 455).single(150, 9);
        HicannConfig many = population(200, 455).build();
        WaferConfig wafer = ChipSketch.wafer(125, List.of(12, HICANN.id(), 326), List.of(many, many, many));
        Recording crowd = ChipSketch.machine(wafer, experiment, 2, silicon).run(Progress.NONE, new CancelFlag());
        assertArrayEquals(
                run(alone, silicon, experiment, 1).debugTraces().get(0).values(),
                crowd.debugTraces().get(0).values());
    }

    private static Experiment sampled(long from, long to) {
        return new Experiment(
                new ExperimentHeader(1e4, 125, 0, to + 100),
                StimulusEvents.EMPTY,
                List.of(),
                List.of(new AdcRequest(HICANN, AnalogOutputOnHicann.of(1), DenmemOnHicann.of(14), from, to)),
                List.of());
    }

    private static double[] adc(SiliconChoice silicon, int leakCode) {
        ChipSketch sketch = new ChipSketch();
        DenmemOnHicann denmem = DenmemOnHicann.of(14);
        sketch.gates().allDenmems(DenmemParameter.E_L, leakCode).allDenmems(DenmemParameter.V_T, 1000);
        sketch.registers()
                .denmem(denmem, sketch.registers().denmem(denmem).withAnalogOut(true))
                .analogOutput(AnalogOutputOnHicann.of(1), AnalogOutputConfig.showing(AnalogSignal.MEMBRANE_TOP_EVEN));
        AdcTrace trace =
                run(sketch, silicon, sampled(100, 40_000), 1).adcTraces().get(0);
        double[] volts = new double[trace.size()];
        Arrays.setAll(volts, trace::volt);
        return volts;
    }

    @Test
    void adcQuantisesAndAddsNoiseOffsetsAndGain() {
        double step = 1.8 / 4095;
        double[] quiet = adc(SiliconChoice.ideal(), 313);
        assertEquals(0, sigma(quiet), 1e-12);
        assertEquals(TransferLaws.voltage(313), quiet[0], 0.5 * step);
        double[] noisy = adc(only("\"sigma\": {\"adc_noise\": 0.002}"), 313);
        // Quantisation adds a twelfth of a squared step.
        assertEquals(Math.hypot(0.002, step / Math.sqrt(12)), sigma(noisy), 3 * 0.002 / Math.sqrt(2 * noisy.length));
        double[] offset = adc(only("\"sigma\": {\"readout_offset\": 0.014}"), 313);
        double[] further = adc(only("\"sigma\": {\"readout_offset\": 0.014}"), 455);
        assertTrue(Math.abs(offset[0] - quiet[0]) > step);
        assertEquals(TransferLaws.voltage(142), further[0] - offset[0], 1.1 * step);
        double low = adc(only("\"mean\": {\"adc_gain\": 0.9}"), 313)[0];
        assertEquals(0.9 * TransferLaws.voltage(313), low, step);
        double[] saturated = adc(only("\"mean\": {\"adc_offset\": 1.5}"), 313);
        assertEquals(1.8, saturated[5], 1e-12);
    }

    @Test
    void membranesAtRestFluctuateByTheSigmaOfTheTable() {
        double[] volts = adc(only("\"sigma\": {\"membrane_noise\": 0.002}"), 313);
        // 160 us of a process with memories of 1 and 2 us: some 50 independent values.
        assertEquals(0.002, sigma(volts), 0.0006);
        double[] slow = new double[volts.length / 384];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = volts[384 * i];
        }
        assertTrue(sigma(slow) > 0.001, "values 4 us apart vary");
        double difference = 0;
        for (int i = 1; i < volts.length; i++) {
            difference = Math.max(difference, Math.abs(volts[i] - volts[i - 1]));
        }
        assertTrue(difference < 0.0012, "the membrane does not jump: " + difference);
    }

    private static byte[] network(SiliconChoice silicon, int threads) {
        List<Integer> hicanns = new ArrayList<>();
        List<HicannConfig> configs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            hicanns.add(150 + i);
            configs.add(RecurrentChip.sketch(i, 440, i > 0).build());
        }
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, 125, 500, 1500), StimulusEvents.EMPTY, List.of(), List.of(), List.of());
        Machine machine = ChipSketch.machine(ChipSketch.wafer(125, hicanns, configs), experiment, threads, silicon);
        return RecordingFormat.write(machine.run(Progress.NONE, new CancelFlag()));
    }

    @Test
    void bytesDependOnDieAndTrialButNotOnThreads() {
        SiliconChoice silicon = SiliconChoice.of("typical", "", 3, 1);
        byte[] first = network(silicon, 1);
        assertArrayEquals(first, network(silicon, 2));
        assertArrayEquals(first, network(silicon, 7));
        assertFalse(Arrays.equals(first, network(SiliconChoice.of("typical", "", 4, 1), 2)));
        assertFalse(Arrays.equals(first, network(SiliconChoice.of("typical", "", 3, 2), 2)));
        assertTrue(RecordingFormat.read(first, "first").spikes().size() > 100);
    }

    @Test
    void floatingGatesAtTheirEndsStayFiniteOnABadDie() {
        for (int code : new int[] {0, 1023}) {
            ChipSketch sketch = population(40, code);
            for (DenmemParameter parameter : DenmemParameter.values()) {
                sketch.gates().allDenmems(parameter, code == 0 ? 0 : FloatingGateConfig.MAX_CODE);
            }
            sketch.gates().allDenmems(DenmemParameter.V_EXP, 1023 - code);
            Recording recording = run(sketch, SiliconChoice.of("bad", "", 3, 1), probed(1000, ProbeKind.V, 40), 1);
            for (DebugTrace trace : recording.debugTraces()) {
                for (float value : trace.values()) {
                    assertTrue(Float.isFinite(value), "code " + code);
                }
            }
        }
    }

    @Test
    void eventsOfAWildlySpreadDieStayFinite() {
        StringBuilder sigmas = new StringBuilder("\"base\": \"bad\", \"sigma\": {\"c_m\": 1");
        for (String key : List.of("tau_syn", "tau_m", "tau_w", "delta_t", "a", "b", "tau_refrac", "row_gain")) {
            sigmas.append(", \"").append(key).append("\": 3");
        }
        for (String key : List.of("e_l", "v_t", "e_syn", "v_exp", "v_reset_block", "weight", "membrane_noise")) {
            sigmas.append(", \"").append(key).append("\": 1");
        }
        ChipSketch sketch = RecurrentChip.sketch(1, 440, false);
        for (int d = 0; d < 100; d++) {
            DenmemOnHicann denmem = DenmemOnHicann.of(d);
            sketch.gates()
                    .denmem(denmem, DenmemParameter.I_GLADAPT, 200)
                    .denmem(denmem, DenmemParameter.I_FIRE, 300)
                    .denmem(denmem, DenmemParameter.I_REXP, 300)
                    .denmem(denmem, DenmemParameter.V_EXP, 390);
        }
        Recording recording = run(sketch, only(sigmas.append('}').toString()), probed(3000, ProbeKind.V, 128), 1);
        for (DebugTrace trace : recording.debugTraces()) {
            for (float value : trace.values()) {
                assertTrue(Float.isFinite(value));
            }
        }
        assertTrue(recording.crossings().size() == 0 && recording.counters().total(Collector.SPIKES) > 100);
    }
}
