package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.base.Invariant;
import neckar.emulator.digital.ChipCounters;
import neckar.emulator.digital.FpgaTrace;
import neckar.emulator.record.AdcRecorder;
import neckar.emulator.record.CrossingRecorder;
import neckar.emulator.record.ProbeRecorder;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.CrossingColumns;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.SpikeColumns;
import neckar.spec.unit.TimeBase;

/** Puts what the parts of a machine hold after the run into a recording. */
final class Collector {
    /** Further counters, beyond those that the emulator reference names. */
    private static final List<String> NAMES = names();

    private final ExperimentHeader header;
    private final List<AdcRecorder> adcRecorders;
    private final List<ProbeRecorder> probeRecorders;
    private final List<CrossingRecorder> crossingRecorders;
    private final SortedMap<Integer, ChipCounters> counters;
    private final TimeJitter jitter;

    Collector(
            ExperimentHeader header,
            List<AdcRecorder> adcRecorders,
            List<ProbeRecorder> probeRecorders,
            List<CrossingRecorder> crossingRecorders,
            SortedMap<Integer, ChipCounters> counters,
            TimeJitter jitter) {
        this.jitter = jitter;
        this.header = header;
        this.adcRecorders = adcRecorders;
        this.probeRecorders = probeRecorders;
        this.crossingRecorders = crossingRecorders;
        this.counters = counters;
    }

    Recording collect(Chip[] chips, List<FpgaTrace> traces, RunPlan plan) {
        SpikeColumns.Builder spikes = new SpikeColumns.Builder();
        for (FpgaTrace trace : traces) {
            trace.run(plan.endTick(), spikes);
        }
        List<AdcTrace> adc = new ArrayList<>();
        adcRecorders.forEach(recorder -> adc.add(recorder.trace()));
        List<DebugTrace> debug = new ArrayList<>();
        probeRecorders.forEach(recorder -> debug.add(recorder.trace()));
        return new Recording(header, stamped(spikes.build()), crossings(), adc, debug, table(chips));
    }

    /** The trace with the jitter of its time stamps; its order is that of arrival. */
    private SpikeColumns stamped(SpikeColumns spikes) {
        if (jitter.isSilent()) {
            return spikes;
        }
        SpikeColumns.Builder jittered = new SpikeColumns.Builder();
        for (int i = 0; i < spikes.size(); i++) {
            int label = spikes.hicann(i) << 9 | spikes.merger(i) << 6 | spikes.address(i);
            long ticks = spikes.tick(i) * TimeBase.TICKS_PER_SYSTEM_TICK;
            long stamp = Math.max(0, Math.floorDiv(ticks + jitter.ticks(label, ticks), TimeBase.TICKS_PER_SYSTEM_TICK));
            jittered.add(stamp, spikes.hicann(i), spikes.merger(i), spikes.address(i));
        }
        return jittered.build();
    }

    private CrossingColumns crossings() {
        List<long[]> all = new ArrayList<>();
        for (CrossingRecorder recorder : crossingRecorders) {
            for (int i = 0; i < recorder.count(); i++) {
                all.add(new long[] {recorder.tick(i), (long) recorder.hicann() << 9 | recorder.denmem(i)});
            }
        }
        all.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        CrossingColumns.Builder columns = new CrossingColumns.Builder();
        for (long[] crossing : all) {
            columns.add(crossing[0], (int) (crossing[1] >> 9), (int) (crossing[1] & 511));
        }
        return columns.build();
    }

    private CounterTable table(Chip[] chips) {
        SortedMap<Integer, long[]> rows = new TreeMap<>();
        counters.forEach((hicann, counter) -> {
            Invariant.check(counter.isBalanced(), "every event is accounted for", hicann, counter);
            rows.put(hicann, row(counter));
        });
        long[] driverEvents = new long[chips.length];
        long[] synapticEvents = new long[chips.length];
        for (Chip chip : chips) {
            chip.addEvents(driverEvents, synapticEvents);
        }
        for (int c = 0; c < chips.length; c++) {
            Chip chip = chips[c];
            long[] row = rows.get(chip.hicann());
            if (row == null) {
                throw new IllegalStateException("every chip has counters");
            }
            row[NAMES.indexOf(CounterTable.DRIVER_EVENTS)] = driverEvents[c];
            row[NAMES.indexOf(CounterTable.SYNAPTIC_EVENTS)] = synapticEvents[c] + chip.synapticEvents();
            row[NAMES.indexOf(SPIKES)] = chip.spikes();
        }
        return new CounterTable(NAMES, rows);
    }

    /** Threshold crossings of all neurons of a chip. */
    static final String SPIKES = "spikes";

    private static List<String> names() {
        List<String> names = new ArrayList<>(CounterTable.REFERENCE_NAMES);
        names.add(SPIKES);
        names.add("frames.neuron");
        names.add("frames.link");
        names.add("l1_busy");
        return List.copyOf(names);
    }

    private static long[] row(ChipCounters counter) {
        long[] row = new long[NAMES.size()];
        row[NAMES.indexOf(CounterTable.L2_DOWN_SENT)] = counter.downSent();
        row[NAMES.indexOf(CounterTable.L2_DOWN_LOST)] = counter.downLost();
        row[NAMES.indexOf(CounterTable.L1_SENT)] = counter.l1Sent();
        row[NAMES.indexOf(CounterTable.L1_LOST)] = counter.l1Lost();
        row[NAMES.indexOf(CounterTable.L2_UP_SENT)] = counter.upSent();
        row[NAMES.indexOf(CounterTable.L2_UP_LOST)] = counter.upLost();
        row[NAMES.indexOf(CounterTable.LOST_AT_PLAYBACK)] = counter.lostAtPlayback();
        row[NAMES.indexOf(CounterTable.LOST_AT_DNC)] = counter.lostAtDnc();
        row[NAMES.indexOf(CounterTable.LOST_AT_PRIORITY_ENCODER)] = counter.lostAtEncoder();
        row[NAMES.indexOf(CounterTable.LOST_AT_MERGER)] = counter.lostAtMerger();
        row[NAMES.indexOf(CounterTable.LOST_AT_TRACE)] = counter.lostAtTrace();
        row[NAMES.indexOf(CounterTable.BG_SENT)] = counter.generatorSent();
        row[NAMES.indexOf(CounterTable.BG_LOST)] = counter.generatorLost();
        row[NAMES.indexOf(CounterTable.UNROUTED)] = counter.unrouted();
        row[NAMES.indexOf(CounterTable.UNLOCKED)] = counter.unlocked();
        row[NAMES.indexOf(CounterTable.IN_FLIGHT)] = counter.inFlight();
        row[NAMES.indexOf("frames.neuron")] = counter.neuronFrames();
        row[NAMES.indexOf("frames.link")] = counter.linkFrames();
        row[NAMES.indexOf("l1_busy")] = counter.lostOnBusyLines();
        return row;
    }
}
