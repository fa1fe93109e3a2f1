package neckar.spec.topology;

import static neckar.spec.topology.L1Topology.LEFT_OR_TOP;
import static neckar.spec.topology.L1Topology.NONE;
import static neckar.spec.topology.L1Topology.RIGHT_OR_BOTTOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.Direction;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HLineOnWafer;
import neckar.spec.coord.HRepeaterOnWafer;
import neckar.spec.coord.Half;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SendingRepeaterOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseDriverOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnWafer;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VLineOnWafer;
import neckar.spec.coord.VRepeaterOnWafer;
import org.junit.jupiter.api.Test;

/** Walks all segments, crossings and drivers of the wafer; the int functions agree with the typed coordinates. */
class L1TopologyTest {
    private static final int[] ENDS = {LEFT_OR_TOP, RIGHT_OR_BOTTOM};

    @Test
    void segmentsArePackedAsStated() {
        assertEquals(122_880, L1Topology.SEGMENTS);
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            for (int h = 0; h < 64; h++) {
                int segment = L1Topology.hSegment(hicann, h);
                assertEquals(hicann * 320 + h, segment);
                assertTrue(L1Topology.isHorizontal(segment));
                assertEquals(h, L1Topology.lineOf(segment));
                assertEquals(hicann, L1Topology.hicannOf(segment));
            }
            for (int v = 0; v < 256; v++) {
                int segment = L1Topology.vSegment(hicann, v);
                assertEquals(hicann * 320 + 64 + v, segment);
                assertTrue(!L1Topology.isHorizontal(segment));
                assertEquals(v, L1Topology.lineOf(segment));
                assertEquals(hicann, L1Topology.hicannOf(segment));
            }
        }
        assertEquals("H123.HL17", L1Topology.format(L1Topology.hSegment(123, 17)));
        assertEquals("H9.VL200", L1Topology.format(L1Topology.vSegment(9, 200)));
    }

    @Test
    void continuationsAreSymmetric() {
        for (int segment = 0; segment < L1Topology.SEGMENTS; segment++) {
            for (int end : ENDS) {
                int next = L1Topology.next(segment, end);
                int neighbour = L1Topology.neighbour(L1Topology.hicannOf(segment), L1Topology.direction(segment, end));
                if (next == NONE) {
                    assertEquals(NONE, neighbour);
                } else {
                    assertEquals(neighbour, L1Topology.hicannOf(next));
                    assertEquals(segment, L1Topology.next(next, 1 - end));
                    assertEquals(L1Topology.isHorizontal(segment), L1Topology.isHorizontal(next));
                    assertEquals(segment % 2, next % 2);
                }
            }
        }
    }

    @Test
    void everyCrossingHasExactlyOneRepeater() {
        int[] crossingsOfRepeater = new int[L1Topology.SEGMENTS];
        int crossings = 0;
        for (int segment = 0; segment < L1Topology.SEGMENTS; segment++) {
            int next = L1Topology.next(segment, RIGHT_OR_BOTTOM);
            int repeater = L1Topology.crossingRepeater(segment, RIGHT_OR_BOTTOM);
            if (next == NONE) {
                assertEquals(NONE, repeater);
                continue;
            }
            assertEquals(repeater, L1Topology.crossingRepeater(next, LEFT_OR_TOP));
            boolean ownRepeaterHere = L1Topology.repeaterEnd(segment) == RIGHT_OR_BOTTOM;
            boolean otherRepeaterHere = L1Topology.repeaterEnd(next) == LEFT_OR_TOP;
            assertNotEquals(ownRepeaterHere, otherRepeaterHere);
            assertEquals(ownRepeaterHere ? segment : next, repeater);
            assertEquals(ownRepeaterHere ? next : segment, L1Topology.outerSegment(repeater));
            crossingsOfRepeater[repeater]++;
            crossings++;
        }
        assertTrue(Arrays.stream(crossingsOfRepeater).allMatch(count -> count <= 1));
        // 368 boundaries west|east with 64 lines, 348 boundaries north|south with 256 lines.
        assertEquals(368 * 64 + 348 * 256, crossings);
        for (int repeater = 0; repeater < L1Topology.SEGMENTS; repeater++) {
            assertEquals(L1Topology.outerSegment(repeater) == NONE ? 0 : 1, crossingsOfRepeater[repeater]);
        }
    }

    @Test
    void linesAgreeWithTypedCoordinates() {
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            for (HLineOnHicann position : HLineOnHicann.all()) {
                HLineOnWafer line = new HLineOnWafer(hicann, position);
                int segment = L1Topology.hSegment(hicann.id(), position.id());
                assertEquals(id(line.west()), L1Topology.next(segment, LEFT_OR_TOP));
                assertEquals(id(line.east()), L1Topology.next(segment, RIGHT_OR_BOTTOM));
                assertEquals(position.repeaterSide().id(), L1Topology.repeaterEnd(segment));
                assertEquals(
                        id(line.repeaterTowards(Side.LEFT).map(HRepeaterOnWafer::line)),
                        L1Topology.crossingRepeater(segment, LEFT_OR_TOP));
                assertEquals(
                        id(line.repeaterTowards(Side.RIGHT).map(HRepeaterOnWafer::line)),
                        L1Topology.crossingRepeater(segment, RIGHT_OR_BOTTOM));
                assertEquals(id(line.repeater().outerLine()), L1Topology.outerSegment(segment));
                assertEquals(
                        position.sendingRepeater()
                                .map(SendingRepeaterOnHicann::id)
                                .orElse(NONE),
                        L1Topology.sendingRepeaterOf(segment));
            }
        }
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            for (VLineOnHicann position : VLineOnHicann.all()) {
                VLineOnWafer line = new VLineOnWafer(hicann, position);
                int segment = L1Topology.vSegment(hicann.id(), position.id());
                assertEquals(vId(line.north()), L1Topology.next(segment, LEFT_OR_TOP));
                assertEquals(vId(line.south()), L1Topology.next(segment, RIGHT_OR_BOTTOM));
                assertEquals(position.repeaterHalf().id(), L1Topology.repeaterEnd(segment));
                assertEquals(
                        vId(line.repeaterTowards(Half.TOP).map(VRepeaterOnWafer::line)),
                        L1Topology.crossingRepeater(segment, LEFT_OR_TOP));
                assertEquals(
                        vId(line.repeaterTowards(Half.BOTTOM).map(VRepeaterOnWafer::line)),
                        L1Topology.crossingRepeater(segment, RIGHT_OR_BOTTOM));
                assertEquals(vId(line.repeater().outerLine()), L1Topology.outerSegment(segment));
                assertEquals(NONE, L1Topology.sendingRepeaterOf(segment));
            }
        }
    }

    private static int id(Optional<HLineOnWafer> line) {
        return line.map(found ->
                        L1Topology.hSegment(found.hicann().id(), found.line().id()))
                .orElse(NONE);
    }

    private static int vId(Optional<VLineOnWafer> line) {
        return line.map(found ->
                        L1Topology.vSegment(found.hicann().id(), found.line().id()))
                .orElse(NONE);
    }

    @Test
    void neighboursAgreeWithTypedCoordinates() {
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            for (Direction direction : Direction.all()) {
                assertEquals(
                        hicann.neighbour(direction).map(HicannOnWafer::id).orElse(NONE),
                        L1Topology.neighbour(hicann.id(), direction.id()));
            }
        }
    }

    @Test
    void crossbarsAreSymmetricAndAgreeWithTypedCoordinates() {
        for (int segment = 0; segment < 320; segment++) {
            for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
                int other = L1Topology.crossbarSegment(segment, k);
                assertNotEquals(L1Topology.isHorizontal(segment), L1Topology.isHorizontal(other));
                int h = L1Topology.lineOf(L1Topology.isHorizontal(segment) ? segment : other);
                int v = L1Topology.lineOf(L1Topology.isHorizontal(segment) ? other : segment);
                CrossbarSwitchOnHicann typed = CrossbarSwitchOnHicann.of(HLineOnHicann.of(h), VLineOnHicann.of(v));
                assertEquals(typed.id(), L1Topology.crossbarSwitch(segment, k));
                boolean found = false;
                for (int back = 0; back < L1Topology.crossbarCount(other); back++) {
                    found |= L1Topology.crossbarSegment(other, back) == segment
                            && L1Topology.crossbarSwitch(other, back) == typed.id();
                }
                assertTrue(found);
            }
        }
        for (HLineOnHicann h : HLineOnHicann.all()) {
            for (VLineOnHicann v : VLineOnHicann.all()) {
                assertEquals(
                        CrossbarSwitchOnHicann.find(h, v)
                                .map(CrossbarSwitchOnHicann::id)
                                .orElse(NONE),
                        L1Topology.crossbarSwitchBetween(h.id(), v.id()));
            }
        }
    }

    @Test
    void crossbarsStayOnTheirChip() {
        for (int segment = 0; segment < L1Topology.SEGMENTS; segment++) {
            for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
                assertEquals(L1Topology.hicannOf(segment), L1Topology.hicannOf(L1Topology.crossbarSegment(segment, k)));
            }
        }
    }

    @Test
    void synapseSwitchesAgreeWithTypedCoordinates() {
        for (VLineOnHicann v : VLineOnHicann.all()) {
            for (int k = 0; k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE; k++) {
                assertEquals(v.synapseSwitchRows().get(k).y(), L1Topology.switchRow(v.id(), k));
            }
            for (int y = 0; y < 224; y++) {
                assertEquals(
                        SynapseSwitchOnHicann.find(y, v)
                                .map(SynapseSwitchOnHicann::id)
                                .orElse(NONE),
                        L1Topology.synapseSwitchBetween(y, v.id()));
            }
        }
    }

    @Test
    void halfRowsFeedTheTypedDrivers() {
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            for (SynapseSwitchRowOnHicann row : SynapseSwitchRowOnHicann.all()) {
                Optional<SynapseDriverOnWafer> driver = new SynapseSwitchRowOnWafer(hicann, row).driver();
                assertEquals(
                        driver.map(found -> L1Topology.driver(
                                        found.hicann().id(), found.driver().id()))
                                .orElse(NONE),
                        L1Topology.fedDriver(hicann.id(), row.y(), row.side().id()));
            }
        }
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            assertEquals(driver.side().id(), L1Topology.driverSide(driver.id()));
        }
    }

    @Test
    void segmentsAndDriversReachEachOther() {
        int[] reached = new int[L1Topology.DRIVERS];
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            for (int v = 0; v < 256; v++) {
                int segment = L1Topology.vSegment(hicann, v);
                for (int k = 0; k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE; k++) {
                    int driver = L1Topology.driverOfSegment(segment, k);
                    if (driver != NONE) {
                        reached[driver]++;
                    }
                }
            }
        }
        for (int driver = 0; driver < L1Topology.DRIVERS; driver++) {
            int hicann = L1Topology.hicannOfDriver(driver);
            int y = L1Topology.yOfDriver(driver);
            assertEquals(driver, L1Topology.driver(hicann, y));
            int segments = 0;
            for (int k = 0; k < L1Topology.SEGMENTS_PER_DRIVER; k++) {
                int segment = L1Topology.segmentOfDriver(driver, k);
                if (segment != NONE) {
                    int v = L1Topology.lineOf(segment);
                    assertNotEquals(NONE, L1Topology.synapseSwitchBetween(y, v));
                    assertEquals(driver, L1Topology.fedDriver(L1Topology.hicannOf(segment), y, v / 128));
                    assertEquals(k < 16, L1Topology.hicannOf(segment) == hicann);
                    segments++;
                }
            }
            assertEquals(segments, reached[driver]);
            assertTrue(segments == 32 || segments == 16);
        }
    }

    @Test
    void sendingRepeatersDriveBothWays() {
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            for (SendingRepeaterOnHicann sender : SendingRepeaterOnHicann.all()) {
                int right = L1Topology.sendingSegment(hicann.id(), sender.id());
                assertEquals(L1Topology.hSegment(hicann.id(), sender.hline().id()), right);
                int left = hicann.west()
                        .map(west -> L1Topology.hSegment(
                                west.id(), sender.westHLine().id()))
                        .orElse(NONE);
                assertEquals(left, L1Topology.sendingWestSegment(hicann.id(), sender.id()));
                assertEquals(sender.id(), L1Topology.sendingRepeaterOf(right));
                assertEquals(left, L1Topology.outerSegment(right));
                assertEquals(sender.dncMerger().id(), L1Topology.sendingRepeaterOfDnc(sender.id()));
            }
        }
    }
}
