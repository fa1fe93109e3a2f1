package neckar.base.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static JsonValue parse(String text) {
        return JsonReader.parse(text.getBytes(StandardCharsets.UTF_8), "f.json");
    }

    private static InputException refused(String text) {
        return assertThrows(InputException.class, () -> parse(text));
    }

    @Test
    void valuesKnowTheirPlaces() {
        JsonValue root = parse("{\"a\": 1,\n  \"b/c\": [true, {\"~\": null}]}");
        JsonArray array = root.asObject().get("b/c").orElseThrow().asArray();
        JsonValue deep = array.get(1).asObject().get("~").orElseThrow();
        assertEquals("f.json:2:23 /b~1c/1/~0", deep.place());
        assertEquals("f.json:1:1", root.place());
        assertEquals("f.json:2:11 /b~1c/0", array.get(0).place());
    }

    @Test
    void numbersOfCompactArraysKnowTheirPlaces() {
        JsonArray numbers = parse("[1,\n 2.5,\n -3e2]").asArray();
        assertTrue(numbers.isNumbers());
        assertArrayEquals(new double[] {1, 2.5, -300}, numbers.numbers());
        assertEquals("f.json:3:2 /2", numbers.get(2).place());
        assertEquals("-300", numbers.get(2).toString());
        JsonArray rows = parse("[[1, 2],\n [], [3, 4, 5]]").asArray();
        assertTrue(rows.isRows());
        assertEquals(3, rows.rowLength(2));
        assertEquals(0, rows.rowLength(1));
        assertEquals(5, rows.cell(2, 2));
        assertEquals("f.json:2:13 /2/2", rows.get(2).asArray().get(2).place());
        assertEquals("f.json:2:6 /2", rows.get(2).place());
    }

    @Test
    void mixedArraysKeepOrderAndPlaces() {
        JsonArray mixed = parse("[1, 2, \"x\", [3]]").asArray();
        assertEquals(4, mixed.size());
        assertEquals(2, mixed.get(1).number());
        assertEquals("x", mixed.get(2).text());
        assertEquals("f.json:1:14 /3/0", mixed.get(3).asArray().get(0).place());
        JsonArray rows = parse("[[1], [2, 3], [\"x\"], 7, [4]]").asArray();
        assertEquals(5, rows.size());
        assertEquals(3, rows.get(1).asArray().get(1).number());
        assertEquals("f.json:1:16 /2/0", rows.get(2).asArray().get(0).place());
        assertEquals(7, rows.get(3).number());
        assertEquals(4, rows.get(4).asArray().get(0).number());
        JsonArray nested = parse("[[[1, 2], [3]], [[4]]]").asArray();
        assertEquals(3, nested.get(0).asArray().get(1).asArray().get(0).number());
        assertThrows(InputException.class, () -> parse("[1, \"x\"]").asArray().numbers());
    }

    @Test
    void integersAreExact() {
        assertEquals(Long.MAX_VALUE, parse("9223372036854775807").integer(0, Long.MAX_VALUE));
        assertEquals(1000, parse("1e3").integer(0, 2000));
        assertThrows(InputException.class, () -> parse("9223372036854775808").integer(0, Long.MAX_VALUE));
        assertThrows(InputException.class, () -> parse("1.5").integer(0, 10));
        assertThrows(InputException.class, () -> parse("11").integer(0, 10));
    }

    @Test
    void wrongKindsAreNamed() {
        InputException error = assertThrows(
                InputException.class,
                () -> parse("{\"a\": [1]}").asObject().get("a").orElseThrow().text());
        assertEquals("f.json:1:7 /a: an array where a string is wanted: [1].", error.getMessage());
        assertThrows(InputException.class, () -> parse("null").number());
        assertThrows(InputException.class, () -> parse("1").flag());
        assertThrows(InputException.class, () -> parse("true").asObject());
        assertThrows(InputException.class, () -> parse("true").asArray());
    }

    @Test
    void doubledKeyIsRefused() {
        InputException error = refused("{\"a\": 1,\n\"a\": 2}");
        assertEquals("f.json:2:1", error.place());
        assertEquals("\"a\"", error.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "[1,",
                "[1,]",
                "{\"a\":1,}",
                "nul",
                "NaN",
                "[NaN]",
                "Infinity",
                "-",
                "01",
                "1.",
                "+1",
                "1e",
                "'a'",
                "\"a",
                "\"\\x\"",
                "{a: 1}",
                "[1] 2",
                "1 2",
                "]",
                "// c\n1",
                "\u0001"
            })
    void brokenSyntaxIsRefusedWithLine(String text) {
        InputException error = refused(text);
        assertTrue(error.getMessage().startsWith("f.json"), error.getMessage());
    }

    @Test
    void syntaxErrorsTellLineAndColumn() {
        assertEquals("f.json:3:7", refused("{\n\"a\": 1,\n\"b\": 1x\n}").place());
    }

    @Test
    void hugeNumbersAreRefused() {
        assertTrue(refused("[1e400]").getMessage().contains("too large"));
        assertTrue(refused("{\"a\": -1e999999999999}").getMessage().contains("too large"));
        refused("9".repeat(10_000));
    }

    @Test
    void deepNestingIsRefused() {
        refused("[".repeat(100_000));
        refused("{\"a\":".repeat(100_000));
        assertEquals(1, parse("[".repeat(60) + "]".repeat(60)).asArray().size());
    }

    @Test
    void otherEncodingsAreRefused() {
        for (String name : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"}) {
            byte[] bytes = "{\"a\": 1}".getBytes(Charset.forName(name));
            InputException error = assertThrows(InputException.class, () -> JsonReader.parse(bytes, "f.json"));
            assertTrue(error.getMessage().contains("UTF-8"), name);
        }
        byte[] latin = "{\"\u00e4\": 1}".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(InputException.class, () -> JsonReader.parse(latin, "f.json"));
    }

    @Test
    void byteOrderMarkOfUtf8IsAllowed() {
        assertEquals(1, parse("\ufeff[1]").asArray().size());
    }

    @Test
    void anyBytesGiveTreeOrInputException() {
        byte[] sample =
                "{\"a\": [1, 2.5e3, [3]], \"b\": {\"c\": \"\u00e4\\n\", \"d\": null}}".getBytes(StandardCharsets.UTF_8);
        SeededRandom random = new SeededRandom(1);
        for (int round = 0; round < 1000; round++) {
            byte[] bytes = sample.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextLong();
            }
            try {
                assertTrue(JsonReader.parse(bytes, "f.json").place().startsWith("f.json"));
            } catch (InputException e) {
                assertTrue(e.getMessage().startsWith("f.json"), () -> String.format(Locale.ROOT, "%s", e.getMessage()));
            }
        }
    }

    @Test
    void longListsOfRowsStaySmall() {
        StringBuilder text = new StringBuilder("[[0,0]");
        for (int i = 1; i < 300_000; i++) {
            text.append(",[").append(i).append(',').append(i + 1).append(']');
        }
        JsonArray rows = parse(text.append(']').toString()).asArray();
        assertEquals(300_000, rows.size());
        assertEquals(299_999, rows.cell(299_999, 0));
    }
}
