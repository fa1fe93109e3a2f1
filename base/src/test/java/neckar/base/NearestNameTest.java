package neckar.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN = List.of("tau_m", "tau_refrac", "v_rest", "cm");

    @Test
    void findsMisspelledName() {
        assertEquals("Maybe \"tau_m\"?", NearestName.advice("taum", KNOWN));
        assertEquals("Maybe \"v_rest\"?", NearestName.advice("V_reset", KNOWN));
        assertEquals("Maybe \"cm\"?", NearestName.advice("mc", KNOWN));
    }

    @Test
    void findsNameThatBeginsWithTheWord() {
        assertEquals("Maybe \"tau_refrac\"?", NearestName.advice("tau_ref", KNOWN));
        assertEquals(
                "Maybe \"AllToAllConnector\"?",
                NearestName.advice("alltoall", List.of("OneToOneConnector", "AllToAllConnector")));
    }

    @Test
    void saysNothingWhenNoNameIsNear() {
        assertEquals("", NearestName.advice("conductance", KNOWN));
        assertEquals("", NearestName.advice("", KNOWN));
        assertEquals("", NearestName.advice("x".repeat(1_000_000), KNOWN));
    }
}
