package neckar.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.base.InputException;
import neckar.base.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "exp(-d/2); 2; 0.36787944117144233",
                "d<3; 2; 1",
                "d<3; 3; 0",
                "1<=d<2; 1; 1",
                "1<=d<2; 2; 0",
                "0.5*(d>=2) + 0.25; 2; 0.75",
                "2**3**2; 0; 512",
                "5 - 2**2; 0; 1",
                "8/2/2; 0; 2",
                "1 + 2*3 - 4; 0; 3",
                "abs(-d); 4; 4",
                "sqrt(d) ; 9; 3",
                "log(e**2); 1; 2",
                "2**-1; 0; 0.5",
                "--d; 3; 3",
                "1e-1 + .5 + 2.; 0; 2.6",
                "(d == 2) + (d != 3); 2; 2",
                "pi > 3.14; 0; 1",
                "-d**2 + 1e30; 3; 1e30",
            })
    void followsPythonsRules(String text, double distance, double expected) {
        assertEquals(expected, DistanceExpression.parse(text, "here").at(distance), 1e-15 * Math.abs(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d d",
                "exp",
                "exp(",
                "exp(d",
                "exp d",
                "(d",
                "d)",
                "1..2",
                "d<",
                "*d",
                "x",
                "d^2",
                "d = 2",
                "1 +",
                "exp()",
                "d,2",
                "\u0000",
                "__import__('os')",
                "lambda: 1",
                "-1",
                "-d",
                "0*1 - d"
            })
    void refusesWhatIsNoProbability(String text) {
        InputException error = assertThrows(InputException.class, () -> DistanceExpression.parse(text, "here"));
        assertEquals("here", error.place());
    }

    @Test
    void misspelledFunctionNamesNearestOne() {
        InputException error = assertThrows(InputException.class, () -> DistanceExpression.parse("epx(d)", "here"));
        assertEquals("Maybe \"exp\"?", error.advice());
    }

    @Test
    void deepAndLongTextsAreRefused() {
        assertThrows(InputException.class, () -> DistanceExpression.parse("(".repeat(900), "here"));
        assertThrows(InputException.class, () -> DistanceExpression.parse("-".repeat(900) + "1", "here"));
        assertThrows(InputException.class, () -> DistanceExpression.parse("2**".repeat(300) + "1", "here"));
        assertThrows(InputException.class, () -> DistanceExpression.parse("d+".repeat(100_000) + "1", "here"));
    }

    @Test
    void anyTextGivesFormulaOrInputException() {
        String letters = "d0123.e+-*/()<>=! explogsqrtab";
        SeededRandom random = new SeededRandom(3);
        int formulas = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(8); k >= 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                DistanceExpression.parse(text.toString(), "here").at(1);
                formulas++;
            } catch (InputException e) {
                assertEquals("here", e.place());
            }
        }
        assertTrue(formulas > 25);
    }
}
