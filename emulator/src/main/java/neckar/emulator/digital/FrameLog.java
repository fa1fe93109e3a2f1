package neckar.emulator.digital;

import java.util.Arrays;

/**
 * Frames that chips started in one window, those of one chip together in the order of edge and DNC merger, packed as {@code
 * [edge in window][3 DNC merger][6 address]}.
 */
public final class FrameLog {
    /** Bits of an L1 address. */
    public static final int ADDRESS_BITS = 6;

    /** Mask of an L1 address. */
    public static final int ADDRESS_MASK = (1 << ADDRESS_BITS) - 1;

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

    /** A packed frame. */
    public int frame(int i) {
        return frames[i];
    }

    /** Edge of a packed frame, counted within the window: 1 is the first. */
    public static int edge(int frame) {
        return frame >> 9;
    }

    /** DNC merger of a packed frame. */
    public static int dncMerger(int frame) {
        return frame >> 6 & 7;
    }

    /** L1 address of a packed frame. */
    public static int address(int frame) {
        return frame & 63;
    }
}
