package neckar.spec.coord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Closed forms of hardware reference 1 against the tables of wafer.json and the statements of the text. */
class WaferGeometryTest {
    private static final JsonNode WAFER = ReferenceFiles.read("wafer.json");

    @Test
    void everyHicannHasThePositionAndNeighboursOfTheTable() {
        List<JsonNode> rows = ReferenceFiles.elements(WAFER.path("hicanns"));
        assertEquals(HicannOnWafer.COUNT, rows.size());
        for (JsonNode row : rows) {
            HicannOnWafer hicann = HicannOnWafer.of(row.path("enum").intValue());
            assertEquals(row.path("x").intValue(), hicann.x());
            assertEquals(row.path("y").intValue(), hicann.y());
            assertEquals(row.path("reticle").intValue(), hicann.reticle().id());
            assertEquals(row.path("fpga").intValue(), hicann.fpga().id());
            assertEquals(
                    row.path("hicannOnReticle").intValue(),
                    hicann.hicannOnReticle().id());
            assertEquals(row.path("hsLink").intValue(), hicann.hsLink().id());
            assertEquals(row.path("north").intValue(), idOf(hicann.north()));
            assertEquals(row.path("south").intValue(), idOf(hicann.south()));
            assertEquals(row.path("east").intValue(), idOf(hicann.east()));
            assertEquals(row.path("west").intValue(), idOf(hicann.west()));
        }
    }

    private static int idOf(Optional<HicannOnWafer> hicann) {
        return hicann.map(HicannOnWafer::id).orElse(-1);
    }

    @Test
    void everyReticleHasTheValuesOfTheTable() {
        List<JsonNode> rows = ReferenceFiles.elements(WAFER.path("reticles"));
        assertEquals(ReticleOnWafer.COUNT, rows.size());
        for (JsonNode row : rows) {
            ReticleOnWafer reticle = ReticleOnWafer.of(row.path("reticle").intValue());
            assertEquals(row.path("x").intValue(), reticle.x());
            assertEquals(row.path("y").intValue(), reticle.y());
            assertEquals(Optional.of(reticle), ReticleOnWafer.at(reticle.x(), reticle.y()));
            assertEquals(row.path("fpga").intValue(), reticle.fpga().id());
            assertEquals(row.path("power").intValue(), reticle.power());
            assertEquals(row.path("auxPower").intValue(), reticle.auxPower());
            assertEquals(row.path("adcTrigger").intValue(), reticle.adcTrigger().id());
            assertEquals(row.path("adcGroup").intValue(), reticle.adcGroup().id());
            assertEquals(
                    ReferenceFiles.ints(row.path("analogAdcChannel")),
                    AnalogOutputOnHicann.all().stream().map(reticle::adcChannel).toList());
            assertEquals(
                    ReferenceFiles.ints(row.path("hicanns")),
                    reticle.hicanns().stream().map(HicannOnWafer::id).toList());
        }
    }

    @Test
    void gridHasTheSizeAndRowsOfTheTable() {
        List<JsonNode> ranges = ReferenceFiles.elements(WAFER.path("rowXRange"));
        List<Integer> starts = ReferenceFiles.ints(WAFER.path("rowStartEnum"));
        assertEquals(WAFER.path("gridHeight").intValue(), ranges.size());
        int found = 0;
        for (int y = -1; y <= ranges.size(); y++) {
            for (int x = -1; x <= WAFER.path("gridWidth").intValue(); x++) {
                boolean exists = y >= 0
                        && y < ranges.size()
                        && x >= ranges.get(y).path(0).intValue()
                        && x <= ranges.get(y).path(1).intValue();
                Optional<HicannOnWafer> hicann = HicannOnWafer.at(x, y);
                assertEquals(exists, hicann.isPresent());
                if (exists) {
                    assertEquals(starts.get(y) + x - ranges.get(y).path(0).intValue(), idOf(hicann));
                    found++;
                }
            }
        }
        assertEquals(WAFER.path("numHicanns").intValue(), found);
    }

    @Test
    void reticleRowsAreThoseOfTheTable() {
        List<JsonNode> ranges = ReferenceFiles.elements(WAFER.path("reticleRowXRange"));
        for (int y = -1; y <= ranges.size(); y++) {
            for (int x = -1; x <= 9; x++) {
                boolean exists = y >= 0
                        && y < ranges.size()
                        && x >= ranges.get(y).path(0).intValue()
                        && x <= ranges.get(y).path(1).intValue();
                assertEquals(exists, ReticleOnWafer.at(x, y).isPresent());
            }
        }
    }

