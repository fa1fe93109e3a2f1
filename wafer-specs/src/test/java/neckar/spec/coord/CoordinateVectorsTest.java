package neckar.spec.coord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numberings and register positions that follow from coordinates, against vectors.json. */
class CoordinateVectorsTest {
    private static List<JsonNode> vectors(String group) {
        return ReferenceFiles.vectors(group);
    }

    private static int number(JsonNode vector, String key) {
        assertTrue(vector.path(key).isInt(), key);
        return vector.path(key).intValue();
    }

    @Test
    void hicanns() {
        for (JsonNode vector : vectors("numbering_hicann")) {
            HicannOnWafer hicann = HicannOnWafer.of(number(vector, "hicann"));
            assertEquals(number(vector, "x"), hicann.x());
            assertEquals(number(vector, "y"), hicann.y());
            assertEquals(number(vector, "reticle"), hicann.reticle().id());
            assertEquals(number(vector, "fpga"), hicann.fpga().id());
            assertEquals(
                    number(vector, "hicann_on_reticle"),
                    hicann.hicannOnReticle().id());
            assertEquals(number(vector, "hs_link"), hicann.hsLink().id());
        }
    }

    @Test
    void denmems() {
        for (JsonNode vector : vectors("numbering_denmem")) {
            DenmemOnHicann denmem = DenmemOnHicann.of(number(vector, "denmem"));
            assertEquals(number(vector, "x"), denmem.x());
            assertEquals(number(vector, "row"), denmem.row());
            assertEquals(number(vector, "quad"), denmem.quad().id());
            assertEquals(number(vector, "on_quad"), denmem.onQuad().id());
            assertEquals(number(vector, "neuron_block"), denmem.block().id());
            assertEquals(number(vector, "fg_block"), denmem.fgBlock().id());
            assertEquals(number(vector, "on_fg_block"), denmem.onFgBlock());
        }
    }

    @Test
    void drivers() {
        for (JsonNode vector : vectors("numbering_driver")) {
            SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(number(vector, "driver"));
            assertEquals(Side.parse(vector.path("side").textValue()), driver.side());
            assertEquals(
                    Half.parse(vector.path("array").textValue()), driver.array().half());
            assertEquals(number(vector, "on_quadrant"), driver.positionOnQuadrant());
            assertEquals(number(vector, "fg_block"), driver.fgBlock().id());
            assertEquals(
                    ReferenceFiles.ints(vector.path("rows")),
                    driver.rows().stream().map(SynapseRowOnHicann::id).toList());
            assertEquals(
                    ReferenceFiles.ints(vector.path("hw_row_addresses")),
                    driver.rows().stream()
                            .map(SynapseRowOnHicann::hardwareAddress)
                            .toList());
            assertEquals(
                    number(vector, "sending_repeater"), driver.sendingRepeater().id());
        }
    }

    @Test
    void sendingRepeaters() {
        for (JsonNode vector : vectors("numbering_sending_repeater")) {
            SendingRepeaterOnHicann sender = SendingRepeaterOnHicann.of(number(vector, "sending_repeater"));
            assertEquals(number(vector, "h"), sender.hline().id());
            assertEquals(number(vector, "dnc_merger"), sender.dncMerger().id());
            assertEquals(
                    number(vector, "gbit_channel"),
                    sender.dncMerger().gbitChannel().id());
            assertEquals(sender, sender.dncMerger().sendingRepeater());
        }
    }

    @Test
    void sharedNeuronCellsFollowRowAndParity() {
        for (JsonNode vector : vectors("v_reset_block")) {
            DenmemOnHicann denmem = DenmemOnHicann.of(number(vector, "denmem"));
            assertEquals(
                    number(vector, "shared_fg_block"), denmem.sharedFgBlock().id());
            assertEquals(
                    number(vector, "own_parameter_fg_block"), denmem.fgBlock().id());
        }
    }

    @Test
    void floatingGateColumns() {
        for (JsonNode vector : vectors("fg_neuron_cell")) {
            DenmemOnHicann denmem = DenmemOnHicann.of(number(vector, "denmem"));
            assertEquals(number(vector, "fg_block"), denmem.fgBlock().id());
            assertEquals(number(vector, "fg_column"), denmem.fgColumn());
        }
    }

    @Test
    void repeaterBlocksAndAddresses() {
        for (JsonNode vector : vectors("repeater")) {
            JsonNode write = vector.path("writes").path(0);
            RepeaterBlockOnHicann block;
            int address;
            if (vector.has("h")) {
                HRepeaterOnHicann repeater =
                        HLineOnHicann.of(number(vector, "h")).repeater();
                block = repeater.block();
                address = repeater.address();
            } else {
                VRepeaterOnHicann repeater =
                        VLineOnHicann.of(number(vector, "v")).repeater();
                block = repeater.block();
                address = repeater.address();
            }
            assertEquals(write.path(0).textValue(), "repeater_" + block);
            assertEquals(write.path(1).intValue(), address);
            assertInwardBit(vector, block, write);
        }
    }

