package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import neckar.base.json.JsonValue;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.io.MappingFormat;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.experiment.Sha256;
import neckar.tests.workbench.Json;
import neckar.tests.workbench.Workbench;
import neckar.tests.workbench.Workbench.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the options do to results, and what the results promise. */
class OptionsTest {
    /** Neurons and random connections, parameters given. */
    private static Path network(Path folder, int size, double probability) throws IOException {
        Object population = Json.map(
                "label",
                "p",
                "size",
                size,
                "cell_type",
                "IF_cond_exp",
                "record",
                List.of("spikes"),
                "parameters",
                Json.map("v_rest", -48.0, "cm", 0.2));
        Object projection = Json.map(
                "pre",
                "p",
                "post",
                "p",
                "weight",
                0.001,
                "connector",
                Json.map("type", "FixedProbabilityConnector", "p_connect", probability));
        return Files.writeString(
                folder.resolve("network.json"),
                Json.text(Json.map(
                        "format",
                        "neckar-network/1",
                        "duration_ms",
                        50,
                        "seed",
                        5,
                        "populations",
                        List.of(population),
                        "projections",
                        List.of(projection))));
    }

    private static MappingTable mapping(Path out) throws IOException {
        return MappingFormat.read(Files.newInputStream(out.resolve("mapping.json.gz")), "mapping.json.gz");
    }

    private static String checksum(Path out) throws IOException {
        return Workbench.json(out.resolve("report.json"), "/checksum").text();
    }

    @Test
    void lossAboveTheLimitGivesTwoWithEverythingWritten(@TempDir Path folder) throws IOException {
        Path network = network(folder, 400, 1);
        Path out = folder.resolve("out");
        Workbench.run("run", network, "-o", out, "--neuron-size", 2, "--max-loss", 0)
                .expect(2);
        for (String file : List.of("wafer.nkb", "report.json", "recording.nkr", "spikes.csv", "raster.png")) {
            assertTrue(Files.exists(out.resolve(file)), file);
        }
        assertTrue(Workbench.json(out.resolve("report.json"), "/synapses/lost").number() > 0);
        Workbench.run("check", network, out).expect(0);
        Workbench.run("check", network, out, "--max-loss", 0).expect(2);
        Outcome compiled = Workbench.run("compile", network, "-o", out, "--neuron-size", 2, "--max-loss", 1, "--json");
        assertEquals(0, compiled.status());
        assertTrue(Workbench.json(compiled.out(), "/synapses/loss").number() > 0);
    }

    @Test
    void theTimeLimitGivesALegalResultThatSaysSo(@TempDir Path folder) throws IOException {
        Path network = network(folder, 60, 0.5);
        Path out = folder.resolve("out");
        Workbench.run("compile", network, "-o", out, "--effort", "high", "--time-limit", 0)
                .expect(0);
        assertEquals(
                "time-limit",
                Workbench.json(out.resolve("report.json"), "/stopped_by").text());
        Workbench.run("check", network, out).expect(0);
    }

    @Test
    void neuronSizeIsThatOfEveryNeuron(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Workbench.run("compile", network(folder, 20, 0.2), "-o", out, "--neuron-size", 6)
                .expect(0);
        assertEquals(20, mapping(out).neurons().size());
        assertTrue(mapping(out).neurons().stream().allMatch(neuron -> neuron.size() == 6));
    }

    @Test
    void defectiveChipsStayEmpty(@TempDir Path folder) throws IOException {
        Path network = network(folder, 20, 0.2);
        Path whole = folder.resolve("whole");
        Workbench.run("compile", network, "-o", whole).expect(0);
        int hicann = mapping(whole).neurons().get(0).hicann();
        Path defects = Files.writeString(
                folder.resolve("defects.json"),
                Json.text(Json.map("format", "neckar-defects/1", "wafer", Json.map("hicanns", List.of(hicann)))));
        Path out = folder.resolve("out");
        Workbench.run("compile", network, "-o", out, "--defects", defects).expect(0);
        assertTrue(mapping(out).neurons().stream().noneMatch(neuron -> neuron.hicann() == hicann));
        assertFalse(Workbench.run("dump", out).expect(0).out().contains("{\"hicann\": " + hicann + ","));
        Workbench.run("check", network, out, "--defects", defects).expect(0);
        Workbench.run("check", network, whole, "--defects", defects).expect(1);
    }