    @Test
    void bordersAreThoseOfTheTable() {
        for (Direction direction : Direction.all()) {
            List<Integer> border = HicannOnWafer.all().stream()
                    .filter(hicann -> hicann.neighbour(direction).isEmpty())
                    .map(HicannOnWafer::id)
                    .toList();
            String key = direction.name().toLowerCase(Locale.ROOT);
            assertEquals(ReferenceFiles.ints(WAFER.path("borderHicanns").path(key)), border);
        }
    }

    @Test
    void adcTriggersHaveFourReticlesAndTheBoardsOfTheTable() {
        List<Integer> boards = ReferenceFiles.ints(WAFER.path("adcTriggerToAnanas"));
        List<Integer> slices = ReferenceFiles.ints(WAFER.path("adcTriggerToAnanasSlice"));
        for (AdcTriggerOnWafer trigger : AdcTriggerOnWafer.all()) {
            assertEquals(4, trigger.reticles().size());
            assertEquals(boards.get(trigger.id()), trigger.ananas());
            assertEquals(slices.get(trigger.id()), trigger.ananasSlice());
            Set<Integer> channels = new HashSet<>();
            for (ReticleOnWafer reticle : trigger.reticles()) {
                AnalogOutputOnHicann.all().forEach(output -> channels.add(reticle.adcChannel(output)));
            }
            assertEquals(8, channels.size());
        }
    }

    @Test
    void adcGroupsPartitionTheReticles() {
        Set<ReticleOnWafer> seen = new HashSet<>();
        AdcGroupOnWafer.all().forEach(group -> group.reticles().forEach(reticle -> {
            assertEquals(group, reticle.adcGroup());
            assertTrue(seen.add(reticle));
        }));
        assertEquals(ReticleOnWafer.COUNT, seen.size());
    }

    @Test
    void fpgaTableIsTheStatedInverse() {
        int[] reticleOfFpga = {
            21, 23, 22, 14, 20, 19, 12, 11, 13, 7, 6, 2, 0, 1, 4, 5, 3, 9, 18, 10, 8, 16, 15, 17, 26, 24, 25, 33, 27,
            34, 35, 40, 41, 45, 46, 47, 44, 43, 38, 42, 37, 36, 29, 28, 39, 31, 32, 30
        };
        for (FpgaOnWafer fpga : FpgaOnWafer.all()) {
            assertEquals(reticleOfFpga[fpga.id()], fpga.reticle().id());
            assertEquals(fpga, fpga.reticle().fpga());
            assertEquals(fpga.id(), 12 * fpga.ioBoard() + fpga.socket());
        }
        assertEquals(WAFER.path("masterFpga").intValue(), FpgaOnWafer.master().id());
        assertEquals(1, FpgaOnWafer.all().stream().filter(FpgaOnWafer::isMaster).count());
    }

    @Test
    void linksAndPositionsOnTheReticleAreInverse() {
        int[] linkOfPosition = {0, 2, 4, 6, 1, 3, 5, 7};
        int[] positionOfLink = {0, 4, 1, 5, 2, 6, 3, 7};
        for (int i = 0; i < 8; i++) {
            assertEquals(linkOfPosition[i], HicannOnReticle.of(i).hsLink().id());
            assertEquals(positionOfLink[i], HsLink.of(i).hicannOnReticle().id());
        }
    }

    @Test
    void fpgaAndLinkLeadBackToTheChip() {
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            assertEquals(hicann, hicann.fpga().hicann(hicann.hsLink()));
            assertEquals(hicann, hicann.reticle().hicann(hicann.hicannOnReticle()));
        }
    }

    @Test
    void workedExampleIsChip324() {
        HicannOnWafer hicann = HicannOnWafer.at(12, 12).orElseThrow();
        assertEquals(324, hicann.id());
        assertEquals(41, hicann.reticle().id());
        assertEquals(3, hicann.reticle().x());
        assertEquals(6, hicann.reticle().y());
        assertEquals(32, hicann.fpga().id());
        assertEquals(0, hicann.hicannOnReticle().id());
        assertEquals(0, hicann.hsLink().id());
    }

    @Test
    void powerNumbersAreABijection() {
        Set<Integer> numbers = new HashSet<>();
        ReticleOnWafer.all().forEach(reticle -> numbers.add(reticle.power()));
        assertEquals(48, numbers.size());
        assertTrue(numbers.stream().allMatch(number -> number >= 1 && number <= 48));
    }
}
