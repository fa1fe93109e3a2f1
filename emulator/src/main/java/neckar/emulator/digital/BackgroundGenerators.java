package neckar.emulator.digital;

import java.util.Arrays;
import neckar.spec.config.BackgroundGeneratorConfig;

/**
 * The background generators of a chip (hardware reference 3.6). All are enabled at edge 0; a regular one fires each
 * period + 1 edges, a random one when its shift register rises above the period.
 */
final class BackgroundGenerators {
    /** The register repeats after this many steps; without a crossing in two rounds there is none. */
    private static final int LFSR_LENGTH = 65535;

    private final BackgroundGeneratorConfig[] settings;
    private final int[] register;
    private final long[] nextEdge;
    private long earliest;

    BackgroundGenerators(BackgroundGeneratorConfig[] settings) {
        this.settings = settings.clone();
        register = new int[settings.length];
        nextEdge = new long[settings.length];
        Arrays.fill(nextEdge, Long.MAX_VALUE);
        for (int i = 0; i < settings.length; i++) {
            register[i] = settings[i].seed();
            if (settings[i].enable()) {
                advance(i, 0);
            }
        }
        findEarliest();
    }

    /** One step of the shift register: to the left, new bit 0 = b15 xor b13 xor b12 xor b10. */
    static int shift(int value) {
        int bit = (value >> 15 ^ value >> 13 ^ value >> 12 ^ value >> 10) & 1;
        return (value << 1 | bit) & 0xffff;
    }

    /** Edge of the next event of any generator. */
    long nextEdge() {
        return earliest;
    }

    boolean isDue(int generator, long edge) {
        return nextEdge[generator] == edge;
    }

    /** Address of a generator's events; random ones send address 0 whatever is set. */
    int address(int generator) {
        return settings[generator].random() ? 0 : settings[generator].address();
    }

    /** Goes on to the next event of all generators that are due at an edge. */
    void consume(long edge) {
        for (int i = 0; i < nextEdge.length; i++) {
            if (nextEdge[i] == edge) {
                advance(i, edge);
            }
        }
        findEarliest();
    }

    private void advance(int generator, long edge) {
        BackgroundGeneratorConfig setting = settings[generator];
        if (!setting.random()) {
            nextEdge[generator] = edge + setting.period() + 1;
            return;
        }
        int value = register[generator];
        for (int step = 1; step <= 2 * LFSR_LENGTH; step++) {
            int shifted = shift(value);
            boolean rises = shifted > setting.period() && value <= setting.period();
            value = shifted;
            if (rises) {
                register[generator] = value;
                nextEdge[generator] = edge + step;
                return;
            }
        }
        nextEdge[generator] = Long.MAX_VALUE;
    }

    private void findEarliest() {
        earliest = Long.MAX_VALUE;
        for (long edge : nextEdge) {
            earliest = Math.min(earliest, edge);
        }
    }
}