    @Test
    void aFolderKnowsTheDefectsThatItWasCompiledFor(@TempDir Path folder) throws IOException {
        Path network = network(folder, 20, 0.2);
        Path out = folder.resolve("out");
        String defects = Json.text(Json.map("format", "neckar-defects/1", "wafer", Json.map("hicanns", List.of(0))));
        Path file = Files.writeString(folder.resolve("defects.json"), defects);
        Workbench.run("compile", network, "-o", out, "--defects", file).expect(0);
        Path kept = out.resolve("defects-used.json");
        assertEquals(defects, Files.readString(kept));
        int used = mapping(out).neurons().get(0).hicann();
        Workbench.run("check", network, out).expect(0);
        Files.writeString(kept, defects.replace("[0]", "[" + used + "]"));
        Workbench.run("check", network, out).expect(1);
        Workbench.run("compile", network, "-o", out).expect(0);
        assertFalse(Files.exists(kept), "a later compilation without defects forgets them");
    }

    /** On version 4 the driver next to the neurons is missing in each quadrant (hardware reference 4.1). */
    @Test
    void theDriversOfTheWaferVersionAreUsed(@TempDir Path folder) throws IOException {
        Path network = network(folder, 250, 1);
        String crowded = "\"placement\": {\"hicanns\": [100], \"neuron_size\": 2}, \"record\"";
        Files.writeString(network, Files.readString(network).replace("\"record\"", crowded));
        Set<Integer> byVersion2 = driversUsed(network, 2, folder.resolve("v2"));
        Set<Integer> byVersion4 = driversUsed(network, 4, folder.resolve("v4"));
        Set<Integer> nextToNeurons = byVersion2.stream()
                .filter(y -> SynapseDriverOnHicann.of(y).distanceFromNeurons() == 0)
                .collect(Collectors.toSet());
        assertFalse(nextToNeurons.isEmpty(), byVersion2::toString);
        assertTrue(Collections.disjoint(byVersion4, nextToNeurons), byVersion4::toString);
    }

    private static Set<Integer> driversUsed(Path network, int version, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path wafer = Files.writeString(
                folder.resolve("wafer.json"),
                Json.text(Json.map("format", "neckar-wafer/1", "hicann_version", version)));
        Path out = folder.resolve("out");
        Workbench.run("compile", network, "-o", out, "--wafer", wafer).expect(0);
        Workbench.run("check", network, out, "--wafer", wafer).expect(0);
        Set<Integer> drivers = new TreeSet<>();
        Workbench.run("dump", out).expect(0).out().lines().skip(1).forEach(chip -> {
            for (JsonValue row : Workbench.json(chip, "/drivers").asArray().elements()) {
                drivers.add((int) row.asArray().get(0).number());
            }
        });
        return drivers;
    }

    @Test
    void theNetworkSeedReplacesTheFiles(@TempDir Path folder) throws IOException {
        Path network = network(folder, 30, 0.3);
        Path asInFile = folder.resolve("a");
        Path same = folder.resolve("b");
        Path other = folder.resolve("c");
        Path otherCompilerSeed = folder.resolve("d");
        Workbench.run("compile", network, "-o", asInFile).expect(0);
        Workbench.run("compile", network, "-o", same, "--network-seed", 5).expect(0);
        Workbench.run("compile", network, "-o", other, "--network-seed", 6).expect(0);
        Workbench.run("compile", network, "-o", otherCompilerSeed, "--seed", 2).expect(0);
        assertEquals(checksum(asInFile), checksum(same));
        assertNotEquals(checksum(asInFile), checksum(other));
        assertEquals(
                6, Workbench.json(other.resolve("report.json"), "/network/seed").number());
        assertEquals(
                Workbench.json(asInFile.resolve("report.json"), "/synapses/requested")
                        .number(),
                Workbench.json(otherCompilerSeed.resolve("report.json"), "/synapses/requested")
                        .number());
        for (Path out : List.of(asInFile, same, other, otherCompilerSeed)) {
            Workbench.run("check", network, out).expect(0);
        }
    }

    @Test
    void repeatedRunsGiveTheSameBytes(@TempDir Path folder) throws IOException {
        Path network = network(folder, 30, 0.3);
        Path first = folder.resolve("a");
        Path second = folder.resolve("b");
        Workbench.run("run", network, "-o", first).expect(0);
        Workbench.run("run", network, "-o", second).expect(0);
        for (String file : List.of("wafer.nkb", "recording.nkr", "spikes.csv", "raster.png")) {
            assertArrayEquals(Files.readAllBytes(first.resolve(file)), Files.readAllBytes(second.resolve(file)), file);
        }
        for (String packed : List.of("experiment.nkx", "mapping.json.gz")) {
            assertArrayEquals(unpacked(first.resolve(packed)), unpacked(second.resolve(packed)), packed);
        }
    }

