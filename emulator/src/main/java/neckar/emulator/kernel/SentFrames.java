package neckar.emulator.kernel;

import neckar.emulator.digital.FrameLog;

/**
 * The latest frames of each line, as a ring for each, for the chips at the ends of the line to read when they are due. A line is written
 * by the worker that runs its chip; what others may read is fixed at the end of the window. A frame is due in a later window at the
 * earliest, with a barrier between, so that no locks are needed.
 */
final class SentFrames {
    private final int shift;
    private final int mask;
    /** {@code tick << 6 | address} by line and place in its ring. */
    private final long[] frames;
    /** Frames sent by line, as they are known. */
    private final int[] sent;
    /** As of the end of even and odd windows. */
    private final int[][] published;

    /**
     * Lines without frames.
     *
     * @param lines number of lines
     * @param kept frames that a line may carry from the start of a frame to the window after its last arrival
     */
    SentFrames(int lines, int kept) {
        shift = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, kept));
        mask = (1 << shift) - 1;
        frames = new long[lines << shift];
        sent = new int[lines];
        published = new int[2][lines];
    }

    /** A frame starts. */
    void add(int line, long tick, int address) {
        int n = sent[line]++;
        frames[(line << shift) | (n & mask)] = tick << FrameLog.ADDRESS_BITS | address;
    }

    /** Ends a window of a line. */
    void publish(int line, long window) {
        published[(int) window & 1][line] = sent[line];
    }

    /** Frames sent before a window, by line. */
    int[] before(long window) {
        return published[(int) (window - 1) & 1];
    }

    /** A frame of a line as {@code tick << 6 | address}, counted from its first one. */
    long frame(int line, int n) {
        return frames[(line << shift) | (n & mask)];
    }
}