    /** Bit 4 of a FORWARDING or INPUT word drives into the chip, bit 5 out of it. */
    private static void assertInwardBit(JsonNode vector, RepeaterBlockOnHicann block, JsonNode write) {
        int word = Integer.decode(write.path(2).textValue());
        boolean rightOrBottom = false;
        boolean leftOrTop = false;
        for (JsonNode direction : vector.path("dirs")) {
            boolean isSecond = List.of("right", "bottom").contains(direction.textValue());
            rightOrBottom |= isSecond;
            leftOrTop |= !isSecond;
        }
        assertEquals(block.inwardIsRightOrBottom() ? rightOrBottom : leftOrTop, (word >> 4 & 1) == 1);
        assertEquals(block.inwardIsRightOrBottom() ? leftOrTop : rightOrBottom, (word >> 5 & 1) == 1);
    }

    @Test
    void crossbarWords() {
        for (JsonNode vector : vectors("crossbar")) {
            Map<String, Integer> words = new HashMap<>();
            HLineOnHicann hline = HLineOnHicann.of(number(vector, "h"));
            for (int v : ReferenceFiles.ints(vector.path("v"))) {
                CrossbarSwitchOnHicann closed = CrossbarSwitchOnHicann.of(hline, VLineOnHicann.of(v));
                String module = closed.side() == Side.LEFT ? "crossbar_L" : "crossbar_R";
                words.merge(module + " " + closed.registerAddress(), 1 << closed.registerBit(), (a, b) -> a | b);
            }
            assertEquals(words(vector), words);
        }
    }

    @Test
    void synapseSwitchWords() {
        for (JsonNode vector : vectors("synapse_switch")) {
            Map<String, Integer> words = new HashMap<>();
            for (int v : ReferenceFiles.ints(vector.path("v"))) {
                SynapseSwitchOnHicann closed = SynapseSwitchOnHicann.of(number(vector, "y"), VLineOnHicann.of(v));
                SynapseSwitchRowOnHicann row = closed.row();
                String module =
                        "synswitch_" + (row.half() == Half.TOP ? "T" : "B") + (row.side() == Side.LEFT ? "L" : "R");
                words.merge(module + " " + row.registerAddress(), 1 << closed.registerBit(), (a, b) -> a | b);
            }
            assertEquals(words(vector), words);
        }
    }

    private static Map<String, Integer> words(JsonNode vector) {
        Map<String, Integer> words = new HashMap<>();
        for (JsonNode write : ReferenceFiles.elements(vector.path("writes"))) {
            words.put(
                    write.path(0).textValue() + " " + write.path(1).intValue(),
                    Integer.decode(write.path(2).textValue()));
        }
        return words;
    }

    @Test
    void mergerSelectBits() {
        for (JsonNode vector : vectors("merger_tree")) {
            JsonNode modes = vector.path("config_M0_0..M0_7,M1_0..M1_3,M2_0,M2_1,M3");
            int enable = 0;
            int select = 0;
            int slow = 0;
            for (MergerOnHicann merger : MergerOnHicann.all()) {
                String mode = modes.path(merger.id()).textValue();
                enable |= mode.equals("M") ? 1 << merger.registerBit() : 0;
                select |= mode.equals("L") ? 1 << merger.registerBit() : 0;
                slow |= vector.path("slow").path(merger.id()).intValue() << merger.registerBit();
            }
            Map<String, Integer> expected =
                    Map.of("neuroncontrol 0", enable, "neuroncontrol 1", select, "neuroncontrol 2", slow);
            assertEquals(expected, words(vector));
        }
    }

    @Test
    void dncMergerBits() {
        for (JsonNode vector : vectors("dnc_merger")) {
            int enableAndSlow = 0;
            int loopbackAndSelect = 0;
            for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
                int bit = merger.registerBit();
                String mode = vector.path("config").path(merger.id()).textValue();
                enableAndSlow |= mode.equals("M") ? 1 << bit : 0;
                enableAndSlow |= vector.path("slow").path(merger.id()).intValue() << (8 + bit);
                loopbackAndSelect |= mode.equals("L") ? 1 << (8 + bit) : 0;
                loopbackAndSelect |=
                        vector.path("loopback_source").path(merger.id()).intValue()
                                << merger.loopbackPartner().registerBit();
            }
            assertEquals(
                    Map.of("neuroncontrol 15", enableAndSlow, "neuroncontrol 3", loopbackAndSelect), words(vector));
        }
    }

    @Test
    void channelFieldOfPulseLabels() {
        for (JsonNode vector : vectors("pulse_label")) {
            DncMergerOnHicann merger = DncMergerOnHicann.of(number(vector, "channel_dnc_merger"));
            int field = number(vector, "label") >> 6 & 7;
            assertEquals(field, merger.gbitChannel().labelField());
            assertEquals(merger.gbitChannel(), GbitChannelOnHicann.fromLabelField(field));
            HsLink link =
                    HicannOnReticle.of(number(vector, "hicann_on_reticle")).hsLink();
            assertEquals(number(vector, "label") >> 9 & 7, link.id());
        }
    }
}
