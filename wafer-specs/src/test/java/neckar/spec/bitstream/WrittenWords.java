package neckar.spec.bitstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.ReferenceFiles;

/** Compares the register writes of a configuration with those of a test vector. */
final class WrittenWords {
    private WrittenWords() {}

    /** The writes that a vector expects. */
    static List<RegisterWrite> expected(JsonNode vector) {
        List<RegisterWrite> writes = new ArrayList<>();
        for (JsonNode write : ReferenceFiles.elements(vector.path("writes"))) {
            writes.add(new RegisterWrite(
                    module(write.get(0).textValue()), write.get(1).intValue(), (int)
                            (long) Long.decode(write.get(2).textValue())));
        }
        return writes;
    }

    /** Requires that the vector's writes appear, in its order and without others between, and that they decode to the setting. */
    static void assertWritten(JsonNode vector, Structure structure, HicannConfig config) {
        RegisterImage image = RegisterImage.of(config);
        List<RegisterWrite> writes = image.writes(structure);
        List<RegisterWrite> expected = expected(vector);
        assertTrue(
                Collections.indexOfSubList(writes, expected) >= 0,
                () -> vector + "\nbut the writes there are " + atSameAddresses(writes, expected));
        assertEquals(config, image.toConfig("chip"));
    }

    /** Requires that the vector's writes appear in its order among {@code writes}. */
    static void assertInOrder(JsonNode vector, List<RegisterWrite> writes) {
        int next = 0;
        for (RegisterWrite expected : expected(vector)) {
            int found = writes.subList(next, writes.size()).indexOf(expected);
            assertTrue(found >= 0, () -> expected + " of " + vector + "\nis missing in " + writes);
            next += found + 1;
        }
    }

    static int number(JsonNode vector, String key) {
        assertTrue(vector.path(key).isInt(), () -> key + " of " + vector);
        return vector.path(key).intValue();
    }

    static boolean flag(JsonNode vector, String key) {
        return number(vector, key) != 0;
    }

    static String text(JsonNode vector, String key) {
        assertTrue(vector.path(key).isTextual(), () -> key + " of " + vector);
        return vector.path(key).textValue();
    }

    /** The functions that vectors state as text. */
    static IntUnaryOperator function(String text) {
        return switch (text) {
            case "c mod 16" -> c -> c % 16;
            case "(c+1) mod 16" -> c -> (c + 1) % 16;
            case "(c+2) mod 16" -> c -> (c + 2) % 16;
            case "(c/16) mod 16" -> c -> c / 16 % 16;
            case "15 if c==0 else 0" -> c -> c == 0 ? 15 : 0;
            case "1 if c==9 else 0" -> c -> c == 9 ? 1 : 0;
            case "8 if c==71 else 0" -> c -> c == 71 ? 8 : 0;
            case "min(w+1,15)" -> w -> Math.min(w + 1, 15);
            case "max(w-1,0)" -> w -> Math.max(w - 1, 0);
            case "w" -> w -> w;
            case "15-w" -> w -> 15 - w;
            case "w xor 5" -> w -> w ^ 5;
            case "(w+k) mod 16, k=2" -> w -> (w + 2) % 16;
            case "0 except 15 at w=1" -> w -> w == 1 ? 15 : 0;
            case "w/2" -> w -> w / 2;
            case "i" -> i -> i;
            case "1023-i" -> i -> 1023 - i;
            case "500 if i<10 else 0" -> i -> i < 10 ? 500 : 0;
            case "1000 if i==128 else 1" -> i -> i == 128 ? 1000 : 1;
            case "(8*i) mod 1024" -> i -> 8 * i % 1024;
            default -> constant(text);
        };
    }

    private static IntUnaryOperator constant(String text) {
        int value = Integer.parseInt(text);
        return x -> value;
    }

    private static RegisterModule module(String name) {
        return Arrays.stream(RegisterModule.values())
                .filter(module -> module.shortName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<RegisterWrite> atSameAddresses(List<RegisterWrite> writes, List<RegisterWrite> expected) {
        return writes.stream()
                .filter(write -> expected.stream()
                        .anyMatch(
                                other -> other.busAddress() == write.busAddress() && other.module() == write.module()))
                .limit(50)
                .toList();
    }
}
