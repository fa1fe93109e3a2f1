package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemLogTest {

    @Test
    void countsAllAndKeepsTheFirstExamples() {
        ProblemLog log = new ProblemLog();
        ProblemLog part = new ProblemLog();
        assertTrue(log.isEmpty());
        for (int i = 0; i < 15; i++) {
            log.add(ProblemKind.TWO_DRIVERS, "place " + i, "");
            part.add(ProblemKind.TWO_DRIVERS, "part " + i, "");
        }
        part.count(ProblemKind.WRONG_SIGN, 3);
        log.merge(part);

        assertEquals(30, log.count(ProblemKind.TWO_DRIVERS));
        assertEquals(33, log.total());
        assertEquals(ProblemLog.EXAMPLES, log.examples(ProblemKind.TWO_DRIVERS).size());
        assertEquals("part 4", log.examples(ProblemKind.TWO_DRIVERS).get(19).place());
        assertEquals(List.of(ProblemKind.TWO_DRIVERS, ProblemKind.WRONG_SIGN), log.kinds());
        assertFalse(log.keeps(ProblemKind.TWO_DRIVERS));
    }
}
