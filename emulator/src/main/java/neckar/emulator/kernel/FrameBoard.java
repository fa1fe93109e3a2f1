package neckar.emulator.kernel;

import java.util.Arrays;
import neckar.emulator.digital.FrameLog;

/**
 * Frames that all chips started in the present window and in the one before. A worker logs the frames of the chips that it
 * runs one after another, so that all frames of a window lie close together; chips read those of the window before. A
 * barrier lies between.
 */
final class FrameBoard {
    private final int words;
    private final FrameLog[][] logs;
    /** Bit c when chip c has started a frame, by parity and worker. */
    private final long[][][] active;
    /** First frame of a chip in its worker's log, and behind the last one, by parity. */
    private final int[][] first;

    private final int[][] last;
    private final byte[][] loggedBy;

    FrameBoard(int chips, int workers) {
        words = (chips + Long.SIZE - 1) / Long.SIZE;
        logs = new FrameLog[2][workers];
        active = new long[2][workers][words];
        first = new int[2][chips];
        last = new int[2][chips];
        loggedBy = new byte[2][chips];
        for (FrameLog[] row : logs) {
            Arrays.setAll(row, worker -> new FrameLog());
        }
    }

    /** Number of words of a set of chips. */
    int words() {
        return words;
    }

    /** A worker begins a window: its frames of two windows ago are no longer needed. */
    void begin(int parity, int worker) {
        logs[parity][worker].clear();
        Arrays.fill(active[parity][worker], 0);
    }

    /** Where a worker logs frames. */
    FrameLog log(int parity, int worker) {
        return logs[parity][worker];
    }

    /** A chip has logged its frames from a position on. */
    void publish(int parity, int worker, int chip, int from) {
        int end = logs[parity][worker].count();
        if (end > from) {
            first[parity][chip] = from;
            last[parity][chip] = end;
            loggedBy[parity][chip] = (byte) worker;
            active[parity][worker][chip >> 6] |= 1L << chip;
        }
    }

    /** Chips that have started frames, 64 to a word. */
    long active(int parity, int word) {
        long all = 0;
        for (long[] of : active[parity]) {
            all |= of[word];
        }
        return all;
    }

    /** Frames among which those of an active chip are. */
    FrameLog logOf(int parity, int chip) {
        return logs[parity][loggedBy[parity][chip]];
    }

    /** First frame of an active chip. */
    int first(int parity, int chip) {
        return first[parity][chip];
    }

    /** Behind the last frame of an active chip. */
    int last(int parity, int chip) {
        return last[parity][chip];
    }
}
