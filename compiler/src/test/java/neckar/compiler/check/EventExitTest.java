package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.MergerTreePreset;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.Side;
import org.junit.jupiter.api.Test;

class EventExitTest {

    private static HicannConfig chip(MergerTreePreset preset, int... dncMergers) {
        HicannConfig.Builder chip = HicannConfig.builder().mergers(preset);
        for (int dnc : dncMergers) {
            chip.dncMerger(DncMergerOnHicann.of(dnc), new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false));
        }
        return chip.build();
    }

    private static List<Integer> exits(HicannConfig chip) {
        List<Integer> exits = new ArrayList<>();
        for (NeuronBlockOnHicann block : NeuronBlockOnHicann.all()) {
            EventExit exit = EventExit.follow(chip, block.merger(), Side.RIGHT);
            assertTrue(exit.forks().isEmpty());
            exits.add(exit.dnc().orElseThrow().id());
        }
        return exits;
    }

    @Test
    void leadsEachBlockToItsDncMergerInTheDefaultTree() {
        HicannConfig chip = chip(MergerTreePreset.ONE_ON_ONE, 0, 1, 2, 3, 4, 5, 6, 7);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), exits(chip));
    }

    @Test
    void sumsBlocksAsThePresetsSay() {
        assertEquals(List.of(1, 1, 3, 3, 5, 5, 6, 6), exits(chip(MergerTreePreset.TWO_ON_ONE, 1, 3, 5, 6)));
        assertEquals(List.of(3, 3, 3, 3, 5, 5, 5, 5), exits(chip(MergerTreePreset.FOUR_ON_ONE, 3, 5)));
        assertEquals(List.of(3, 3, 3, 3, 3, 3, 3, 3), exits(chip(MergerTreePreset.EIGHT_ON_ONE, 3)));
    }

    /** Frame starts of the reference vectors in the emulator reference 2.4. */
    @Test
    void tellsTheLatencyOfEachBlockInTheDefaultTree() {
        HicannConfig chip = chip(MergerTreePreset.ONE_ON_ONE, 0, 1, 2, 3, 4, 5, 6, 7);
        List<Integer> cycles = NeuronBlockOnHicann.all().stream()
                .map(block -> EventExit.follow(chip, block.merger(), Side.RIGHT).latencyCycles())
                .toList();
        assertEquals(List.of(6, 8, 6, 12, 6, 10, 8, 6), cycles);
    }

    @Test
    void namesTheMergerWhoseOutputIsTakenTwice() {
        EventExit exit = EventExit.follow(
                chip(MergerTreePreset.TWO_ON_ONE, 0), NeuronBlockOnHicann.of(0).merger(), Side.RIGHT);
        assertEquals(List.of(MergerOnHicann.at(0, 0)), exit.forks());
        assertEquals(0, exit.dnc().orElseThrow().id());
    }

    @Test
    void stopsAtAMergerThatDoesNotPass() {
        EventExit exit = EventExit.follow(
                chip(MergerTreePreset.ONE_ON_ONE), NeuronBlockOnHicann.of(0).merger(), Side.RIGHT);
        assertTrue(exit.dnc().isEmpty());
        assertEquals(0, exit.latencyCycles());
    }
}
