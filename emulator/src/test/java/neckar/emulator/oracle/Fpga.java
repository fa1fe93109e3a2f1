package neckar.emulator.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import neckar.emulator.digital.DigitalParameters;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.SpikeColumns;

/** One FPGA, clock by clock: playback of pulses and the trace of events (emulator reference 2.7). */
final class Fpga {
    /** A pulse of the playback program. */
    record Pulse(long due, int label) {
        long latestRelease() {
            return due / 2 - 25;
        }
    }

    private static final int FIRST_CLOCK = 6;
    private static final int HEADER_DISTANCE = 6;
    private static final int GROUP = 184;

    private final DigitalParameters parameters;
    private final SortedMap<Integer, ChipOracle> chips;
    private final Deque<Pulse> program = new ArrayDeque<>();
    private long lastHeader = -HEADER_DISTANCE;
    private long lastPulse = -1;
    private int inGroup;
    private boolean headerSent;
    private int served = 7;
    private final List<long[]> trace = new ArrayList<>();

    /** An FPGA with its chips by link. */
    Fpga(DigitalParameters parameters, SortedMap<Integer, ChipOracle> chips) {
        this.parameters = parameters;
        this.chips = chips;
    }

    void add(Pulse pulse) {
        program.add(pulse);
        tally(pulse).add(CounterTable.L2_DOWN_SENT);
    }

    private Tally tally(Pulse pulse) {
        return chip(pulse).tally();
    }

    private ChipOracle chip(Pulse pulse) {
        ChipOracle chip = chips.get(PulseLabel.linkOf(pulse.label()));
        if (chip == null) {
            throw new IllegalArgumentException("a pulse goes to a chip that is not there");
        }
        return chip;
    }

    /** One clock of the playback. */
    void playbackClock(long clock) {
        if (clock < FIRST_CLOCK) {
            return;
        }
        if (headerSent) {
            headerSent = false;
            inGroup = 0;
            send(clock);
            return;
        }
        while (!program.isEmpty()) {
            long latest = program.element().latestRelease();
            long earliest = Math.max(FIRST_CLOCK, latest - parameters.playbackLeadClocks());
            long last = latest + parameters.playbackLateClocks();
            boolean groupGoesOn = inGroup > 0 && inGroup < GROUP && lastPulse == clock - 1;
            if (groupGoesOn && earliest <= clock && clock <= last) {
                send(clock);
                return;
            }
            if (clock + 1 > last) {
                tally(program.remove()).lostAtPlayback();
                continue;
            }
            if (clock >= lastHeader + HEADER_DISTANCE && earliest - 1 <= clock) {
                headerSent = true;
                lastHeader = clock;
            }
            return;
        }
    }

    private void send(long clock) {
        Pulse pulse = program.remove();
        inGroup++;
        lastPulse = clock;
        int label = pulse.label();
        chip(pulse).down().release(clock * 504, pulse.due(), PulseLabel.mergerOf(label), PulseLabel.addressOf(label));
    }

    /** One clock of the trace: one event, by turns. */
    void traceClock() {
        for (int step = 1; step <= 8; step++) {
            int link = (served + step) % 8;
            ChipOracle chip = chips.get(link);
            if (chip != null && !chip.up().atFpga().isEmpty()) {
                served = link;
                record(chip, chip.up().atFpga().remove());
                return;
            }
        }
    }

    private void record(ChipOracle chip, UpWay.Entry entry) {
        if (entry.address() == 0) {
            return;
        }
        if (trace.size() == parameters.traceEntries()) {
            chip.tally().lostAtTrace();
            return;
        }
        trace.add(new long[] {entry.stamp(), chip.hicann().id(), entry.dncMerger(), entry.address()});
    }

    void copyTrace(SpikeColumns.Builder spikes) {
        for (long[] entry : trace) {
            spikes.add(entry[0], (int) entry[1], (int) entry[2], (int) entry[3]);
        }
    }

    void countInFlight() {
        program.forEach(pulse -> tally(pulse).add(CounterTable.IN_FLIGHT));
    }
}
