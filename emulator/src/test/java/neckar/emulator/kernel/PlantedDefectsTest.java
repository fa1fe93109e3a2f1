package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.load.LoadedWafer;
import neckar.emulator.load.Loader;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.topology.L1Topology;
import org.junit.jupiter.api.Test;

/** One path from a pulse on chip 150 over chip 151's drivers to a neuron there; each part of it breaks in turn. */
class PlantedDefectsTest {
    private static final HicannOnWafer WEST = HicannOnWafer.of(150);
    private static final HicannOnWafer EAST = HicannOnWafer.of(151);
    private static final int PULSES = 20;
    private static final int MANY = 2000;
    /** Line of the western chip's DNC merger 0, and the line that continues it on the eastern chip. */
    private static final int SENT = 62;

    private static final int HEARD = 0;
    private static final int V = 31;

    /** The eastern chip listens with a chain of three drivers, of which the middle one takes the line. */
    private static WaferConfig wafer() {
        ChipSketch west = new ChipSketch().input(0, 0);
        ChipSketch east = new ChipSketch()
                .quadNeuron(5, 38)
                .quadNeuron(9, 39)
                .sender(1, 1, false, true)
                .cross(HEARD, V)
                .tap(y(), V);
        east.registers().repeater(HLineOnHicann.of(HEARD), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
        east.driver(y() + 2, false, true, 2, 2).driver(y(), true, true, 2, 2).driver(y() - 2, false, false, 2, 2);
        for (int driver : new int[] {y() + 2, y(), y() - 2}) {
            for (int column : new int[] {10, 11, 18, 19}) {
                east.synapse(2 * driver, column, 15, 5);
            }
        }
        east.gates().allDenmems(DenmemParameter.E_L, 395);
        return ChipSketch.wafer(125, List.of(WEST.id(), EAST.id()), List.of(west.build(), east.build()));
    }

    /** A driver of the top half in reach of the line. */
    private static int y() {
        for (int y = 3; y < 106; y++) {
            if (SynapseSwitchOnHicann.exists(y, VLineOnHicann.of(V))
                    && L1Topology.fedDriver(EAST.id(), y, 0) == L1Topology.driver(EAST.id(), y)) {
                return y;
            }
        }
        throw new IllegalStateException("no driver in reach");
    }

    private static Experiment experiment() {
        StimulusEvents.Builder events = new StimulusEvents.Builder();
        int label = PulseLabel.pack(WEST.hsLink().id(), 0, 37);
        for (int i = 0; i < PULSES; i++) {
            events.add(1000 + 100 * i, WEST.fpga().id(), label);
        }
        return new Experiment(
                new ExperimentHeader(1e4, 125, 0, 4000),
                events.build(),
                List.of(),
                List.of(),
                List.of(
                        new DebugProbe(EAST, DenmemOnHicann.of(10), ProbeKind.SPIKES, 0, 4000, 1),
                        new DebugProbe(EAST, DenmemOnHicann.of(10), ProbeKind.G_X, 0, 4000, 1)));
    }

    private static Recording run(String defects) {
        return run(wafer(), experiment(), "\"defects\": " + defects);
    }

    private static Recording run(WaferConfig wafer, Experiment experiment, String keys) {
        SiliconChoice silicon = SiliconChoice.of("die.json", "{\"format\": \"neckar-silicon/1\", " + keys + "}", 1, 0);
        LoadedWafer asked = Loader.load(wafer, experiment, 1);
        LoadedWafer made = silicon.made(asked, wafer, experiment, 1);
        assertEquals(asked.warnings(), made.warnings(), "nothing is told");
        KernelSettings settings = new KernelSettings(1, 2, 0, KernelSettings.WHOLE_WINDOWS, DigitalParameters.DEFAULT);
        return MachineBuilder.build(made, experiment, silicon, settings).run(Progress.NONE, new CancelFlag());
    }

    private static String east(String list) {
        return "{\"hicann\": {\"151\": {" + list + "}}}";
    }

    private static String west(String list) {
        return "{\"hicann\": {\"150\": {" + list + "}}}";
    }

    private static long heard(Recording recording) {
        return recording.counters().total(CounterTable.SYNAPTIC_EVENTS);
    }

    private static double conductance(Recording recording) {
        double largest = 0;
        for (float value : recording.debugTraces().get(0).values()) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    @Test
    void withoutDefectsEveryPulseIsHeardAndNeuronsFire() {
        Recording recording = run("{}");
        assertEquals(PULSES * 12, heard(recording));
        assertTrue(recording.crossings().size() > 3);
        assertTrue(conductance(recording) > 0);
    }

    @Test
    void nothingPassesABrokenPartOfTheWay() {
        for (String broken : List.of(
                west("\"hrepeaters\": [" + SENT + "]"),
                east("\"hrepeaters\": [" + HEARD + "]"),
                west("\"hbuses\": [" + SENT + "]"),
                east("\"hbuses\": [" + HEARD + "]"),
                east("\"vbuses\": [" + V + "]"),
                east("\"crossbar_switches\": [[" + HEARD + ", " + V + "]]"),
                east("\"synapse_switches\": [[" + y() + ", " + V + "]]"),
                east("\"synapse_switch_rows\": [[" + y() + ", \"left\"]]"),
                east("\"drivers\": [" + y() + "]"),
                west("\"dnc_mergers\": [0]"),
                west("\"background_generators\": [0]"),
                west("\"mergers0\": [0]"),
                "{\"wafer\": {\"hicanns\": [150]}}",
                "{\"wafer\": {\"hicanns\": [151]}}",
                "{\"wafer\": {\"fpgas\": [" + WEST.fpga().id() + "]}}",
                "{\"fpga\": {\"" + WEST.fpga().id() + "\": {\"links\": ["
                        + WEST.hsLink().id() + "]}}}")) {
            Recording recording = run(broken);
            assertEquals(0, heard(recording), broken);
            assertEquals(0, recording.crossings().size(), broken);
        }
    }

    @Test
    void aBrokenDriverInAChainSilencesWhatLiesBehindIt() {
        assertEquals(PULSES * 8, heard(run(east("\"drivers\": [" + (y() - 2) + "]"))));
        assertEquals(PULSES * 8, heard(run(east("\"drivers\": [" + (y() + 2) + "]"))));
    }

    @Test
    void brokenCellsAndInputsConductNothing() {
        for (String broken : List.of(
                east("\"synapse_arrays\": [0]"),
                east("\"synapse_rows\": [" + 2 * y() + ", " + (2 * y() - 4) + ", " + (2 * y() + 4) + "]"),
                east("\"synaptic_inputs\": [[10, \"x\"], [11, \"x\"]]"))) {
            assertEquals(0, conductance(run(broken)), broken);
        }
        double all = conductance(run("{}"));
        double less = conductance(run(east("\"synapses\": [[" + 2 * y() + ", 10]]")));
        assertEquals(5.0 / 6, less / all, 1e-3);
        assertTrue(conductance(run(east("\"synaptic_inputs\": [[10, \"i\"]]"))) > 0);
    }

    @Test
    void deadNeuronsAreSilentAndOthersFireWithoutReason() {
        Recording dead = run(east("\"neurons\": [10]"));
        assertEquals(0, dead.crossings().size());
        assertTrue(dead.counters().total(Collector.SPIKES) > 3, "the other neuron still fires");
        Recording always = run(east("\"always_firing\": [10]"));
        // Once each refractory time of some 0.1 us in 16 us.
        assertTrue(
                always.crossings().size() > 100,
                "crossings: " + always.crossings().size());
    }

    @Test
    void aDeadAnalogOutputReadsZeroVolt() {
        ChipSketch sketch = new ChipSketch();
        DenmemOnHicann denmem = DenmemOnHicann.of(14);
        sketch.registers()
                .denmem(denmem, sketch.registers().denmem(denmem).withAnalogOut(true))
                .analogOutput(AnalogOutputOnHicann.of(1), AnalogOutputConfig.showing(AnalogSignal.MEMBRANE_TOP_EVEN));
        WaferConfig wafer = ChipSketch.wafer(125, List.of(151), List.of(sketch.build()));
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, 125, 0, 1000),
                StimulusEvents.EMPTY,
                List.of(),
                List.of(new AdcRequest(EAST, AnalogOutputOnHicann.of(1), denmem, 100, 900)),
                List.of());
        for (String defects : List.of(east("\"analogs\": [1]"), "{\"wafer\": {\"hicanns\": [151]}}")) {
            Recording recording = run(wafer, experiment, "\"defects\": " + defects);
            assertEquals(0, recording.adcTraces().get(0).volt(100), 1e-12, defects);
        }
        Recording other = run(wafer, experiment, "\"defects\": " + east("\"analogs\": [0]"));
        assertEquals(0.55, other.adcTraces().get(0).volt(100), 0.01);
    }