    private static byte[] unpacked(Path packed) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(Files.newInputStream(packed))) {
            return stream.readAllBytes();
        }
    }

    @Test
    void theChecksumCoversBitstreamAndUnpackedExperiment(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Workbench.run("run", network(folder, 10, 0.3), "-o", out).expect(0);
        String expected = new Sha256()
                .update(Files.readAllBytes(out.resolve("wafer.nkb")))
                .update(unpacked(out.resolve("experiment.nkx")))
                .hex();
        assertEquals(expected, checksum(out));
        String recording = new Sha256()
                .update(Files.readAllBytes(out.resolve("recording.nkr")))
                .hex();
        assertEquals(
                recording,
                Workbench.json(out.resolve("emulation.json"), "/checksum").text());
    }

    @Test
    void checkFindsAChangedReport(@TempDir Path folder) throws IOException {
        Path network = network(folder, 20, 0.5);
        Path out = folder.resolve("out");
        Workbench.run("compile", network, "-o", out).expect(0);
        Workbench.run("check", network, out).expect(0);
        String report = Files.readString(out.resolve("report.json"));
        long realised = (long) Workbench.json(report, "/synapses/realised").number();
        Files.writeString(
                out.resolve("report.json"),
                report.replace("\"realised\" : " + realised, "\"realised\" : " + (realised - 1))
                        .replace("\"lost\" : 0", "\"lost\" : 1"));
        Outcome outcome = Workbench.run("check", network, out, "--json").expect(1);
        assertFalse(Workbench.json(outcome.out(), "/clean").flag());
        assertTrue(Workbench.json(outcome.out(), "/legal").flag());
    }

    @Test
    void checkFindsAnotherNetwork(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Workbench.run("compile", network(folder, 20, 0.5), "-o", out).expect(0);
        Workbench.run("check", network(folder, 20, 0.4), out).expect(1);
        Workbench.run("check", Workbench.example("smallest"), out).expect(1);
    }

    @Test
    void dumpPrintsOneObjectAChip(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Workbench.run("compile", network(folder, 40, 0.3), "-o", out, "--neuron-size", 16)
                .expect(0);
        List<String> lines =
                Workbench.run("dump", out, "--analog").expect(0).out().lines().toList();
        assertEquals("neckar-dump/1", Workbench.json(lines.get(0), "/format").text());
        assertEquals(
                lines.size() - 1, (int) Workbench.json(lines.get(0), "/hicanns").number());
        for (String chip : lines.subList(1, lines.size())) {
            assertTrue(Workbench.json(chip, "/floating_gates").isArray());
        }
        int hicann = mapping(out).neurons().get(0).hicann();
        List<String> one = Workbench.run("dump", out, "--hicanns", hicann)
                .expect(0)
                .out()
                .lines()
                .toList();
        assertEquals(hicann, (int) Workbench.json(one.get(1), "/hicann").number());
        assertEquals(2, one.size());
        String experiment = Workbench.run("dump", out, "--experiment").expect(0).out();
        assertEquals(
                "neckar-experiment/1",
                Workbench.json(experiment.lines().findFirst().orElse(""), "/format")
                        .text());
    }

    @Test
    void reportsOnStandardOutputAreOneDocument(@TempDir Path folder) throws IOException {
        Path network = network(folder, 10, 0.5);
        Path out = folder.resolve("out");
        String compiled =
                Workbench.run("compile", network, "-o", out, "--json").expect(0).out();
        assertEquals("neckar-report/1", Workbench.json(compiled, "/format").text());
        String emulated = Workbench.run("emulate", out, "--json").expect(0).out();
        assertEquals("neckar-emulation/1", Workbench.json(emulated, "/format").text());
        Workbench.json(Workbench.run("results", out, "--json").expect(0).out(), "/format");
        Workbench.json(Workbench.run("inspect", out, "--json").expect(0).out(), "/format");
        String all =
                Workbench.run("run", network, "-o", out, "--json").expect(0).out();
        assertEquals(
                Workbench.json(emulated, "/checksum").text(),
                Workbench.json(all, "/emulation/checksum").text());
    }

    @Test
    void anIdealDieHasNothingToDraw(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Workbench.run("compile", network(folder, 10, 0.5), "-o", out).expect(0);
        String ideal = emulated(out);
        assertEquals(ideal, emulated(out));
        assertEquals(ideal, emulated(out, "--die-seed", 7, "--trial", 3));
    }

    private static String emulated(Path out, Object... options) {
        Object[] words = new Object[options.length + 3];
        words[0] = "emulate";
        words[1] = out;
        words[2] = "--json";
        System.arraycopy(options, 0, words, 3, options.length);
        return Workbench.json(Workbench.run(words).expect(0).out(), "/checksum").text();
    }
}
