package neckar.emulator.digital;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.config.BackgroundGeneratorConfig;
import org.junit.jupiter.api.Test;

class BackgroundGeneratorsTest {
    private static List<Long> events(BackgroundGeneratorConfig setting, int count) {
        BackgroundGenerators generators = new BackgroundGenerators(new BackgroundGeneratorConfig[] {setting});
        List<Long> edges = new ArrayList<>();
        while (edges.size() < count && generators.nextEdge() < Long.MAX_VALUE) {
            edges.add(generators.nextEdge());
            generators.consume(generators.nextEdge());
        }
        return edges;
    }

    @Test
    void shiftRegisterFollowsItsPolynomialThrough65535States() {
        int value = 1;
        int[] expected = {
            2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x400, 0x801, 0x1002, 0x2005, 0x400b, 0x8016, 0x2d, 0x5a
        };
        for (int next : expected) {
            value = BackgroundGenerators.shift(value);
            assertEquals(next, value);
        }
        int steps = expected.length;
        do {
            value = BackgroundGenerators.shift(value);
            steps++;
        } while (value != 1);
        assertEquals(65535, steps);
    }

    @Test
    void regularGeneratorFiresEachPeriodPlusOneEdges() {
        assertEquals(List.of(125L, 250L, 375L), events(new BackgroundGeneratorConfig(true, false, 124, 5, 1), 3));
    }

    @Test
    void randomGeneratorFiresAtTheReferenceClocks() {
        assertEquals(
                List.of(15L, 26L, 28L, 31L, 37L, 41L, 43L, 47L, 50L, 55L),
                events(new BackgroundGeneratorConfig(true, true, 32767, 0, 1), 10));
        assertEquals(
                List.of(50L, 70L, 109L, 129L, 143L, 303L, 331L, 336L, 368L, 434L),
                events(new BackgroundGeneratorConfig(true, true, 62258, 0, 1), 10));
        assertEquals(
                List.of(7L, 87L, 134L, 143L, 233L, 308L, 349L, 373L, 408L, 494L),
                events(new BackgroundGeneratorConfig(true, true, 62258, 0, 500), 10));
        assertEquals(
                List.of(8L, 19L, 30L, 35L, 42L, 63L, 70L, 76L, 87L, 94L),
                events(new BackgroundGeneratorConfig(true, true, 49151, 0, 200), 10));
        assertEquals(
                List.of(3748L, 7679L, 11263L, 11932L, 12301L, 14402L, 15388L, 22247L, 23441L, 23837L),
                events(new BackgroundGeneratorConfig(true, true, 65469, 0, 4660), 10));
    }

    @Test
    void randomGeneratorHasItsMeanInterval() {
        int period = BackgroundGeneratorConfig.randomPeriod(40);
        List<Long> edges = events(new BackgroundGeneratorConfig(true, true, period, 0, 77), 2000);
        assertEquals(40.0, edges.get(1999) / 2000.0, 1.5);
    }

    @Test
    void seedZeroAndFullPeriodNeverFire() {
        assertEquals(List.of(), events(new BackgroundGeneratorConfig(true, true, 100, 0, 0), 1));
        assertEquals(List.of(), events(new BackgroundGeneratorConfig(true, true, 65535, 0, 1), 1));
        assertEquals(List.of(), events(new BackgroundGeneratorConfig(false, false, 100, 0, 1), 1));
    }

    @Test
    void randomEventsHaveAddressZeroWhateverIsSet() {
        BackgroundGeneratorConfig setting = new BackgroundGeneratorConfig(true, true, 100, 9, 1);
        assertEquals(0, new BackgroundGenerators(new BackgroundGeneratorConfig[] {setting}).address(0));
        BackgroundGeneratorConfig regular = new BackgroundGeneratorConfig(true, false, 100, 9, 1);
        assertEquals(9, new BackgroundGenerators(new BackgroundGeneratorConfig[] {regular}).address(0));
    }
}
