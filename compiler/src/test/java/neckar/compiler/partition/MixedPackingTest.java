package neckar.compiler.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MixedPackingTest {

    private static final Packing TWO_LINES = new Packing(8, 2, 59);

    @Property(tries = 50)
    void fitsTheChipsWithFewerLines(
            @ForAll @IntRange(min = 60, max = 64) int perChip, @ForAll @IntRange(min = 1, max = 384) int chips) {
        int neurons = perChip * chips;
        int[] order = IntStream.range(0, neurons).toArray();
        NeuronSizes sizes = MixedPacking.of(order, neurons, TWO_LINES, chips, 8).orElseThrow();
        assertTrue(ChipPour.chipsNeeded(order, sizes) <= chips + 1e-9);
        int[] first = ChipPour.cut(order, sizes, chips);
        int lines = 0;
        for (int chip = 0; chip < chips; chip++) {
            int[] nodes = Arrays.copyOfRange(order, first[chip], first[chip + 1]);
            int denmems = Arrays.stream(nodes).map(sizes::of).sum();
            assertTrue(denmems <= 512, "chip " + chip + " has " + denmems);
            lines += ChipPour.lines(nodes, sizes);
        }
        assertTrue(lines < 2 * chips || chips == 1, lines + " lines on " + chips + " chips");
    }

    @Example
    void aFullWaferOf24000NeuronsNeeds448Lines() {
        int[] order = IntStream.range(0, 24_000).toArray();
        NeuronSizes sizes =
                MixedPacking.of(order, order.length, TWO_LINES, 384, 8).orElseThrow();
        assertEquals(
                320 * 59, Arrays.stream(order).filter(n -> sizes.of(n) == 8).count());
        assertEquals(64 * 80, Arrays.stream(order).filter(n -> sizes.of(n) == 6).count());
    }

    @Example
    void nothingIsGainedWhereOneLineIsEnoughOrSmallerNeuronsDoNotFitEither() {
        int[] few = IntStream.range(0, 59 * 10).toArray();
        int[] many = IntStream.range(0, 81 * 10).toArray();
        assertEquals(Optional.empty(), MixedPacking.of(few, few.length, TWO_LINES, 10, 8));
        assertEquals(Optional.empty(), MixedPacking.of(many, many.length, TWO_LINES, 10, 8));
        assertEquals(Optional.empty(), MixedPacking.of(few, few.length, new Packing(4, 2, 59), 5, 8));
    }
}
