package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HLineOnWafer;
import neckar.spec.coord.HicannOnWafer;
import org.junit.jupiter.api.Test;

class LineNetsTest {

    private static final HicannOnWafer CENTRE = HicannOnWafer.at(16, 8).orElseThrow();

    /** An event on h62 of a chip is on h0 of the next to the east, then h2 (hardware reference 2.1). */
    @Test
    void followsALineOverTenChipsToTheEast() {
        WaferConfig.Builder wafer = WaferConfig.builder(125);
        HLineOnWafer at = new HLineOnWafer(CENTRE, HLineOnHicann.of(62));
        wafer.hicann(
                CENTRE,
                HicannConfig.builder()
                        .repeater(at.line(), RepeaterConfig.output(false, true))
                        .build());
        for (int chip = 0; chip < 10; chip++) {
            at = at.east().orElseThrow();
            wafer.hicann(
                    at.hicann(),
                    HicannConfig.builder()
                            .repeater(at.line(), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM)
                            .build());
        }
        ProblemLog log = new ProblemLog();
        LineNets nets = new LineNets(wafer.build(), log);

        assertTrue(log.isEmpty(), log.toString());
        assertEquals(LineNets.stream(CENTRE.id(), 0), nets.streamOn(Segments.of(at)));
        assertEquals(11, nets.repeatersTo(Segments.of(at)));
        assertEquals(LineNets.SILENT, nets.streamOn(Segments.of(at.east().orElseThrow())));
    }

    @Test
    void sendsToTheWesternNeighbourOnTheLineTwoBelow() {
        HicannConfig chip = HicannConfig.builder()
                .repeater(HLineOnHicann.of(6), RepeaterConfig.output(true, false))
                .build();
        LineNets nets =
                new LineNets(WaferConfig.builder(125).hicann(CENTRE, chip).build(), new ProblemLog());

        int west = CENTRE.west().orElseThrow().id();
        assertEquals(LineNets.stream(CENTRE.id(), 7), nets.streamOn(Segments.horizontal(west, 4)));
        assertEquals(LineNets.SILENT, nets.streamOn(Segments.horizontal(CENTRE.id(), 6)));
    }

    @Test
    void stopsAtAnIdleRepeater() {
        HicannConfig chip = HicannConfig.builder()
                .repeater(HLineOnHicann.of(6), RepeaterConfig.output(false, true))
                .build();
        LineNets nets =
                new LineNets(WaferConfig.builder(125).hicann(CENTRE, chip).build(), new ProblemLog());

        int east = CENTRE.east().orElseThrow().id();
        assertEquals(LineNets.stream(CENTRE.id(), 7), nets.streamOn(Segments.horizontal(CENTRE.id(), 6)));
        assertEquals(LineNets.SILENT, nets.streamOn(Segments.horizontal(east, 8)));
    }
}
