package neckar.emulator.digital;

import java.util.Arrays;

/**
 * Frames that a chip started in one window, in the order of edge and DNC merger, packed as {@code [edge in window][3 DNC
 * merger][6 address]}.
 */
public final class FrameLog {
    private int[] frames = new int[32];
    private int count;

    /** Forgets all frames. */
    public void clear() {
        count = 0;
    }

    void add(int edge, int dncMerger, int address) {
        if (count == frames.length) {
            frames = Arrays.copyOf(frames, 2 * count);
        }
        frames[count++] = edge << 9 | dncMerger << 6 | address;
    }

    /** Number of frames. */
    public int count() {
        return count;
    }

    /** Edge of a frame, counted within the window: 1 is the first. */
    public int edge(int i) {
        return frames[i] >> 9;
    }

    /** DNC merger of a frame. */
    public int dncMerger(int i) {
        return frames[i] >> 6 & 7;
    }

    /** L1 address of a frame. */
    public int address(int i) {
        return frames[i] & 63;
    }
}
