package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.silicon.TransferLaws;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

/** Arrival times to the tick: emulator reference 2.3, 2.5, 2.6. */
class LatencyTest {
    private static final int PERIOD = 504;
    private static final int REPEATER = 252;
    private static final int DRIVER = 3780;
    private static final double TAU_TICKS = TransferLaws.tauSyn(320) * 63e9;

    private static void fires(ChipSketch sketch, int quad) {
        for (int d : new int[] {2 * quad, 2 * quad + 1, 2 * quad + 256, 2 * quad + 257}) {
            sketch.gates().denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, 430);
        }
    }

    private static DebugProbe probe(int hicann, int denmem, ProbeKind kind) {
        return new DebugProbe(HicannOnWafer.of(hicann), DenmemOnHicann.of(denmem), kind, 0, 1L << 30, 1);
    }

    private static Recording run(WaferConfig wafer, StimulusEvents events, long ticks, DebugProbe... probes) {
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, wafer.pllMhz(), 0, ticks), events, List.of(), List.of(), List.of(probes));
        return ChipSketch.machine(wafer, experiment, 1).run(Progress.NONE, new CancelFlag());
    }

    /** Times of the jumps of a conductance, from the values at the ends of steps. */
    private static List<Long> arrivals(DebugTrace trace, int weight) {
        double jump = TransferLaws.synapse(weight, 500, 11);
        List<Long> ticks = new ArrayList<>();
        double before = 0;
        double decay = Math.exp(-trace.stepTicks() / TAU_TICKS);
        for (int i = 0; i < trace.size(); i++) {
            double rise = trace.value(i) - before * decay;
            if (rise > 1e-3 * jump) {
                long end = trace.startTicks() + i * trace.stepTicks();
                ticks.add(end - Math.round(TAU_TICKS * Math.log(jump / rise)));
            }
            before = trace.value(i);
        }
        return ticks;
    }

    /** Start of the frame of a spike that passes n mergers: latch at the next edge, then 2 + 2 n edges. */
    private static long frame(long crossing, int mergers) {
        return ((crossing + PERIOD - 1) / PERIOD + 2 + 2L * mergers) * PERIOD;
    }

    private static void assertTick(long expected, long actual) {
        assertTrue(Math.abs(expected - actual) <= 1, "expected tick " + expected + " but was " + actual);
    }

    @Test
    void spikeReachesTheSynapseOfItsOwnChipAfterTreeRepeaterAndDriver() {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 37)
                .quadNeuron(5, 38)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, 2, 2)
                .synapse(2, 10, 15, 5);
        fires(sketch, 0);
        Recording recording = run(
                ChipSketch.wafer(125, List.of(324), List.of(sketch.build())),
                StimulusEvents.EMPTY,
                6000,
                probe(324, 0, ProbeKind.SPIKES),
                probe(324, 10, ProbeKind.G_X));
        int spikes = recording.crossings().size();
        assertTrue(spikes >= 5, "spikes " + spikes);
        List<Long> arrivals = arrivals(recording.debugTraces().get(0), 15);
        for (int i = 0; i < spikes - 1; i++) {
            long start = frame(recording.crossings().tick(i), 2);
            assertTick(start + REPEATER + DRIVER, arrivals.get(i));
            assertEquals(start / 252, recording.spikes().tick(i));
            assertEquals(37, recording.spikes().address(i));
            long latency = arrivals.get(i) - recording.crossings().tick(i);
            assertTrue(latency >= 112 * 63 - 1 && latency <= 120 * 63 + 1, "112..120 ns: " + latency / 63.0);
        }
    }

    @Test
    void convergentPairArrivesByTheLengthsOfItsTreePaths() {
        // Blocks 0 and 3 of the one-to-one tree: 2 and 5 mergers. Both neurons are equal, so they cross together.
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 37)
                .quadNeuron(48, 38)
                .quadNeuron(5, 2)
                .sender(0, 0, false, true)
                .sender(3, 3, false, true)
                .cross(62, 32)
                .cross(38, 12)
                .tap(1, 32)
                .tap(7, 12)
                .driver(1, 2, 2)
                .driver(7, 2, 2)
                .synapse(2, 10, 15, 5)
                .synapse(14, 11, 15, 6);
        fires(sketch, 0);
        fires(sketch, 48);
        Recording recording = run(
                ChipSketch.wafer(125, List.of(10), List.of(sketch.build())),
                StimulusEvents.EMPTY,
                3000,
                probe(10, 0, ProbeKind.SPIKES),
                probe(10, 96, ProbeKind.SPIKES),
                probe(10, 10, ProbeKind.G_X));
        assertEquals(recording.crossings().tick(0), recording.crossings().tick(1));
        List<Long> arrivals = arrivals(recording.debugTraces().get(0), 15);
        long crossing = recording.crossings().tick(0);
        assertTick(frame(crossing, 2) + REPEATER + DRIVER, arrivals.get(0));
        assertTick(frame(crossing, 5) + REPEATER + DRIVER, arrivals.get(1));
    }

    @Test
    void tenChipsEastAddTenRepeaters() {
        int first = HicannOnWafer.at(5, 7).orElseThrow().id();
        ChipSketch source = new ChipSketch().quadNeuron(0, 37).sender(0, 0, false, true);
        fires(source, 0);
        List<Integer> hicanns = new ArrayList<>(List.of(first));
        List<HicannConfig> configs = new ArrayList<>(List.of(source.build()));
        for (int i = 1; i < 10; i++) {
            ChipSketch transit = new ChipSketch();
            transit.registers().repeater(HLineOnHicann.of((62 + 2 * i) % 64), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
            hicanns.add(first + i);
            configs.add(transit.build());
        }
        ChipSketch target = new ChipSketch()
                .quadNeuron(5, 38)
                .cross(18, 22)
                .tap(11, 22)
                .driver(11, 2, 2)
                .synapse(22, 10, 15, 5);
        target.registers().repeater(HLineOnHicann.of(18), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
        hicanns.add(first + 10);
        configs.add(target.build());
        Recording recording = run(
                ChipSketch.wafer(125, hicanns, configs),
                StimulusEvents.EMPTY,
                3000,
                probe(first, 0, ProbeKind.SPIKES),
                probe(first + 10, 10, ProbeKind.G_X));
        List<Long> arrivals = arrivals(recording.debugTraces().get(0), 15);
        for (int i = 0; i < arrivals.size(); i++) {
            long start = frame(recording.crossings().tick(i), 2);
            assertTick(start + 11 * REPEATER + DRIVER, arrivals.get(i));
        }
        assertTrue(arrivals.size() >= 2);
    }

    @Test
    void sendingRepeaterReachesTheWesternNeighbourOnItsShiftedLine() {
        int east = HicannOnWafer.at(20, 8).orElseThrow().id();
        ChipSketch source = new ChipSketch().quadNeuron(0, 37).sender(0, 0, true, false);
        fires(source, 0);
        // Line 62 to the west is line 60: crossbar to v = 1, half-row y = 1 of the left side.
        ChipSketch target = new ChipSketch()
                .quadNeuron(5, 38)
                .cross(60, 1)
                .tap(1, 1)
                .driver(1, 2, 2)
                .synapse(2, 10, 15, 5);
        Recording recording = run(
                ChipSketch.wafer(125, List.of(east - 1, east), List.of(target.build(), source.build())),
                StimulusEvents.EMPTY,
                2000,
                probe(east, 0, ProbeKind.SPIKES),
                probe(east - 1, 10, ProbeKind.G_X));
        long start = frame(recording.crossings().tick(0), 2);
        assertTick(
                start + REPEATER + DRIVER,
                arrivals(recording.debugTraces().get(0), 15).get(0));
    }

    @Test
    void halfRowFacingTheNeighbourFeedsItsDriver() {
        int hicann = HicannOnWafer.at(20, 8).orElseThrow().id();
        ChipSketch source = new ChipSketch()
                .quadNeuron(0, 37)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(0, 32);
        fires(source, 0);
        ChipSketch target = new ChipSketch().quadNeuron(5, 38).driver(0, 2, 2).synapse(1, 10, 9, 5);
        Recording recording = run(
                ChipSketch.wafer(125, List.of(hicann - 1, hicann), List.of(target.build(), source.build())),
                StimulusEvents.EMPTY,
                2000,
                probe(hicann, 0, ProbeKind.SPIKES),
                probe(hicann - 1, 10, ProbeKind.G_I));
        long start = frame(recording.crossings().tick(0), 2);
        assertTick(
                start + REPEATER + DRIVER,
                arrivals(recording.debugTraces().get(0), 9).get(0));
    }

    @Test
    void chainDriversActAtTheSameInstant() {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 37)
                .quadNeuron(5, 38)
                .quadNeuron(9, 39)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(17, 32)
                .driver(17, true, true, 2, 2)
                .driver(15, false, false, 2, 2)
                .synapse(34, 10, 15, 5)
                .synapse(30, 18, 15, 5);
        fires(sketch, 0);
        Recording recording = run(
                ChipSketch.wafer(125, List.of(324), List.of(sketch.build())),
                StimulusEvents.EMPTY,
                2000,
                probe(324, 10, ProbeKind.G_X),
                probe(324, 18, ProbeKind.G_X));
        List<Long> near = arrivals(recording.debugTraces().get(0), 15);
        assertEquals(near, arrivals(recording.debugTraces().get(1), 15));
        assertTrue(!near.isEmpty());
    }

    @Test
    void stimulusReachesTheSynapseTwoEdgesAfterItsTick() {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(5, 38)
                .input(0, 0)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, 2, 2)
                .synapse(2, 10, 15, 5);
        HicannOnWafer hicann = HicannOnWafer.of(324);
        int label = PulseLabel.pack(hicann.hsLink().id(), 0, 37);
        StimulusEvents events = new StimulusEvents.Builder()
                .add(1000, hicann.fpga().id(), label)
                .add(1501, hicann.fpga().id(), label)
                .build();
        Recording recording = run(
                ChipSketch.wafer(125, List.of(324), List.of(sketch.build())),
                events,
                3000,
                probe(324, 10, ProbeKind.G_X));
        // Register at the first edge not before the tick, out at the next, on the line at the one after that.
        List<Long> arrivals = arrivals(recording.debugTraces().get(0), 15);
        assertTick((500 + 2) * PERIOD + REPEATER + DRIVER, arrivals.get(0));
        assertTick((751 + 2) * PERIOD + REPEATER + DRIVER, arrivals.get(1));
    }

    @Test
    void latenciesScaleWithTheClock() {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 37)
                .quadNeuron(5, 38)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, 2, 2)
                .synapse(2, 10, 15, 5);
        fires(sketch, 0);
        for (int mhz : new int[] {100, 150, 175, 200, 225, 250}) {
            int period = 2520 / (mhz / 25);
            Recording recording = run(
                    ChipSketch.wafer(mhz, List.of(324), List.of(sketch.build())),
                    StimulusEvents.EMPTY,
                    1500,
                    probe(324, 0, ProbeKind.SPIKES),
                    probe(324, 10, ProbeKind.G_X));
            long latch = (recording.crossings().tick(0) + period - 1) / period;
            long expected = (latch + 6) * period + REPEATER + DRIVER;
            assertTick(expected, arrivals(recording.debugTraces().get(0), 15).get(0));
        }
    }
}
