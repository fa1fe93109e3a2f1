package neckar.spec.bitstream;

import static neckar.spec.bitstream.WrittenWords.assertWritten;
import static neckar.spec.bitstream.WrittenWords.flag;
import static neckar.spec.bitstream.WrittenWords.number;
import static neckar.spec.bitstream.WrittenWords.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.MergerTreePreset;
import neckar.spec.config.RepeaterBlockConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.SramTiming;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.config.TestPortEvent;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.ReferenceFiles;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import org.junit.jupiter.api.Test;

/** Register words of the event network against vectors.json. */
class RoutingRegisterVectorsTest {
    private static final List<Integer> ALL_GENERATORS = List.of(0, 1, 2, 3, 4, 5, 6, 7);

    @Test
    void crossbar() {
        for (JsonNode vector : ReferenceFiles.vectors("crossbar")) {
            CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
            HLineOnHicann hline = HLineOnHicann.of(number(vector, "h"));
            for (int v : ReferenceFiles.ints(vector.path("v"))) {
                crossbar.close(CrossbarSwitchOnHicann.of(hline, VLineOnHicann.of(v)));
            }
            assertWritten(
                    vector,
                    Structure.CROSSBAR,
                    HicannConfig.builder().crossbar(crossbar.build()).build());
        }
    }

    @Test
    void synapseSwitches() {
        for (JsonNode vector : ReferenceFiles.vectors("synapse_switch")) {
            SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
            for (int v : ReferenceFiles.ints(vector.path("v"))) {
                switches.close(SynapseSwitchOnHicann.of(number(vector, "y"), VLineOnHicann.of(v)));
            }
            assertWritten(
                    vector,
                    Structure.SYNAPSE_SWITCHES,
                    HicannConfig.builder().synapseSwitches(switches.build()).build());
        }
    }

    @Test
    void repeaters() {
        for (JsonNode vector : ReferenceFiles.vectors("repeater")) {
            List<String> directions = new ArrayList<>();
            vector.path("dirs").forEach(direction -> directions.add(direction.textValue()));
            RepeaterConfig repeater = new RepeaterConfig(
                    RepeaterMode.valueOf(text(vector, "mode")),
                    directions.contains("left") || directions.contains("top"),
                    directions.contains("right") || directions.contains("bottom"),
                    number(vector, "len"),
                    number(vector, "ren"));
            HicannConfig.Builder chip = HicannConfig.builder();
            boolean horizontal = vector.has("h");
            if (horizontal) {
                chip.repeater(HLineOnHicann.of(number(vector, "h")), repeater);
            } else {
                chip.repeater(VLineOnHicann.of(number(vector, "v")), repeater);
            }
            assertWritten(
                    vector, horizontal ? Structure.HORIZONTAL_REPEATERS : Structure.VERTICAL_REPEATERS, chip.build());
        }
    }

    @Test
    void repeaterBlocks() {
        for (JsonNode vector : ReferenceFiles.vectors("repeater_block")) {
            List<TestPortEvent> events = new ArrayList<>(Collections.nCopies(6, TestPortEvent.NONE));
            for (JsonNode event : vector.path("tdo_port_entry_addr_time")) {
                int position = event.get(0).intValue() * RepeaterBlockConfig.TEST_EVENTS
                        + event.get(1).intValue();
                events.set(
                        position,
                        new TestPortEvent(event.get(2).intValue(), event.get(3).intValue()));
            }
            RepeaterBlockConfig block = new RepeaterBlockConfig(
                    number(vector, "start_tdo"),
                    number(vector, "start_tdi"),
                    flag(vector, "dllresetb"),
                    flag(vector, "drvresetb"),
                    number(vector, "fextcap"),
                    events,
                    SramTiming.DEFAULT);
            RepeaterBlockOnHicann id = RepeaterBlockOnHicann.of(number(vector, "block"));
            assertWritten(
                    vector,
                    Structure.REPEATER_BLOCKS,
                    HicannConfig.builder().repeaterBlock(id, block).build());
        }
    }

    @Test
    void mergerTree() {
        for (JsonNode vector : ReferenceFiles.vectors("merger_tree")) {
            HicannConfig.Builder chip = HicannConfig.builder();
            for (MergerOnHicann merger : MergerOnHicann.all()) {
                String mode = vector.path("config_M0_0..M0_7,M1_0..M1_3,M2_0,M2_1,M3")
                        .get(merger.id())
                        .textValue();
                boolean slow = vector.path("slow").get(merger.id()).intValue() == 1;
                chip.merger(merger, new MergerConfig(mode(mode), slow));
            }
            assertWritten(vector, Structure.MERGER_TREE, chip.build());
        }
    }

    @Test
    void mergerTreePresets() {
        int presets = 0;
        for (JsonNode vector : ReferenceFiles.vectors("merger_tree")) {
            for (MergerTreePreset preset : MergerTreePreset.values()) {
                if (text(vector, "name").equalsIgnoreCase(preset.name())) {
                    assertWritten(
                            vector,
                            Structure.MERGER_TREE,
                            HicannConfig.builder().mergers(preset).build());
                    presets++;
                }
            }
        }
        assertEquals(MergerTreePreset.values().length, presets);
    }

