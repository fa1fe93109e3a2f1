package neckar.base.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalDouble;
import neckar.base.InputException;
import neckar.base.NumberRange;
import org.junit.jupiter.api.Test;

class ObjectReaderTest {
    private static final NumberRange UNIT = NumberRange.between(0, 1, "");

    private static JsonValue parse(String text) {
        return JsonReader.parse(text.getBytes(StandardCharsets.UTF_8), "f.json");
    }

    @Test
    void givesValuesAndDefaults() {
        ObjectReader reader = ObjectReader.failFast(parse("{\"n\": 0.5, \"k\": 3, \"f\": true, \"w\": \"two\"}"));
        assertEquals(0.5, reader.number("n", UNIT));
        assertEquals(0.25, reader.number("m", UNIT, 0.25));
        assertEquals(OptionalDouble.empty(), reader.findNumber("o", UNIT));
        assertEquals(3, reader.integer("k", 0, 5));
        assertTrue(reader.flag("f", false));
        assertEquals(2, reader.choice("w", Map.of("one", 1, "two", 2)));
        assertTrue(reader.elements("list").isEmpty());
        reader.finish();
    }

    @Test
    void unknownKeyNamesNearestFreeKey() {
        ObjectReader reader = ObjectReader.failFast(parse("{\"tau_m\": 1, \"tau_n\": 2}"));
        reader.find("tau_m");
        reader.find("tau_w");
        InputException error = assertThrows(InputException.class, reader::finish);
        assertEquals("f.json:1:23 /tau_n", error.place());
        assertEquals("\"tau_n\"", error.value());
        assertEquals("Maybe \"tau_w\"?", error.advice());
        assertEquals("tau_m, tau_w", error.allowed());
    }

    @Test
    void missingKeyNamesMisspelledOne() {
        ObjectReader reader = ObjectReader.failFast(parse("{\"lable\": \"x\"}"));
        InputException error = assertThrows(InputException.class, () -> reader.text("label"));
        assertEquals("Maybe \"lable\" should be \"label\"?", error.advice());
    }

    @Test
    void wrongWordNamesNearestOne() {
        ObjectReader reader = ObjectReader.failFast(parse("{\"w\": \"tow\"}"));
        InputException error = assertThrows(InputException.class, () -> reader.choice("w", Map.of("two", 2)));
        assertEquals("Maybe \"two\"?", error.advice());
    }

    @Test
    void collectsSeveralErrorsInOrder() {
        Problems problems = Problems.collecting();
        ObjectReader reader = new ObjectReader(parse("{\"a\": \"x\", \"b\": 7, \"c\": 1}"), problems);
        assertEquals(0.5, reader.number("b", UNIT, 0.5));
        assertEquals(0.5, reader.number("a", UNIT, 0.5));
        reader.finish();
        InputException error = assertThrows(InputException.class, problems::throwIfAny);
        assertEquals("f.json:1:7 /a", error.place());
        assertEquals("f.json:1:17 /b", error.others().get(0).place());
        assertEquals("f.json:1:25 /c", error.others().get(1).place());
    }

    @Test
    void stopsCollectingAtTwenty() {
        Problems problems = Problems.collecting();
        InputException error = assertThrows(InputException.class, () -> {
            for (int i = 0; i < 100; i++) {
                int rank = i;
                problems.attempt(() -> {
                    throw InputException.of("line " + rank, "wrong").rank(rank);
                });
            }
        });
        assertEquals(19, error.others().size());
    }

    @Test
    void nestedAttemptsDoNotRepeatErrors() {
        Problems problems = Problems.collecting();
        problems.attempt(() -> problems.attempt(() -> {
            throw InputException.of("", "wrong");
        }));
        assertEquals(1, problems.count());
    }
}
