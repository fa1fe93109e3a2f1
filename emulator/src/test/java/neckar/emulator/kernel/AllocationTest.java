package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

/** A running machine makes no objects. */
class AllocationTest {
    private static final int CHIPS = 3;
    private static final int FIRST = 150;
    /** Bytes that the thread of a run has allocated, at each report of progress. */
    private static final class Bytes implements Progress {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long thread = Thread.currentThread().getId();
        private final long[] atReport = new long[1000];
        private int reports;

        @Override
        public void stage(String name) {}

        @Override
        public void fraction(double done, String detail) {
            atReport[reports++] = threads.getThreadAllocatedBytes(thread);
        }

        /** Between two reports, in the middle of all: arrays that double now and then do not count. */
        long median() {
            long[] between = new long[reports / 2];
            Arrays.setAll(between, i -> atReport[reports - 1 - i] - atReport[reports - 2 - i]);
            Arrays.sort(between);
            return between[between.length / 2];
        }
    }

    @Test
    void stepsAllocateNothingBeyondRecords() {
        // Without links to an FPGA nothing is recorded but counts.
        WaferConfig.Builder wafer = WaferConfig.builder(125);
        for (int i = 0; i < CHIPS; i++) {
            wafer.hicann(
                    HicannOnWafer.of(FIRST + i),
                    RecurrentChip.sketch(i, 405, i > 0).build());
        }
        ExperimentHeader header = new ExperimentHeader(1e4, 125, 1000, 20_000);
        Experiment experiment = new Experiment(header, StimulusEvents.EMPTY, List.of(), List.of(), List.of());
        Machine machine = ChipSketch.machine(wafer.build(), experiment, 1);
        Bytes bytes = new Bytes();
        Recording recording = machine.run(bytes, new CancelFlag());
        long events = recording.counters().total(CounterTable.SYNAPTIC_EVENTS);
        assertTrue(events > 100_000, "the chips are at work: " + events);
        long stepsBetween = machine.cycles() / 2 / bytes.reports;
        // Less than the smallest object for each step.
        assertTrue(bytes.median() < 16 * stepsBetween, bytes.median() + " bytes in " + stepsBetween + " steps");
    }
}