    @Test
    void dncMergers() {
        for (JsonNode vector : ReferenceFiles.vectors("dnc_merger")) {
            HicannConfig.Builder chip = HicannConfig.builder();
            for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
                chip.dncMerger(
                        merger,
                        new DncMergerConfig(
                                mode(vector.path("config").get(merger.id()).textValue()),
                                vector.path("slow").get(merger.id()).intValue() == 1,
                                vector.path("loopback_source").get(merger.id()).intValue() == 1));
            }
            assertWritten(vector, Structure.DNC_MERGERS, chip.build());
        }
    }

    @Test
    void gbitLink() {
        for (JsonNode vector : ReferenceFiles.vectors("gbit_link")) {
            GbitLinkConfig link = new GbitLinkConfig(GbitLinkConfig.OFF.directions(), flag(vector, "timestamp"));
            for (GbitChannelOnHicann channel : GbitChannelOnHicann.all()) {
                String direction = vector.path("dirs").get(channel.id()).textValue();
                link = link.with(channel, GbitDirection.valueOf(direction));
            }
            assertWritten(
                    vector,
                    Structure.GBIT_LINK,
                    HicannConfig.builder().gbitLink(link).build());
        }
    }

    @Test
    void phase() {
        for (JsonNode vector : ReferenceFiles.vectors("phase")) {
            int bits = Integer.decode(text(vector, "phase_bit_i_is_channel_i"));
            assertWritten(
                    vector, Structure.PHASE, HicannConfig.builder().phase(bits).build());
        }
    }

    @Test
    void backgroundGeneratorsInOrderOfEnabling() {
        JsonNode vector = ReferenceFiles.vectors("background_generator").get(0);
        HicannConfig.Builder chip = HicannConfig.builder();
        for (int id : ALL_GENERATORS) {
            JsonNode generator = vector.path("generators").get(id);
            chip.generator(
                    BackgroundGeneratorOnHicann.of(id),
                    new BackgroundGeneratorConfig(
                            flag(generator, "enable"),
                            flag(generator, "random"),
                            number(generator, "period"),
                            number(generator, "address"),
                            number(generator, "seed")));
        }
        assertWritten(vector, Structure.BACKGROUND_GENERATORS, chip.build());
    }

    @Test
    void backgroundGeneratorsInTheEnd() {
        List<JsonNode> vectors = ReferenceFiles.vectors("background_generator");
        for (JsonNode vector : vectors.subList(1, vectors.size())) {
            HicannConfig.Builder chip = HicannConfig.builder();
            BackgroundGeneratorConfig other = new BackgroundGeneratorConfig(false, false, 100, 0, 0);
            ALL_GENERATORS.forEach(id -> chip.generator(BackgroundGeneratorOnHicann.of(id), other));
            chip.generator(
                    BackgroundGeneratorOnHicann.of(number(vector, "only_generator")),
                    new BackgroundGeneratorConfig(
                            true, flag(vector, "random"), number(vector, "period"), number(vector, "address"), 0));
            List<RegisterWrite> writes = RegisterImage.of(chip.build()).writes(Structure.BACKGROUND_GENERATORS);
            for (JsonNode register : ReferenceFiles.elements(vector.path("final_registers"))) {
                RegisterWrite last = writes.stream()
                        .filter(write -> write.address() == register.get(0).intValue())
                        .reduce((first, second) -> second)
                        .orElseThrow();
                assertEquals(Integer.decode(register.get(1).textValue()), last.word(), vector::toString);
            }
        }
    }

    @Test
    void differentSeedsAreWrittenBeforeTheirGeneratorIsEnabled() {
        HicannConfig.Builder chip = HicannConfig.builder();
        for (int id : ALL_GENERATORS) {
            chip.generator(
                    BackgroundGeneratorOnHicann.of(id), new BackgroundGeneratorConfig(true, true, 32767, 0, 1000 + id));
        }
        int seed = -1;
        int enabled = 0;
        for (RegisterWrite write : RegisterImage.of(chip.build()).writes(Structure.BACKGROUND_GENERATORS)) {
            if (write.address() == 6) {
                seed = write.word();
            } else if (write.address() == 4 && write.word() != 0) {
                int newly = write.word() & 0xff & ~enabled;
                assertEquals(1 << (7 - (seed - 1000)), newly);
                enabled |= newly;
            }
        }
        assertEquals(0xff, enabled);
    }

    @Test
    void backgroundPeriods() {
        for (JsonNode vector : ReferenceFiles.vectors("background_period")) {
            int interval = number(vector, "isi");
            int period = text(vector, "mode").equals("regular")
                    ? BackgroundGeneratorConfig.regularPeriod(interval)
                    : BackgroundGeneratorConfig.randomPeriod(interval);
            assertEquals(number(vector, "period"), period, vector::toString);
        }
    }

    private static MergerMode mode(String letter) {
        return switch (letter) {
            case "L" -> MergerMode.LEFT_ONLY;
            case "R" -> MergerMode.RIGHT_ONLY;
            case "M" -> MergerMode.MERGE;
            default -> throw new IllegalArgumentException(letter);
        };
    }
}
