package neckar.spec.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import neckar.base.InputException;
import neckar.base.Invariant;
import neckar.spec.unit.TimeBase;

/**
 * The words of one FPGA's playback memory (hardware reference 6.6): pulses in groups, wraps of the 14-bit FPGA time, and
 * the two configuration entries that open and close a program. A pulse due at system tick t is released at FPGA clock
 * t/2 - 25; pulses whose own group could not start in time join the group before them.
 *
 * @param pulseTicks due times in system ticks, not falling
 * @param labels 14-bit labels, one per pulse
 * @param opened whether the program begins with a configuration entry at FPGA time 0
 * @param runtimeTicks system tick of the closing entry (stop trace, read it, end), empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record PlaybackProgram(long[] pulseTicks, int[] labels, boolean opened, OptionalLong runtimeTicks) {
    /** FPGA clocks by which the release precedes the due time (hardware reference 6.2). */
    public static final int FPGA_HICANN_DELAY = 25;

    /** Earliest FPGA time of a group. */
    public static final int FIRST_FPGA_TIME = 6;

    /** Smallest distance of two group headers in FPGA clocks (hardware reference 6.3). */
    public static final int GROUP_DISTANCE = 6;

    /** Most pulses in a group (hardware reference 6.3). */
    public static final int MAX_GROUP = 184;

    private static final int FPGA_TIME_BITS = 14;
    private static final int FPGA_TIME_MASK = (1 << FPGA_TIME_BITS) - 1;
    private static final int MAX_WRAPS_PER_WORD = 0x3fff;
    private static final int STAMP_MASK = (1 << TimeBase.STAMP_BITS) - 1;
    private static final int COUNT_SHIFT = 18;
    private static final int CONFIG_HEADER = 1 << COUNT_SHIFT | 1 << 16;
    private static final long CONFIG = 1L << 63;
    private static final long STOP_TRACE_READ_AND_END = CONFIG | 1L << 62 | 3L;
    private static final long END_BIT = 1L << 62;

    /** Checks order and lengths. */
    public PlaybackProgram {
        Invariant.check(pulseTicks.length == labels.length, "one label per pulse", pulseTicks.length, labels.length);
        for (int i = 0; i < labels.length; i++) {
            Invariant.check(
                    pulseTicks[i] >= (i == 0 ? 0 : pulseTicks[i - 1]) && labels[i] >= 0 && labels[i] <= FPGA_TIME_MASK,
                    "pulses in time order with 14-bit labels",
                    pulseTicks[i],
                    labels[i]);
        }
        pulseTicks = pulseTicks.clone();
        labels = labels.clone();
    }

    @Override
    public long[] pulseTicks() {
        return pulseTicks.clone();
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlaybackProgram p
                && Arrays.equals(pulseTicks, p.pulseTicks)
                && Arrays.equals(labels, p.labels)
                && opened == p.opened
                && runtimeTicks.equals(p.runtimeTicks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pulseTicks) * 31 + Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "PlaybackProgram[" + labels.length + " pulses, opened=" + opened + ", runtime=" + runtimeTicks + "]";
    }

    /** The 64-bit words, low half first in memory. */
    public long[] encode() {
        Words words = new Words();
        if (opened) {
            words.config(0, CONFIG);
        }
        long earliest = FIRST_FPGA_TIME;
        int first = 0;
        while (first < labels.length) {
            long header = StrictMath.max(earliest, releaseClock(pulseTicks[first]));
            int next = first + 1;
            earliest = header + GROUP_DISTANCE;
            while (next < labels.length && next - first < MAX_GROUP && releaseClock(pulseTicks[next]) < earliest) {
                next++;
                earliest = StrictMath.max(earliest, header + 1 + (next - first));
            }
            words.group(header, first, next);
            first = next;
        }
        if (runtimeTicks.isPresent()) {
            words.config(StrictMath.max(runtimeTicks.getAsLong() / 2, words.time), STOP_TRACE_READ_AND_END);
        }
        return words.toArray();
    }

    /** FPGA clock at which a pulse due at this system tick is released. */
    public static long releaseClock(long systemTick) {
        return systemTick / 2 - FPGA_HICANN_DELAY;
    }

    /**
     * Reads the words back. Full due times follow from the group's FPGA time and the pulse's 15-bit stamp.
     *
     * @param words 64-bit words
     * @param place name of the memory, for messages
     * @throws InputException if the words are not a program, with the number of the word
     */
    public static PlaybackProgram decode(long[] words, String place) {
        Decoder decoder = new Decoder(words, place);
        while (decoder.position < words.length) {
            decoder.next();
        }
        return decoder.program();
    }

    /** Collects encoded words. */
    private final class Words {
        private long[] buffer = new long[64];
        private int size;
        private long time;

        private void add(long word) {
            if (size == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * size);
            }
            buffer[size++] = word;
        }

        private void wrapTo(long newTime) {
            long wraps = (newTime >> FPGA_TIME_BITS) - (time >> FPGA_TIME_BITS);
            for (; wraps > 0; wraps -= MAX_WRAPS_PER_WORD) {
                add(1 | StrictMath.min(wraps, MAX_WRAPS_PER_WORD) << 2);
            }
            time = newTime;
        }

        private void config(long fpgaTime, long flags) {
            wrapTo(fpgaTime);
            add(CONFIG_HEADER | (fpgaTime & FPGA_TIME_MASK) << 1);
            add(flags);
        }

        private void group(long fpgaTime, int first, int end) {
            wrapTo(fpgaTime);
            long word = (long) (end - first) << COUNT_SHIFT | (fpgaTime & FPGA_TIME_MASK) << 1;
            add(word | pulse(first) << 32);
            for (int i = first + 1; i < end; i += 2) {
                add(pulse(i) | (i + 1 < end ? pulse(i + 1) << 32 : 0));
            }
        }

        private long pulse(int i) {
            return (long) labels[i] << COUNT_SHIFT | (pulseTicks[i] & STAMP_MASK) << 1;
        }

        private long[] toArray() {
            return Arrays.copyOf(buffer, size);
        }
    }

    /** Walks encoded words. */
    private static final class Decoder {
        private final long[] words;
        private final String place;
        private final List<Long> ticks = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private int position;
        private long wraps;
        private boolean opened;
        private OptionalLong runtime = OptionalLong.empty();

        private Decoder(long[] words, String place) {
            this.words = words;
            this.place = place;
        }

        private void next() {
            long word = words[position];
            require(runtime.isEmpty(), "words behind the end of the program");
            if ((word & 1) != 0) {
                require(word >>> 16 == 0 && (word & 2) == 0, "an overflow word has bits set that it must not have");
                wraps += word >> 2 & MAX_WRAPS_PER_WORD;
                position++;
                return;
            }
            int header = (int) word;
            long fpgaTime = (wraps << FPGA_TIME_BITS) + (header >> 1 & FPGA_TIME_MASK);
            if ((header & 1 << 16) != 0) {
                config(fpgaTime, word);
            } else {
                group(fpgaTime, header >>> COUNT_SHIFT);
            }
        }

        private void config(long fpgaTime, long header) {
            require((header & ~((long) FPGA_TIME_MASK << 1)) == CONFIG_HEADER, "malformed configuration header");
            position++;
            require(position < words.length, "a configuration header without its word");
            long flags = words[position];
            require(flags == CONFIG || flags == STOP_TRACE_READ_AND_END, "an FPGA configuration that is not known");
            if ((flags & END_BIT) != 0) {
                runtime = OptionalLong.of(2 * fpgaTime);
            } else {
                require(position == 1 && fpgaTime == 0, "an opening configuration elsewhere than at the beginning");
                opened = true;
            }
            position++;
        }

        private void group(long fpgaTime, int count) {
            require(count >= 1 && count <= MAX_GROUP, "a group of " + count + " pulses");
            for (int i = 1; i <= count; i++) {
                int half = i & 1;
                require(position < words.length, "a group that ends behind the last word");
                int pulse = (int) (words[position] >>> (32 * half));
                require((pulse & 1 << 16) == 0 && (pulse & 1) == 0, "a pulse with bits set that it must not have");
                long near = 2 * (fpgaTime + FPGA_HICANN_DELAY);
                ticks.add(TraceEntry.extend(pulse >> 1 & STAMP_MASK, near));
                labels.add(pulse >>> COUNT_SHIFT);
                position += half;
            }
            if ((count & 1) == 0) {
                require(words[position] >>> 32 == 0, "an unused half word that is not 0");
                position++;
            }
        }

        private PlaybackProgram program() {
            long[] tickArray = ticks.stream().mapToLong(Long::longValue).toArray();
            for (int i = 0; i < tickArray.length; i++) {
                if (tickArray[i] < (i == 0 ? 0 : tickArray[i - 1])) {
                    throw InputException.of(place, "the pulses are not in time order")
                            .value("pulse " + i);
                }
            }
            int[] labelArray = labels.stream().mapToInt(Integer::intValue).toArray();
            return new PlaybackProgram(tickArray, labelArray, opened, runtime);
        }

        private void require(boolean ok, String what) {
            if (!ok) {
                throw InputException.of(place + ": word " + position, what);
            }
        }
    }
}
