package neckar.spec.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnReticle;
import neckar.spec.coord.HicannOnWafer;
import org.junit.jupiter.api.Test;

class ReadoutPlanTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);

    @Test
    void twoMembranesOfDifferentClassesOnOneChip() {
        ReadoutPlan plan = new ReadoutPlan();
        assertEquals(Optional.empty(), plan.add(request(CHIP, 0, 10, 0, 100)));
        assertTrue(plan.add(request(CHIP, 1, 20, 0, 100)).orElse("").contains("bus"));
        assertEquals(Optional.empty(), plan.add(request(CHIP, 1, 11, 0, 100)));
    }

    @Test
    void oneMembraneMayGoToBothOutputs() {
        ReadoutPlan plan = new ReadoutPlan();
        assertEquals(Optional.empty(), plan.add(request(CHIP, 0, 10, 0, 100)));
        assertEquals(Optional.empty(), plan.add(request(CHIP, 1, 10, 0, 100)));
    }

    @Test
    void anOutputOfAReticleServesOneChip() {
        HicannOnWafer neighbour = CHIP.reticle().hicanns().stream()
                .filter(chip -> !chip.equals(CHIP))
                .findFirst()
                .orElseThrow();
        assertEquals(HicannOnReticle.COUNT, CHIP.reticle().hicanns().size());
        ReadoutPlan plan = new ReadoutPlan();
        assertEquals(Optional.empty(), plan.add(request(CHIP, 0, 10, 0, 100)));
        assertTrue(plan.add(request(neighbour, 0, 10, 200, 300)).orElse("").contains("same output"));
        assertEquals(Optional.empty(), plan.add(request(neighbour, 1, 10, 0, 100)));
        assertEquals(Optional.empty(), plan.add(request(HicannOnWafer.of(0), 0, 10, 0, 100)));
    }

    @Test
    void windowsOfOneMembraneDoNotOverlap() {
        ReadoutPlan plan = new ReadoutPlan();
        assertEquals(Optional.empty(), plan.add(request(CHIP, 0, 10, 100, 200)));
        assertEquals(Optional.empty(), plan.add(request(CHIP, 0, 10, 200, 300)));
        assertEquals(Optional.empty(), plan.add(request(CHIP, 0, 10, 0, 100)));
        assertTrue(plan.add(request(CHIP, 0, 10, 150, 250)).orElse("").contains("twice"));
        assertTrue(plan.add(request(CHIP, 0, 10, 0, 1000)).orElse("").contains("twice"));
    }

    @Test
    void refusalListsTheCollisions() {
        List<AdcRequest> requests =
                List.of(request(CHIP, 0, 10, 0, 100), request(CHIP, 0, 11, 0, 100), request(CHIP, 1, 256, 0, 100));
        InputException e = assertThrows(InputException.class, () -> ReadoutPlan.require(requests, "e.nkx"));
        assertTrue(e.getMessage().contains("N11"), e.getMessage());
        ReadoutPlan.require(List.of(requests.get(0), requests.get(2)), "e.nkx");
    }

    @Test
    void emptyWindowIsRefused() {
        assertThrows(InputException.class, () -> request(CHIP, 0, 10, 100, 100));
        assertThrows(InputException.class, () -> request(CHIP, 0, 10, -1, 100));
    }

    private static AdcRequest request(HicannOnWafer chip, int output, int denmem, long from, long to) {
        return new AdcRequest(chip, AnalogOutputOnHicann.of(output), DenmemOnHicann.of(denmem), from, to);
    }
}
