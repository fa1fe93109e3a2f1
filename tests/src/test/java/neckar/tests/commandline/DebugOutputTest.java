package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the emulator shows beyond hardware: waveforms of registers, and the balance of events between them. */
class DebugOutputTest {
    private static final Pattern CHIP = Pattern.compile("\"hicann\": ?([0-9]+)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    static Path shared;

    private static Path compiled() {
        return shared.resolve("out");
    }

    @BeforeAll
    static void compile(@TempDir Path inputs) throws IOException {
        Path network = inputs.resolve("network.json");
        Files.writeString(network, """
                {"format": "neckar-network/1", "name": "firing", "duration_ms": 60.0, "seed": 3,
                 "populations": [
                   {"label": "exc", "size": 8, "cell_type": "IF_cond_exp", "record": ["spikes"],
                    "parameters": {"v_rest": -45.0, "v_thresh": -52.0, "v_reset": -65.0, "tau_m": 10.0}}],
                 "projections": [
                   {"pre": "exc", "post": "exc", "receptor": "inhibitory", "connector": {"type": "AllToAllConnector"},
                    "weight": 0.002, "delay": 1.0}]}""");
        Workbench.run("compile", network, "-o", compiled()).expect(0);
    }

    @Test
    void waveformsAreAValueChangeDumpOfTheChip() throws IOException {
        Matcher chip = CHIP.matcher(Workbench.run("dump", compiled()).expect(0).out());
        assertTrue(chip.find());
        Path file = shared.resolve("registers.vcd");
        Workbench.run("emulate", compiled(), "--vcd", file, "--vcd-scope", "H" + chip.group(1), "--vcd-range", "0:40")
                .expect(0);
        List<String> lines = Files.readAllLines(file);
        int body = lines.indexOf("$enddefinitions $end");
        assertTrue(body > 0, "declarations end");
        Map<String, Integer> widths = new HashMap<>();
        for (String line : lines.subList(0, body)) {
            if (line.startsWith("$var")) {
                String[] words = line.split(" +", 0);
                widths.put(words[3], Integer.parseInt(words[2]));
            }
        }
        assertTrue(widths.size() > 20, "encoders, mergers, lines and links are declared");
        Set<String> changed = new HashSet<>();
        long now = -1;
        for (String line : lines.subList(body + 1, lines.size())) {
            if (line.startsWith("#")) {
                long time = Long.parseLong(line.substring(1));
                assertTrue(time > now, "time goes on");
                now = time;
            } else if (!line.startsWith("$")) {
                boolean vector = line.startsWith("b");
                String name = vector ? line.substring(line.indexOf(' ') + 1) : line.substring(1);
                assertTrue(widths.containsKey(name), line);
                String value = vector ? line.substring(1, line.indexOf(' ')) : line.substring(0, 1);
                assertTrue(value.matches("[01xz]+") && value.length() <= widths.getOrDefault(name, 0), line);
                changed.add(name);
            }
        }
        assertTrue(changed.size() > 10, "spikes move through registers");
    }

    @Test
    void everyEventIsAccountedForAtEveryRegister() {
        String plain = Workbench.run("emulate", compiled(), "--json").expect(0).out();
        String checked = Workbench.run("emulate", compiled(), "--json", "--debug-balance")
                .expect(0)
                .out();
        assertTrue(Workbench.json(plain, "/spikes").number() > 8, "the neurons fire");
        assertEquals(
                Workbench.json(plain, "/checksum").text(),
                Workbench.json(checked, "/checksum").text());
    }

    @Test
    void theReportNamesParametersAndHowFullTheLinksWere() {
        String report = Workbench.run("emulate", compiled(), "--json").expect(0).out();
        assertEquals(2, Workbench.json(report, "/parameters/analog_step_cycles").number());
        assertEquals(
                252, Workbench.json(report, "/parameters/repeater_delay_ticks").number());
        double largest = Workbench.json(report, "/link_utilisation/up/largest").number();
        double sent = Workbench.json(report, "/events/l2_up_sent").number();
        double lost = Workbench.json(report, "/events/l2_up_lost").number();
        // One chip; 60 ms of biology and the lead-in, 25 M/s.
        assertEquals((sent - lost) / ((6e-6 + 20e-6) * 25e6), largest, 1e-3);
    }

    /** Forty synchronous neurons on one chip: more events at once than its link keeps. */
    @Test
    void manyLossesAreToldWithTheirPlace(@TempDir Path folder) throws IOException {
        Path network = folder.resolve("network.json");
        Files.writeString(network, """
                {"format": "neckar-network/1", "name": "volleys", "duration_ms": 300.0, "seed": 3,
                 "populations": [
                   {"label": "exc", "size": 40, "cell_type": "IF_cond_exp", "record": ["spikes"],
                    "parameters": {"v_rest": -40.0, "v_thresh": -55.0, "v_reset": -65.0, "tau_m": 10.0}}]}""");
        Path out = folder.resolve("out");
        Workbench.run("compile", network, "-o", out).expect(0);
        Workbench.Outcome run = Workbench.run("emulate", out).expect(0);
        double lost = Workbench.json(out.resolve("emulation.json"), "/worst_hicanns/0/lost")
                .number();
        assertTrue(lost > 100, "lost " + lost);
        assertTrue(run.err().contains("of events lost, most of them at H"), run.err());
        assertEquals(
                "link",
                Workbench.json(out.resolve("emulation.json"), "/worst_hicanns/0/place")
                        .text());
    }
}
