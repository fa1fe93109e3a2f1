package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.Progress;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.Laboratory;
import neckar.spec.bitstream.Bitstream;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.topology.WaferDescription;
import neckar.tests.workbench.Json;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the emulator does comes from the bits of the bitstream: bits of words that the routing uses are flipped one structure at a time, the
 * CRCs made to fit again, and the recording must change or the bitstream be refused. The network is a chain over chips far apart, so that
 * its routes need every kind of switch.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BitFlipTest {
    private static final int CODE_BIT = 16;
    private static final int WEIGHT_BIT = 8;

    private byte[] bitstream = {};
    private byte[] experiment = {};
    private byte[] recording = {};
    private WaferConfig wafer = WaferConfig.builder(125).build();

    @BeforeAll
    void record(@TempDir Path folder) throws IOException {
        Path network = folder.resolve("network.json");
        Files.writeString(network, chain());
        Workbench.run("compile", network, "-o", folder.resolve("out")).expect(0);
        bitstream = Files.readAllBytes(folder.resolve("out/wafer.nkb"));
        experiment = Files.readAllBytes(folder.resolve("out/experiment.nkx"));
        wafer = BitstreamReader.decode(bitstream, "wafer.nkb");
        recording = run(bitstream).orElseThrow();
    }

    private static String chain() {
        Map<String, Object> parameters = Json.map("v_thresh", -55.0, "cm", 0.2, "tau_refrac", 2.0);
        List<Object> populations = new ArrayList<>();
        populations.add(Json.map(
                "label",
                "in",
                "size",
                1,
                "cell_type",
                "SpikeSourceArray",
                "parameters",
                Json.map("spike_times", List.of(10.0, 30.0, 34.0))));
        int[] hicanns = {60, 170, 206};
        List<Object> projections = new ArrayList<>();
        String before = "in";
        for (int hicann : hicanns) {
            populations.add(Json.map(
                    "label",
                    "n" + hicann,
                    "size",
                    1,
                    "cell_type",
                    "IF_cond_exp",
                    "parameters",
                    parameters,
                    "record",
                    List.of("spikes", "v"),
                    "placement",
                    Json.map("hicanns", List.of(hicann))));
            projections.add(Json.map(
                    "pre",
                    before,
                    "post",
                    "n" + hicann,
                    "weight",
                    0.03,
                    "connector",
                    Json.map("type", "AllToAllConnector")));
            before = "n" + hicann;
        }
        return Json.text(Json.map(
                "format",
                "neckar-network/1",
                "duration_ms",
                60,
                "populations",
                populations,
                "projections",
                projections));
    }

    /** The recording of a bitstream; empty when it is refused. */
    private Optional<byte[]> run(byte[] bytes) {
        try {
            return Optional.of(RecordingFormat.write(Laboratory.run(
                    bytes, experiment, Die.ideal(), EmulatorOptions.standard(1), Progress.NONE, new CancelFlag())));
        } catch (InputException e) {
            return Optional.empty();
        }
    }

    /** Flips the bits of the frames in which a changed configuration differs, and stamps the CRCs anew. */
    private byte[] flip(WaferConfig changed) {
        byte[] target = BitstreamWriter.encode(changed, WaferDescription.DEFAULT);
        assertEquals(bitstream.length, target.length);
        byte[] flipped = bitstream.clone();
        int bits = 0;
        for (int i = frames(); i < flipped.length; i++) {
            bits += Integer.bitCount((bitstream[i] ^ target[i]) & 0xff);
            flipped[i] ^= (byte) (bitstream[i] ^ target[i]);
        }
        assertTrue(bits >= 1 && bits <= 8, "a few bits of one structure");
        assertFalse(run(flipped).isPresent(), "without new CRCs the bitstream is damaged");
        return Bitstream.restamp(flipped);
    }

    private int frames() {
        return BitstreamReader.info(bitstream, "wafer.nkb").frames().get(0).offset();
    }

    private void requireEffect(Map<String, WaferConfig> changes, int atLeast) {
        assertTrue(changes.size() >= atLeast, () -> "the route uses them: " + changes.keySet());
        changes.forEach((what, changed) -> {
            Optional<byte[]> other = run(flip(changed));
            assertFalse(other.isPresent() && Arrays.equals(other.get(), recording), () -> what + " without effect");
        });
    }

    private WaferConfig with(HicannOnWafer hicann, HicannConfig config) {
        return wafer.toBuilder().hicann(hicann, config).build();
    }

    @Test
    void theSameBitsGiveTheSameRecording() {
        assertArrayEquals(recording, run(Bitstream.restamp(bitstream)).orElseThrow());
    }

    @Test
    void everyClosedSwitchMatters() {
        Map<String, WaferConfig> changes = new LinkedHashMap<>();
        wafer.hicanns().forEach((hicann, config) -> {
            for (CrossbarSwitchOnHicann closed : config.crossbar().closed()) {
                changes.put(
                        hicann + " " + closed,
                        with(
                                hicann,
                                config.toBuilder()
                                        .crossbar(config.crossbar().toBuilder()
                                                .set(closed, false)
                                                .build())
                                        .build()));
            }
            for (SynapseSwitchOnHicann closed : config.synapseSwitches().closed()) {
                changes.put(
                        hicann + " " + closed,
                        with(
                                hicann,
                                config.toBuilder()
                                        .synapseSwitches(config.synapseSwitches().toBuilder()
                                                .set(closed, false)
                                                .build())
                                        .build()));
            }
        });
        requireEffect(changes, 6);
    }

    @Test
    void everyEnabledRepeaterMatters() {
        Map<String, WaferConfig> changes = new LinkedHashMap<>();
        wafer.hicanns().forEach((hicann, config) -> {
            for (HLineOnHicann line : HLineOnHicann.all()) {
                if (config.repeater(line).mode() != RepeaterMode.IDLE) {
                    changes.put(
                            hicann + " " + line,
                            with(
                                    hicann,
                                    config.toBuilder()
                                            .repeater(line, RepeaterConfig.IDLE)
                                            .build()));
                }
            }
            for (VLineOnHicann line : VLineOnHicann.all()) {
                if (config.repeater(line).mode() != RepeaterMode.IDLE) {
                    changes.put(
                            hicann + " " + line,
                            with(
                                    hicann,
                                    config.toBuilder()
                                            .repeater(line, RepeaterConfig.IDLE)
                                            .build()));
                }
            }
        });
        requireEffect(changes, 10);
    }

    @Test
    void everyWeightMatters() {
        Map<String, WaferConfig> changes = new LinkedHashMap<>();
        wafer.hicanns().forEach((hicann, config) -> {
            SynapseArray synapses = config.synapses();
            for (int row = 0; row < SynapseArray.ROWS; row++) {
                for (int column = 0; column < SynapseArray.COLUMNS; column++) {
                    int decoder = synapses.decoder(row, column);
                    if (decoder != SynapseArray.DISABLED_DECODER) {
                        int weight = synapses.weight(row, column) ^ WEIGHT_BIT;
                        changes.put(
                                hicann + " synapse " + row + " " + column,
                                with(
                                        hicann,
                                        config.toBuilder()
                                                .synapses(synapses.toBuilder()
                                                        .set(row, column, weight, decoder)
                                                        .build())
                                                .build()));
                    }
                }
            }
        });
        requireEffect(changes, 3);
    }

    @Test
    void codesOfFiringDenmemsMatter() {
        Map<String, WaferConfig> changes = new LinkedHashMap<>();
        wafer.hicanns().forEach((hicann, config) -> {
            for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
                if (config.denmem(denmem).spl1Output()) {
                    for (DenmemParameter parameter :
                            List.of(DenmemParameter.E_L, DenmemParameter.V_T, DenmemParameter.I_GL)) {
                        int code = config.floatingGates().denmem(denmem, parameter) ^ CODE_BIT;
                        changes.put(
                                hicann + " " + denmem + " " + parameter,
                                with(
                                        hicann,
                                        config.toBuilder()
                                                .floatingGates(config.floatingGates().toBuilder()
                                                        .denmem(denmem, parameter, code)
                                                        .build())
                                                .build()));
                    }
                }
            }
        });
        requireEffect(changes, 9);
    }
}
