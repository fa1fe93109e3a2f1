package neckar.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final int[] THREADS = {1, 2, 7};

    @Test
    void runsEachItemOnce() {
        for (int threads : THREADS) {
            int[] calls = new int[1000];
            Parallel.forRange(calls.length, threads, i -> calls[i]++);
            assertArrayEquals(IntStream.generate(() -> 1).limit(1000).toArray(), calls);
        }
    }

    @Test
    void throwsFailureOfLowestIndex() {
        for (int threads : THREADS) {
            for (int round = 0; round < 20; round++) {
                IllegalArgumentException thrown = assertThrows(
                        IllegalArgumentException.class,
                        () -> Parallel.forRange(100, threads, i -> {
                            if (i >= 40) {
                                throw new IllegalArgumentException("item " + i);
                            }
                        }));
                assertEquals("item 40", thrown.getMessage());
            }
        }
    }

    @Test
    void passesErrorsOn() {
        assertThrows(
                AssertionError.class,
                () -> Parallel.forRange(4, 2, i -> {
                    throw new AssertionError("broken");
                }));
    }

    @Test
    void doesNothingForEmptyRange() {
        int[] calls = {0};
        Parallel.forRange(0, 4, i -> calls[0]++);
        assertEquals(0, Arrays.stream(calls).sum());
    }

    @Test
    void cancelledItemsEndTheCall() {
        CancelFlag flag = new CancelFlag();
        flag.cancel();
        assertThrows(CancelledException.class, () -> Parallel.forRange(10, 2, i -> flag.throwIfCancelled()));
    }
}
