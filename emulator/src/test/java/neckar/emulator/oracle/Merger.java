package neckar.emulator.oracle;

import neckar.spec.config.MergerMode;
import org.jspecify.annotations.Nullable;

/** One merger: two input registers, one output register (emulator reference 2.4). */
final class Merger {
    static final int RIGHT = 0;
    static final int LEFT = 1;

    private final MergerMode mode;
    private final boolean slow;
    /** Whether nobody can take what it puts out. */
    private final boolean broken;

    private final @Nullable Merger[] upstream = new @Nullable Merger[2];
    private final @Nullable Event[] in = new @Nullable Event[2];
    private @Nullable Event out;
    private boolean fullAtStart;
    private boolean lock;
    /** After reset the right side, the neurons, is preferred. */
    private int last = LEFT;

    Merger(MergerMode mode, boolean slow, boolean broken) {
        this.mode = mode;
        this.slow = slow;
        this.broken = broken;
    }

    void connect(int side, Merger source) {
        upstream[side] = source;
    }

    boolean admits(int side) {
        return switch (mode) {
            case MERGE -> true;
            case LEFT_ONLY -> side == LEFT;
            case RIGHT_ONLY -> side == RIGHT;
        };
    }

    /** Remembers what the edge starts with. */
    void beginEdge() {
        fullAtStart = out != null;
    }

    void move() {
        if (lock) {
            lock = false;
            return;
        }
        if (out != null) {
            return;
        }
        int first = mode == MergerMode.MERGE ? 1 - last : mode == MergerMode.LEFT_ONLY ? LEFT : RIGHT;
        int second = mode == MergerMode.MERGE ? last : first;
        int side = in[first] != null ? first : second;
        if (in[side] != null) {
            out = in[side];
            in[side] = null;
            last = side;
            lock = slow;
        }
    }

    void pull() {
        for (int side : new int[] {RIGHT, LEFT}) {
            Merger source = upstream[side];
            if (source == null || source.broken) {
                continue;
            }
            if (admits(side) && in[side] == null && source.fullAtStart && source.out != null) {
                in[side] = source.out;
                source.out = null;
            }
        }
    }

    /** Takes the event out of the output register. */
    @Nullable
    Event release() {
        Event event = out;
        out = null;
        return event;
    }

    /** A write that does not ask: the event not yet taken is lost. */
    void overwrite(int side, Event event, Tally tally) {
        if (!admits(side)) {
            tally.unrouted(event);
            return;
        }
        Event old = in[side];
        if (old != null) {
            tally.lostInMerger(old);
        }
        in[side] = event;
    }

    /** A write that is refused while the register is full. */
    void offer(Event event, Tally tally) {
        if (!admits(LEFT)) {
            tally.unrouted(event);
        } else if (in[LEFT] != null) {
            tally.lostInMerger(event);
        } else {
            in[LEFT] = event;
        }
    }

    void countInFlight(Tally tally) {
        for (Event event : new @Nullable Event[] {in[RIGHT], in[LEFT], out}) {
            if (event != null) {
                tally.inFlight(event);
            }
        }
    }
}
