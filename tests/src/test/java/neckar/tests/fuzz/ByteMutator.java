package neckar.tests.fuzz;

import java.util.Arrays;
import neckar.base.SeededRandom;

/** Mutates bytes without knowing what they mean. */
final class ByteMutator {
    private static final int LONGEST_BLOCK = 64;

    private final SeededRandom random;

    ByteMutator(SeededRandom random) {
        this.random = random;
    }

    /** A copy with one or a few mutations. */
    byte[] mutate(byte[] bytes) {
        byte[] mutated = bytes;
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextLong()};
        }
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_BLOCK));
        return switch (random.nextInt(6)) {
            case 0, 1 -> flip(bytes, at, 1 << random.nextInt(8));
            case 2 -> flip(bytes, at, 1 + random.nextInt(255));
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> replace(bytes, at, end, new byte[0]);
            default -> replace(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
        };
    }

    /** A copy with 1 to 512 flipped bits from an offset on, and no other change. */
    byte[] flipBits(byte[] bytes, int from) {
        byte[] mutated = bytes.clone();
        for (int i = 1 << random.nextInt(10); i > 0; i--) {
            mutated[from + random.nextInt(bytes.length - from)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutated;
    }

    private static byte[] flip(byte[] bytes, int at, int mask) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) mask;
        return copy;
    }

    private static byte[] replace(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
