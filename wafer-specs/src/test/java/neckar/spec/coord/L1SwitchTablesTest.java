package neckar.spec.coord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines, switches and repeaters of hardware reference 2 against l1-switches.json and the statements of the text. */
class L1SwitchTablesTest {
    private static final JsonNode TABLES = ReferenceFiles.read("l1-switches.json");

    @Test
    void linesShiftAsStated() {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            assertEquals((line.id() + 2) % 64, line.east().id());
            assertEquals((line.id() + 62) % 64, line.west().id());
            assertEquals(line, line.east().west());
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            int v = line.id();
            assertEquals(
                    v < 128 ? (v + 126) % 128 : 128 + (v - 128 + 2) % 128,
                    line.south().id());
            assertEquals(
                    v < 128 ? (v + 2) % 128 : 128 + (v - 128 + 126) % 128,
                    line.north().id());
            assertEquals(line, line.south().north());
        }
        assertEquals(List.of(62, 0, 60), List.of(hWest(0), hWest(2), hWest(62)));
        assertEquals(List.of(126, 0, 124), List.of(vSouth(0), vSouth(2), vSouth(126)));
        assertEquals(List.of(130, 128, 129), List.of(vSouth(128), vSouth(254), vSouth(255)));
    }

    private static int hWest(int h) {
        return HLineOnHicann.of(h).west().id();
    }

    private static int vSouth(int v) {
        return VLineOnHicann.of(v).south().id();
    }

    @Test
    void crossbarRowsAreThoseOfTheTable() {
        JsonNode table = TABLES.path("crossbar").path("rowTable");
        for (HLineOnHicann line : HLineOnHicann.all()) {
            assertEquals(
                    ReferenceFiles.ints(table.path(line.id())),
                    line.crossbarVLines().stream().map(VLineOnHicann::id).toList());
        }
        assertEquals(TABLES.path("crossbar").path("count").intValue(), CrossbarSwitchOnHicann.COUNT);
    }

    @Test
    void crossbarSwitchesExistExactlyWhereStated() {
        int count = 0;
        for (HLineOnHicann hline : HLineOnHicann.all()) {
            for (VLineOnHicann vline : VLineOnHicann.all()) {
                int h = hline.id();
                int v = vline.id();
                boolean exists = v < 128 ? v % 32 == 31 - h / 2 : v % 32 == h / 2;
                assertEquals(exists, CrossbarSwitchOnHicann.exists(hline, vline));
                assertEquals(exists, CrossbarSwitchOnHicann.find(hline, vline).isPresent());
                assertEquals(exists, vline.crossbarHLines().contains(hline));
                if (exists) {
                    CrossbarSwitchOnHicann position = CrossbarSwitchOnHicann.of(hline, vline);
                    assertEquals(8 * h + v / 32, position.id());
                    assertEquals(hline, position.hline());
                    assertEquals(vline, position.vline());
                    assertEquals(vline.side(), position.side());
                    assertTrue(vline.crossbarSwitches().contains(position));
                    count++;
                }
            }
        }
        assertEquals(512, count);
    }

    @Test
    void synapseSwitchesExistExactlyWhereStated() {
        int count = 0;
        for (int y = 0; y < 224; y++) {
            for (VLineOnHicann vline : VLineOnHicann.all()) {
                int v = vline.id();
                int a = v % 32 / 4;
                int b = y % 16 / 2;
                boolean exists = ((v < 128) ^ (y >= 112)) ? b == a : 7 - b == a;
                assertEquals(exists, SynapseSwitchOnHicann.exists(y, vline));
                assertEquals(exists, SynapseSwitchOnHicann.find(y, vline).isPresent());
                if (exists) {
                    SynapseSwitchOnHicann position = SynapseSwitchOnHicann.of(y, vline);
                    assertEquals(32 * y + 4 * (v / 32) + v % 4, position.id());
                    assertEquals(y, position.y());
                    assertEquals(vline, position.vline());
                    assertEquals(vline.side(), position.row().side());
                    assertTrue(position.row().switches().contains(position));
                    count++;
                }
            }
        }
        assertEquals(TABLES.path("synapseSwitch").path("count").intValue(), count);
    }

    @Test
    void halfRowsHaveTheLinesOfTheTable() {
        JsonNode base = TABLES.path("synapseSwitch").path("halfRowBase");
        for (SynapseSwitchRowOnHicann row : SynapseSwitchRowOnHicann.all()) {
            String key = row.half() + (row.side() == Side.LEFT ? "Left" : "Right");
            int first = base.path(key).path(row.y() % 16 / 2).intValue();
            List<Integer> expected = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                for (int j = 0; j < 4; j++) {
                    expected.add(first + 32 * k + j);
                }
            }
            assertEquals(expected, row.vlines().stream().map(VLineOnHicann::id).toList());
        }
    }

    @Test
    void verticalLinesHaveTheRowsOfTheFormula() {
        for (VLineOnHicann vline : VLineOnHicann.all()) {
            int a = vline.id() % 32 / 4;
            int o = vline.isLeft() ? 2 * a : 14 - 2 * a;
            Set<Integer> expected = new HashSet<>();
            for (int k = 0; k <= 6; k++) {
                expected.addAll(List.of(o + 16 * k, o + 16 * k + 1, 126 - o + 16 * k, 127 - o + 16 * k));
            }
            List<Integer> rows = vline.synapseSwitchRows().stream()
                    .map(SynapseSwitchRowOnHicann::y)
                    .toList();
            assertEquals(28, rows.size());
            assertEquals(expected, new HashSet<>(rows));
            assertEquals(rows.stream().sorted().toList(), rows);
            assertEquals(28, vline.synapseSwitches().size());
        }
    }

    @Test
    void statedSynapseSwitchVectorsHold() {
        assertRows(13, Half.TOP, new int[][] {{0, 6}, {5, 39}, {9, 71}, {13, 103}});
        assertRows(13, Half.BOTTOM, new int[][] {{0, 120}, {7, 169}, {10, 200}, {13, 217}});
        assertRows(83, Half.TOP, new int[][] {{0, 8}});
        assertRows(141, Half.TOP, new int[][] {{0, 8}, {7, 57}, {10, 88}, {13, 105}});
        assertRows(141, Half.BOTTOM, new int[][] {{0, 118}, {7, 167}, {10, 198}, {13, 215}});
        assertRows(217, Half.TOP, new int[][] {{0, 2}, {1, 3}});
    }

    private static void assertRows(int v, Half half, int[][] rowOfIndex) {
        List<SynapseSwitchRowOnHicann> rows = VLineOnHicann.of(v).synapseSwitchRows(half);
        for (int[] pair : rowOfIndex) {
            assertEquals(pair[1], rows.get(pair[0]).y());
        }
    }

    @Test
    void driversLieOnTheStatedSide() {
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            int y = driver.id();
            assertEquals((y + (y < 112 ? 1 : 0)) % 2 == 0 ? Side.LEFT : Side.RIGHT, driver.side());
        }
        assertEquals(
                List.of(Side.RIGHT, Side.LEFT, Side.LEFT, Side.RIGHT),
                IntStream.range(110, 114)
                        .mapToObj(y -> SynapseDriverOnHicann.of(y).side())
                        .toList());
        assertEquals(TABLES.path("synapseDriver").path("count").intValue(), SynapseDriverOnHicann.COUNT);
    }

    @Test
    void driverOneIsReachedFromTheStatedLines() {
        HicannOnWafer hicann = HicannOnWafer.at(16, 8).orElseThrow();
        List<VLineOnWafer> lines = new SynapseDriverOnWafer(hicann, SynapseDriverOnHicann.of(1)).vlines();
        List<Integer> own = new ArrayList<>();
        List<Integer> neighbours = new ArrayList<>();
        for (VLineOnWafer line : lines) {
            (line.hicann().equals(hicann) ? own : neighbours).add(line.line().id());
            assertTrue(line.hicann().equals(hicann)
                    || line.hicann().equals(hicann.west().orElseThrow()));
        }
        assertEquals(List.of(0, 1, 2, 3, 32, 33, 34, 35, 64, 65, 66, 67, 96, 97, 98, 99), own);
        assertEquals(
                List.of(156, 157, 158, 159, 188, 189, 190, 191, 220, 221, 222, 223, 252, 253, 254, 255), neighbours);
    }

    @Test
    void aVerticalLineReachesFourteenDriversOfEitherChip() {
        HicannOnWafer hicann = HicannOnWafer.at(16, 8).orElseThrow();
        for (VLineOnHicann vline : VLineOnHicann.all()) {
            HicannOnWafer facing = hicann.neighbour(vline.side().direction()).orElseThrow();
            int[] own = new int[2];
            int[] neighbours = new int[2];
            for (SynapseSwitchRowOnHicann row : vline.synapseSwitchRows()) {
                SynapseDriverOnWafer driver =
                        new SynapseSwitchRowOnWafer(hicann, row).driver().orElseThrow();
                boolean isOwn = driver.hicann().equals(hicann);
                assertTrue(isOwn || driver.hicann().equals(facing));
                assertEquals(
                        isOwn ? vline.side() : vline.side().opposite(),
                        driver.driver().side());
                (isOwn ? own : neighbours)[driver.driver().half().id()]++;
            }
            assertEquals(List.of(7, 7, 7, 7), List.of(own[0], own[1], neighbours[0], neighbours[1]));
        }
    }

    @Test
    void feedingRowsAndDriversAreInverse() {
        for (HicannOnWafer hicann : List.of(HicannOnWafer.of(0), HicannOnWafer.of(120), HicannOnWafer.of(200))) {
            for (SynapseDriverOnHicann position : SynapseDriverOnHicann.all()) {
                SynapseDriverOnWafer driver = new SynapseDriverOnWafer(hicann, position);
                assertEquals(driver, driver.ownSwitchRow().driver().orElseThrow());
                driver.neighbourSwitchRow()
                        .ifPresent(row -> assertEquals(driver, row.driver().orElseThrow()));
                assertEquals(
                        hicann.neighbour(position.side().direction()).isPresent(),
                        driver.neighbourSwitchRow().isPresent());
            }
        }
    }

    @Test
    void repeatersLieWhereStatedAndTheirEnumsAreBijections() {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            assertEquals(
                    line.id() % 2 == 0 ? Side.LEFT : Side.RIGHT, line.repeater().side());
            assertEquals(line, line.repeater().line());
            assertEquals(
                    line.id() % 2 == 0 ? RepeaterBlockOnHicann.CL : RepeaterBlockOnHicann.CR, line.repeaterBlock());
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            boolean top = line.id() < 128 ? line.id() % 2 == 1 : line.id() % 2 == 0;
            assertEquals(top ? Half.TOP : Half.BOTTOM, line.repeater().half());
            assertEquals((top ? 0 : 128) + line.id() / 2, line.repeater().id());
            assertEquals(line, line.repeater().line());
            assertEquals(top ? 0 : 2, line.repeaterBlock().id() / 2);
            assertEquals(line.side(), line.repeaterBlock().side());
        }
    }

    @Test
    void addressesInEachBlockAreBijections() {
        int repeaters = 0;
        for (RepeaterBlockOnHicann block : RepeaterBlockOnHicann.all()) {
            List<Integer> addresses = block.isHorizontal()
                    ? block.hrepeaters().stream()
                            .map(HRepeaterOnHicann::address)
                            .toList()
                    : block.vrepeaters().stream()
                            .map(VRepeaterOnHicann::address)
                            .toList();
            assertEquals(IntStream.range(0, block.repeaterCount()).boxed().toList(), addresses);
            repeaters += addresses.size();
        }
        assertEquals(320, repeaters);
    }

    @Test
    void sendingRepeatersAreWhereStated() {
        for (SendingRepeaterOnHicann sender : SendingRepeaterOnHicann.all()) {
            assertEquals(8 * sender.id() + 6, sender.hline().id());
            assertEquals(8 * sender.id() + 4, sender.westHLine().id());
            assertEquals(28 - 4 * sender.id(), sender.repeater().address());
            assertEquals(RepeaterBlockOnHicann.CL, sender.repeater().block());
            assertEquals(sender, sender.hline().sendingRepeater().orElseThrow());
            assertTrue(sender.repeater().testPort().isEmpty());
        }
        assertEquals(
                8,
                HLineOnHicann.all().stream()
                        .filter(line -> line.sendingRepeater().isPresent())
                        .count());
    }

    @Test
    void sendingRepeaterReachesTheDriversThatEnumerationFinds() {
        for (SendingRepeaterOnHicann sender : SendingRepeaterOnHicann.all()) {
            Set<SynapseDriverOnHicann> found = new HashSet<>();
            for (VLineOnHicann vline : sender.hline().crossbarVLines()) {
                vline.synapseSwitchRows().stream()
                        .filter(SynapseSwitchRowOnHicann::feedsOwnDriver)
                        .forEach(row -> found.add(row.driver()));
            }
            assertEquals(28, found.size());
            assertEquals(found, new HashSet<>(sender.drivers()));
        }
    }

    @Test
    void testPortsFollowTheStatedPattern() {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            int port = List.of(1, 1, 0, 0).get(line.id() % 4);
            line.repeater().testPort().ifPresent(found -> assertEquals(port, found.id()));
            assertEquals(
                    line.sendingRepeater().isEmpty(), line.repeater().testPort().isPresent());
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            int c = line.isLeft() ? line.id() : 383 - line.id();
            assertEquals(1 - c / 2 % 2, line.repeater().testPort().id());
        }
    }

    @Test
    void exampleRouteOfSectionTwoHolds() {
        // h62 of (10,7) continues as h0 on (11,7), h2 on (12,7) and h60 on (9,7).
        HLineOnWafer line = new HLineOnWafer(HicannOnWafer.at(10, 7).orElseThrow(), HLineOnHicann.of(62));
        assertEquals(0, line.east().orElseThrow().line().id());
        assertEquals(2, line.east().orElseThrow().east().orElseThrow().line().id());
        assertEquals(60, line.west().orElseThrow().line().id());
        // Generator 0 on (16,8) to driver 1 on (16,7).
        HicannOnWafer source = HicannOnWafer.at(16, 8).orElseThrow();
        HLineOnHicann h = BackgroundGeneratorOnHicann.of(0)
                .merger()
                .dncMerger()
                .orElseThrow()
                .hline();
        assertEquals(62, h.id());
        VLineOnWafer vertical = new VLineOnWafer(source, VLineOnHicann.of(32));
        assertEquals(497, CrossbarSwitchOnHicann.of(h, vertical.line()).id());
        VLineOnWafer north = vertical.north().orElseThrow();
        assertEquals(34, north.line().id());
        VRepeaterOnWafer repeater = vertical.repeaterTowards(Half.TOP).orElseThrow();
        assertEquals(north.repeater(), repeater);
        assertEquals(RepeaterBlockOnHicann.BL, repeater.repeater().block());
        assertEquals(17, repeater.repeater().address());
        assertEquals(vertical, repeater.outerLine().orElseThrow());
        List<SynapseSwitchRowOnHicann> rows = north.line().synapseSwitchRows();
        assertEquals(
                List.of(0, 1, 16, 17),
                rows.subList(0, 4).stream().map(SynapseSwitchRowOnHicann::y).toList());
        assertEquals(
                new SynapseDriverOnWafer(north.hicann(), SynapseDriverOnHicann.of(1)),
                new SynapseSwitchRowOnWafer(north.hicann(), rows.get(1))
                        .driver()
                        .orElseThrow());
        assertEquals(
                new SynapseDriverOnWafer(HicannOnWafer.at(15, 7).orElseThrow(), SynapseDriverOnHicann.of(0)),
                new SynapseSwitchRowOnWafer(north.hicann(), rows.get(0))
                        .driver()
                        .orElseThrow());
    }
}