    /** Many pulses at intervals of 80 ns. */
    private static Experiment pulses(int address) {
        StimulusEvents.Builder events = new StimulusEvents.Builder();
        int label = PulseLabel.pack(WEST.hsLink().id(), 0, address);
        for (int i = 0; i < MANY; i++) {
            events.add(1000 + 20L * i, WEST.fpga().id(), label);
        }
        return new Experiment(
                new ExperimentHeader(1e4, 125, 0, 1000 + 20L * MANY + 200),
                events.build(),
                List.of(),
                List.of(),
                Collections.emptyList());
    }

    @Test
    void repeatersLoseEventsWithTheirProbability() {
        double heard = heard(run(wafer(), pulses(37), "\"sigma\": {\"l1_loss_p\": 0.1}")) / 12.0;
        // Two repeaters on the way; the drivers of the chain hear the same events.
        double share = 0.9 * 0.9;
        assertEquals(MANY * share, heard, 4 * Math.sqrt(MANY * share * (1 - share)));
    }

    @Test
    void crosstalkPutsEventsWithAFlippedBitOntoTheNeighbouringLine() {
        WaferConfig wafer = neighbours();
        double quiet = heard(run(wafer, pulses(38), "\"sigma\": {}"));
        assertEquals(0, quiet);
        double heard = heard(run(wafer, pulses(38), "\"sigma\": {\"l1_crosstalk_p\": 0.3}"));
        // One cell, which decodes one of the six addresses that differ from that of the pulses by a bit.
        double share = 0.3 / 6;
        assertEquals(MANY * share, heard, 4 * Math.sqrt(MANY * share));
    }

