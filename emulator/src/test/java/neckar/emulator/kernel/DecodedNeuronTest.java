package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.silicon.SpeedSetting;
import neckar.emulator.silicon.TransferLaws;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StimulusConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.experiment.StimulusStart;
import org.junit.jupiter.api.Test;

/** What the codes of a chip make of its neurons, by formula and as measured. */
class DecodedNeuronTest {
    private static final HicannOnWafer HICANN = HicannOnWafer.of(324);

    private static DebugProbe probe(int denmem, ProbeKind kind) {
        return new DebugProbe(HICANN, DenmemOnHicann.of(denmem), kind, 0, 1L << 30, 1);
    }

    private static Recording run(ChipSketch sketch, Experiment experiment) {
        WaferConfig wafer = ChipSketch.wafer(125, List.of(HICANN.id()), List.of(sketch.build()));
        return ChipSketch.machine(wafer, experiment, 1).run(Progress.NONE, new CancelFlag());
    }

    private static Experiment silentFor(long ticks, DebugProbe... probes) {
        return new Experiment(
                new ExperimentHeader(1e4, 125, 0, ticks), StimulusEvents.EMPTY, List.of(), List.of(), List.of(probes));
    }

    private static ChipSketch quad(int quad, int leakCode) {
        ChipSketch sketch = new ChipSketch().quadNeuron(quad, 5);
        for (int d : new int[] {2 * quad, 2 * quad + 1, 2 * quad + 256, 2 * quad + 257}) {
            sketch.gates().denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, leakCode);
        }
        return sketch;
    }

    @Test
    void leakyNeuronFiresAtTheRateOfItsCodes() {
        // E_l above threshold; tau_m, tau_refrac and voltages follow from the codes.
        Recording recording = run(quad(7, 430), silentFor(25_000, probe(14, ProbeKind.SPIKES)));
        double tau = TransferLaws.tauMem(80, true, SpeedSetting.NORMAL);
        double el = TransferLaws.voltage(430);
        double reset = TransferLaws.voltage(313);
        double threshold = TransferLaws.voltage(398);
        double period = TransferLaws.tauRefrac(101) + tau * Math.log((el - reset) / (el - threshold));
        int last = recording.crossings().size() - 1;
        double measured =
                (recording.crossings().tick(last) - recording.crossings().tick(0)) / 63e9 / last;
        assertEquals(period, measured, 1e-3 * period);
        assertTrue(last > 15);
    }

    @Test
    void fourResetCellsActAsTheirMean() {
        ChipSketch sketch = quad(7, 313);
        int[] codes = {200, 240, 280, 360};
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            sketch.gates().shared(block, SharedParameter.V_RESET, codes[block.id()]);
        }
        for (int d : new int[] {14, 15, 270, 271}) {
            sketch.gates()
                    .denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, 430)
                    .denmem(DenmemOnHicann.of(d), DenmemParameter.I_PL, 10);
        }
        Recording recording = run(sketch, silentFor(3000, probe(14, ProbeKind.SPIKES), probe(14, ProbeKind.V)));
        DebugTrace trace = recording.debugTraces().get(0);
        long spike = recording.crossings().tick(0);
        int after = (int) ((spike - trace.startTicks()) / trace.stepTicks()) + 10;
        assertEquals(TransferLaws.voltage(270), trace.value(after), 1e-5);
    }

    private static ChipSketch synapse(int row, int weight, boolean plastic) {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(5, 38)
                .input(0, 0)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, 2, 2)
                .synapse(row, 10, weight, 5);
        if (plastic) {
            SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(1);
            SynapseDriverConfig old = sketch.registers().build().driver(driver);
            sketch.registers()
                    .driver(
                            driver,
                            new SynapseDriverConfig(
                                    true, true, false, true, StpMode.DEPRESSION, 0, old.upper(), old.lower()));
            sketch.gates()
                    .shared(driver.fgBlock(), SharedParameter.V_STDF, 568)
                    .shared(driver.fgBlock(), SharedParameter.V_DTC, 62);
        }
        return sketch;
    }

    private static StimulusEvents pulses(long... ticks) {
        StimulusEvents.Builder events = new StimulusEvents.Builder();
        int label = PulseLabel.pack(HICANN.hsLink().id(), 0, 37);
        Arrays.stream(ticks).forEach(tick -> events.add(tick, HICANN.fpga().id(), label));
        return events.build();
    }

    private static Experiment pulsed(long duration, StimulusEvents events, DebugProbe... probes) {
        return new Experiment(
                new ExperimentHeader(1e4, 125, 0, duration), events, List.of(), List.of(), List.of(probes));
    }

    @Test
    void postsynapticPotentialHasTheAnalyticPeak() {
        for (int row : new int[] {2, 3}) {
            Recording recording = run(synapse(row, 1, false), pulsed(3500, pulses(1000), probe(10, ProbeKind.V)));
            DebugTrace trace = recording.debugTraces().get(0);
            double rest = TransferLaws.voltage(313);
            double reversal = row == 2 ? TransferLaws.excitatoryReversal(721) : TransferLaws.voltage(227);
            double tau = TransferLaws.tauMem(80, true, SpeedSetting.NORMAL);
            double tauSyn = TransferLaws.tauSyn(320);
            double peak = 0;
            for (int i = 0; i < trace.size(); i++) {
                double deviation = (trace.value(i) - rest) * Math.signum(reversal - rest);
                peak = Math.max(peak, deviation);
            }
            // Linear formula; the driving force falls by the peak itself, so it is an upper bound by that share.
            double a = TransferLaws.synapse(1, 500, 11) * Math.abs(reversal - rest) / (4 * 2.16456e-12);
            double p = 1 / tau;
            double q = 1 / tauSyn;
            double at = Math.log(q / p) / (q - p);
            double linear = a / (q - p) * (Math.exp(-p * at) - Math.exp(-q * at));
            assertEquals(linear, peak, 0.02 * linear, "row " + row);
        }
    }

    @Test
    void depressionWeakensTheSecondEventByUtilisation() {
        Recording recording = run(synapse(2, 15, true), pulsed(4000, pulses(1000, 2500), probe(10, ProbeKind.G_X)));
        DebugTrace trace = recording.debugTraces().get(0);
        double first = 0;
        double second = 0;
        for (int i = 0; i < trace.size(); i++) {
            if (trace.startTicks() + i * trace.stepTicks() < 2500 * 252) {
                first = Math.max(first, trace.value(i));
            } else {
                second = Math.max(second, trace.value(i));
            }
        }
        // lambda 1, U 0.25, pause of 6 us at tau_rec 10 us.
        double lambda = TransferLaws.voltage(568);
        double factor = 1 - lambda * 0.25 * Math.exp(-6e-6 / TransferLaws.tauRecovery(62));
        assertEquals(factor, second / first, 0.02);
    }

    @Test
    void currentStimulusShiftsTheMembrane() {
        ChipSketch sketch = quad(7, 313);
        for (int d : new int[] {14, 270}) {
            DenmemOnHicann denmem = DenmemOnHicann.of(d);
            sketch.registers().denmem(denmem, sketch.registers().denmem(denmem).withCurrentInput(true));
        }
        int[] codes = new int[StimulusConfig.VALUES];
        Arrays.fill(codes, 0, 60, 20);
        sketch.registers().stimulus(FgBlockOnHicann.of(0), StimulusConfig.of(codes, 15, false));
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, 125, 0, 14_000),
                StimulusEvents.EMPTY,
                List.of(new StimulusStart(HICANN, FgBlockOnHicann.of(0), 3000)),
                List.of(),
                List.of(probe(14, ProbeKind.V)));
        DebugTrace trace = run(sketch, experiment).debugTraces().get(0);
        double rest = TransferLaws.voltage(313);
        // One of the two denmems lies in block 0: 20 codes of current over the leak of four denmems.
        double leak = 4 * 2.16456e-12 / TransferLaws.tauMem(80, true, SpeedSetting.NORMAL);
        double shift = TransferLaws.current(20) / leak;
        assertEquals(rest, valueAt(trace, 2999), 1e-5);
        assertEquals(rest + shift, valueAt(trace, 3000 + 7000), 0.01 * shift);
        double tau = TransferLaws.tauMem(80, true, SpeedSetting.NORMAL);
        assertEquals(rest + shift * (1 - Math.exp(-4e-6 / tau)), valueAt(trace, 4000), 0.01 * shift);
    }

    private static double valueAt(DebugTrace trace, long systemTick) {
        return trace.value((int) ((systemTick * 252 - trace.startTicks()) / trace.stepTicks()));
    }

    @Test
    void adcShowsTheMembraneAtItsSampleRateAndResolution() {
        ChipSketch sketch = quad(7, 430);
        DenmemOnHicann denmem = DenmemOnHicann.of(14);
        sketch.registers()
                .denmem(denmem, sketch.registers().denmem(denmem).withAnalogOut(true))
                .analogOutput(AnalogOutputOnHicann.of(1), AnalogOutputConfig.showing(AnalogSignal.MEMBRANE_TOP_EVEN));
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, 125, 0, 5000),
                StimulusEvents.EMPTY,
                List.of(),
                List.of(new AdcRequest(HICANN, AnalogOutputOnHicann.of(1), denmem, 500, 4500)),
                List.of(probe(14, ProbeKind.V)));
        Recording recording = run(sketch, experiment);
        AdcTrace adc = recording.adcTraces().get(0);
        assertEquals(1536, adc.size());
        DebugTrace truth = recording.debugTraces().get(0);
        int far = 0;
        for (int i = 20; i < adc.size(); i++) {
            double v = valueAt(truth, 500 + (long) (i / 96e6 / 4e-9));
            far += Math.abs(adc.volt(i) - v) > 3e-3 ? 1 : 0;
        }
        // Only around resets, where the low pass and the linear interpolation smooth the edge.
        assertTrue(far < 8 * 12, "samples far from the truth: " + far);
    }

    @Test
    void defaultCodesOfAnUnconfiguredChipRunWithoutTrouble() {
        ChipSketch sketch = new ChipSketch().quadNeuron(3, 9).single(40, 10);
        sketch.registers().floatingGates(FloatingGateConfig.DEFAULT);
        WaferConfig wafer = ChipSketch.wafer(
                125, List.of(HICANN.id()), List.of(sketch.registers().build()));
        Recording recording = ChipSketch.machine(
                        wafer, silentFor(5000, probe(6, ProbeKind.V), probe(40, ProbeKind.W)), 1)
                .run(Progress.NONE, new CancelFlag());
        for (DebugTrace trace : recording.debugTraces()) {
            for (float value : trace.values()) {
                assertTrue(Float.isFinite(value));
            }
        }
    }

    @Test
    void allCodesAtTheirEndsStayFinite() {
        for (int code : new int[] {0, 1, 511, 1023}) {
            FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
            for (DenmemParameter parameter : DenmemParameter.values()) {
                gates.allDenmems(parameter, code);
            }
            gates.allDenmems(DenmemParameter.V_EXP, 1023 - code).allDenmems(DenmemParameter.I_BEXP, 1023);
            ChipSketch sketch = new ChipSketch().quadNeuron(3, 9).single(40, 10).sender(0, 0, false, true);
            sketch.build();
            WaferConfig wafer = ChipSketch.wafer(
                    125,
                    List.of(HICANN.id()),
                    List.of(sketch.registers().floatingGates(gates.build()).build()));
            Recording recording = ChipSketch.machine(
                            wafer, silentFor(2000, probe(6, ProbeKind.V), probe(40, ProbeKind.V)), 1)
                    .run(Progress.NONE, new CancelFlag());
            for (DebugTrace trace : recording.debugTraces()) {
                for (float value : trace.values()) {
                    assertTrue(Float.isFinite(value), "code " + code);
                }
            }
        }
    }
}
