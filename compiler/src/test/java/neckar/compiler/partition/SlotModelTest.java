package neckar.compiler.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlotModelTest {

    @Test
    void oneDriverServesFourSlotsOfSizeFour() {
        SlotModel model = new SlotModel(3);
        model.clear(1);
        model.add(0, ChipDemand.kind(1, false), 3, 4, 1);
        model.add(0, ChipDemand.kind(2, true), 3, 4, 1);
        model.solve(1);
        assertEquals(2, model.lost());
        assertEquals(1, model.drivers(0));
        assertEquals(4, model.slots(0, 1) + model.slots(0, 6));
    }

    @Test
    void largeNeuronsNeedFewerSlots() {
        SlotModel model = new SlotModel(3);
        model.clear(1);
        model.add(0, 0, 16, 16, 1);
        model.solve(10);
        assertEquals(0, model.lost());
        assertEquals(1, model.driversUsed());
        assertEquals(4, model.slots(0, 0));
    }

    @Test
    void chainLimitBindsHoweverManyDriversThereAre() {
        SlotModel model = new SlotModel(2);
        model.clear(1);
        model.add(0, 0, 15, 4, 1);
        model.solve(224);
        assertEquals(7, model.lost());
        assertEquals(2, model.drivers(0));
    }

    @Test
    void scarceDriversGoWhereTheyServeMost() {
        SlotModel model = new SlotModel(3);
        model.clear(2);
        for (int target = 0; target < 5; target++) {
            model.add(0, 0, 1, 4, 1);
        }
        model.add(1, 0, 4, 4, 1);
        model.solve(1);
        assertEquals(1, model.drivers(0));
        assertEquals(4, model.lost());
    }

    @Property(tries = 100)
    void greedySplitIsAsGoodAsTheBestOfAllSplits(
            @ForAll @Size(3) List<@IntRange(min = 0, max = 9) Integer> first,
            @ForAll @Size(3) List<@IntRange(min = 0, max = 9) Integer> second,
            @ForAll @IntRange(min = 0, max = 4) int drivers) {
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= drivers; k++) {
            best = Math.min(best, loss(first, Math.min(2, k)) + loss(second, Math.min(2, drivers - k)));
        }
        SlotModel model = new SlotModel(2);
        model.clear(2);
        fill(model, 0, first);
        fill(model, 1, second);
        model.solve(drivers);
        assertEquals(best, model.lost(), 1e-9);
        assertTrue(model.driversUsed() <= drivers);
    }

    private static double loss(List<Integer> kinds, int drivers) {
        SlotModel model = new SlotModel(2);
        model.clear(1);
        fill(model, 0, kinds);
        model.solve(drivers);
        return model.lost();
    }

    private static void fill(SlotModel model, int request, List<Integer> kinds) {
        for (int kind = 0; kind < kinds.size(); kind++) {
            model.add(request, kind, kinds.get(kind), 4, 1);
        }
    }
}