    @Test
    void unusedCellsAnswerToFlippedAddresses() {
        // 37 with bit 2 flipped is 33, whose low nibble is the decoder of all unused cells under the neuron.
        double heard = heard(run(neighbours(), pulses(37), "\"sigma\": {\"l1_crosstalk_p\": 0.3}"));
        assertTrue(heard > 3 * MANY * 0.3 / 6, "heard " + heard);
    }

    /**
     * The western chip's events go south on vertical line 0, those of the eastern chip beside them on line 1; a driver of the
     * southern chip, where the two are lines 126 and 127, listens to the latter.
     */
    private static WaferConfig neighbours() {
        ChipSketch west = new ChipSketch().input(0, 0).cross(62, 0).cross(60, 1);
        west.registers().repeater(VLineOnHicann.of(0), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
        ChipSketch east = new ChipSketch().sender(0, 0, true, false);
        int south = L1Topology.hicannOf(L1Topology.next(L1Topology.vSegment(WEST.id(), 0), L1Topology.RIGHT_OR_BOTTOM));
        int y = 0;
        while (!SynapseSwitchOnHicann.exists(y, VLineOnHicann.of(127))
                || L1Topology.fedDriver(south, y, 0) != L1Topology.driver(south, y)) {
            y++;
        }
        ChipSketch listening = new ChipSketch()
                .tap(y, 127)
                .driver(y, 2, 2)
                .synapse(2 * y, 10, 15, 4)
                .quadNeuron(5, 38);
        listening.registers().repeater(VLineOnHicann.of(127), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
        return ChipSketch.wafer(
                125, List.of(WEST.id(), EAST.id(), south), List.of(west.build(), east.build(), listening.build()));
    }
}
