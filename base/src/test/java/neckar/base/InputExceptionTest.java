package neckar.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputExceptionTest {
    @Test
    void messageHoldsPlaceValueAllowedAndAdvice() {
        InputException error = InputException.of("net.json:3:7", "the size is wrong")
                .value(0)
                .allowed("1 to 10")
                .advice("Maybe \"1\"?");
        assertEquals("net.json:3:7: the size is wrong: 0. Allowed: 1 to 10. Maybe \"1\"?", error.getMessage());
        assertEquals("0", error.value());
    }

    @Test
    void absentPartsLeaveNoTrace() {
        assertEquals("no such file.", InputException.of("", "no such file").getMessage());
    }

    @Test
    void longValuesAreShortened() {
        assertTrue(InputException.of("", "x")
                        .value("y".repeat(10_000))
                        .getMessage()
                        .length()
                < 200);
    }

    @Test
    void severalErrorsAreSortedByPlace() {
        InputException all = InputException.all(List.of(
                InputException.of("c", "third").rank(30),
                InputException.of("a", "first").rank(10),
                InputException.of("b", "second").rank(20)));
        assertEquals("a: first.\nb: second.\nc: third.", all.getMessage());
        assertEquals(2, all.others().size());
    }
}
