package neckar.compiler.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.compiler.emit.MappingTable;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.CrossingColumns;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.SpikeColumns;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

class ResultTranslationTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(7);
    private static final DenmemOnHicann UPPER = DenmemOnHicann.of(10);
    private static final ExperimentHeader HEADER = new ExperimentHeader(10_000, 125, 5_000, 1_000);
    private static final Experiment EXPERIMENT = new Experiment(
            HEADER,
            StimulusEvents.EMPTY,
            List.of(),
            List.of(),
            List.of(new DebugProbe(CHIP, UPPER, ProbeKind.G_X, 5_000, 6_000, 1)));
    private static final AdcTrace MEMBRANE =
            new AdcTrace(CHIP, AnalogOutputOnHicann.of(0), UPPER, 5_000L * 252, 96e6, new short[] {4095, 0});

    private static MappingTable table(String variable, MappingTable.Probe probe, int request) {
        return new MappingTable(
                "test",
                new MappingTable.Settings(1, 1, 10_000, 10, 1.2, 125, 3),
                List.of("cells"),
                List.of(new MappingTable.Neuron(0, 0, CHIP.id(), UPPER.id(), 3, 2, 10, 0, 6, 1, 1)),
                List.of(),
                List.of(),
                List.of(),
                List.of(new MappingTable.Recording(0, 0, variable, probe, request)),
                List.of());
    }

    private static Recording recording() {
        return new Recording(
                HEADER,
                SpikeColumns.EMPTY,
                CrossingColumns.EMPTY,
                List.of(MEMBRANE),
                List.of(new DebugTrace(CHIP, UPPER, ProbeKind.G_X, 5_000L * 252, 1008, new float[] {1, 2})),
                new CounterTable(List.of(), Map.of()));
    }

    private static BioRecording translate(MappingTable table) {
        return ResultTranslation.translate(table, EXPERIMENT, recording());
    }

    @Test
    void aConductanceProbeShowsTheWholeNeuron() {
        BioRecording result = translate(table("gsyn_exc", MappingTable.Probe.DEBUG, 0));
        assertEquals(1, result.probes().get(0).values().value(0));
        assertEquals(2, result.probes().get(0).values().value(1));
    }

    @Test
    void translatesTheMembraneToMillivoltFromTheBeginOfBiologicalTime() {
        BioRecording.Voltage voltage =
                translate(table("v", MappingTable.Probe.ADC, 0)).voltages().get(0);
        assertEquals(0, voltage.mv().timeMs(0));
        assertEquals(-120, voltage.mv().value(0), 1e-9);
        assertEquals(60, voltage.mv().value(1), 1e-9);
    }

    @Test
    void refusesATableWhoseRequestsAreNotInTheExperiment() {
        for (int request : new int[] {-1, 1, Integer.MAX_VALUE}) {
            assertRefused(table("gsyn_exc", MappingTable.Probe.DEBUG, request));
            assertRefused(table("v", MappingTable.Probe.ADC, request));
            assertRefused(table("v", MappingTable.Probe.DEBUG, request));
        }
    }

    @Test
    void refusesARecordingWithoutATraceOfTheTable() {
        Recording other = new Recording(
                HEADER,
                SpikeColumns.EMPTY,
                CrossingColumns.EMPTY,
                List.of(),
                List.of(),
                new CounterTable(List.of(), Map.of()));
        assertThrows(
                InputException.class,
                () -> ResultTranslation.translate(table("gsyn_exc", MappingTable.Probe.DEBUG, 0), EXPERIMENT, other));
    }

    private static void assertRefused(MappingTable table) {
        InputException refused = assertThrows(InputException.class, () -> translate(table));
        assertTrue(refused.getMessage().contains("cells[0]"), refused.getMessage());
    }
}
