package neckar.tests.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonValue;
import neckar.spec.coord.HLineOnWafer;
import neckar.spec.coord.VLineOnWafer;
import neckar.tests.workbench.Workbench;

/** The registers of a folder as {@code neckar dump} tells them, to hold routes against. */
final class DumpedWafer {
    private final Map<Integer, JsonObject> chips = new HashMap<>();

    private DumpedWafer() {}

    /** A wafer without chips. */
    static DumpedWafer none() {
        return new DumpedWafer();
    }

    private JsonObject chip(int hicann) {
        return Optional.ofNullable(chips.get(hicann)).orElseThrow(() -> new AssertionError("chip " + hicann));
    }

    static DumpedWafer of(Path folder) {
        DumpedWafer wafer = new DumpedWafer();
        Workbench.run("dump", folder).expect(0).out().lines().skip(1).forEach(line -> {
            JsonObject chip = Workbench.json(line, "").asObject();
            wafer.chips.put((int) value(chip, "hicann").number(), chip);
        });
        return wafer;
    }

    static JsonValue value(JsonObject object, String key) {
        return object.get(key).orElseThrow(() -> new AssertionError("no " + key + " in " + object));
    }

    static int number(JsonObject object, String key) {
        return (int) value(object, key).number();
    }

    /** Rows of a table of a chip as texts without blanks. */
    private List<List<JsonValue>> rows(int hicann, String table) {
        List<List<JsonValue>> rows = new ArrayList<>();
        for (JsonValue row : value(chip(hicann), table).asArray().elements()) {
            rows.add(row.asArray().elements());
        }
        return rows;
    }

    private boolean contains(int hicann, String table, int first, int second) {
        return rows(hicann, table).stream()
                .anyMatch(row -> row.get(0).number() == first && row.get(1).number() == second);
    }

    /** Fails unless each step has its setting in the registers, and unless each segment follows from the one before. */
    void assertClosed(List<JsonObject> steps) {
        String at = "";
        for (JsonObject step : steps) {
            int hicann = number(step, "hicann");
            switch (value(step, "kind").text()) {
                case "segment" -> {
                    String next = step.get("h").isPresent()
                            ? "H" + hicann + ".HL" + number(step, "h")
                            : "H" + hicann + ".VL" + number(step, "v");
                    assertTrue(at.isEmpty() || joined(at, next), at + " does not lead to " + next);
                    at = next;
                }
                case "crossbar" ->
                    assertTrue(contains(hicann, "crossbar", number(step, "h"), number(step, "v")), step.toString());
                case "synapse_switch" -> {
                    assertTrue(
                            contains(hicann, "synapse_switches", number(step, "y"), number(step, "v")),
                            step.toString());
                    assertEquals("H" + hicann + ".VL" + number(step, "v"), at);
                }
                case "repeater" -> assertRepeater(hicann, step);
                case "merger" -> {
                    String part = value(step, "part").text();
                    int index = part.equals("M3") ? 0 : part.charAt(3) - '0';
                    String mode = value(value(chip(hicann), "mergers").asObject(), part.substring(0, 2))
                            .asArray()
                            .get(index)
                            .text();
                    assertEquals(mode, value(step, "mode").text(), part);
                    assertTrue(!mode.isEmpty(), part);
                }
                case "dnc_merger" -> {
                    int dnc = value(step, "part").text().charAt(3) - '0';
                    assertEquals(
                            rows(hicann, "dnc_mergers").get(dnc).get(0).text(),
                            value(step, "mode").text());
                }
                case "driver" -> assertDriver(hicann, step);
                case "denmem", "link" -> assertTrue(chips.containsKey(hicann));
                default -> fail("unknown step " + step);
            }
        }
    }

    private void assertRepeater(int hicann, JsonObject step) {
        boolean horizontal = step.get("h").isPresent();
        String direction = horizontal ? "h" : "v";
        int line = number(step, direction);
        boolean found = rows(hicann, "repeaters").stream()
                .anyMatch(row -> row.get(0).text().equals(direction)
                        && row.get(1).number() == line
                        && row.get(2).text().equals(value(step, "mode").text())
                        && row.get(3)
                                .toString()
                                .equals(value(step, "directions").toString()));
        assertTrue(found, step.toString());
    }

    private void assertDriver(int hicann, JsonObject step) {
        List<JsonValue> row = driver(hicann, number(step, "y"));
        assertTrue(row.get(1).flag(), "enabled: " + step);
        assertEquals(value(step, "mode").text().equals("primary"), row.get(2).flag(), "locin: " + step);
    }

    /** The row of a driver: y, enable, locin, connect, ... */
    List<JsonValue> driver(int hicann, int y) {
        return rows(hicann, "drivers").stream()
                .filter(row -> row.get(0).number() == y)
                .findFirst()
                .orElseThrow(() -> new AssertionError("driver " + y + " is off"));
    }

    /** Row of the synapse at a place: row, column, decoder, weight. */
    List<JsonValue> synapse(int hicann, int row, int column) {
        return rows(hicann, "synapses").stream()
                .filter(cell -> cell.get(0).number() == row && cell.get(1).number() == column)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no synapse"));
    }

    /** Number of drivers of a chip that are enabled. */
    int driversInUse(int hicann) {
        return (int) rows(hicann, "drivers").stream()
                .filter(row -> row.get(1).flag())
                .count();
    }

    private static boolean joined(String from, String to) {
        String chipFrom = from.substring(0, from.indexOf('.'));
        String chipTo = to.substring(0, to.indexOf('.'));
        if (chipFrom.equals(chipTo)) {
            return from.contains("HL") != to.contains("HL");
        }
        if (from.contains("HL")) {
            HLineOnWafer line = HLineOnWafer.parse(from);
            return line.east().map(HLineOnWafer::toString).filter(to::equals).isPresent()
                    || line.west()
                            .map(HLineOnWafer::toString)
                            .filter(to::equals)
                            .isPresent();
        }
        VLineOnWafer line = VLineOnWafer.parse(from);
        return line.north().map(VLineOnWafer::toString).filter(to::equals).isPresent()
                || line.south().map(VLineOnWafer::toString).filter(to::equals).isPresent();
    }
}
