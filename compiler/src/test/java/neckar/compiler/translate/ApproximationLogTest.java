package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApproximationLogTest {
    @Test
    void keepsTheWorstExampleAndCounts() {
        ApproximationLog log = new ApproximationLog();
        log.add(1, "b", "v_rest", -65, -65.1, "rounded");
        log.add(0, "z", "tau_m", 10, 11, "clipped");
        log.add(1, "b", "v_rest", -65, -64.5, "rounded");
        log.add(1, "b", "v_rest", -65, -65.2, "rounded");
        assertEquals(
                List.of(
                        new Approximation("z", "tau_m", 10, 11, 1, "clipped"),
                        new Approximation("b", "v_rest", -65, -64.5, 3, "rounded")),
                log.list());
    }

    @Test
    void mergingDoesNotDependOnWhoCollected() {
        ApproximationLog first = new ApproximationLog();
        ApproximationLog second = new ApproximationLog();
        first.add(0, "p", "weight", 1, 2, 0.5, 10, "n");
        second.add(0, "p", "weight", 3, 5, 0.7, 4, "n");
        ApproximationLog forward = new ApproximationLog();
        forward.merge(first);
        forward.merge(second);
        ApproximationLog backward = new ApproximationLog();
        backward.merge(second);
        backward.merge(first);
        assertEquals(forward.list(), backward.list());
        assertEquals(List.of(new Approximation("p", "weight", 3, 5, 14, "n")), forward.list());
    }
}
