package neckar.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SpikeTrainsTest {
    private static Network poisson(long seed, int size, double rate, double start, double duration) {
        Map<String, ValueField> parameters = Map.of(
                "rate", new ValueField.Constant(rate),
                "start", new ValueField.Constant(start),
                "duration", new ValueField.Constant(duration));
        Population sources = Networks.population(0, "s", size, CellType.SPIKE_SOURCE_POISSON, parameters);
        return Networks.network(seed, List.of(sources), List.of());
    }

    @Property(tries = 100)
    void poissonSpikesAscendWithinTheirTime(
            @ForAll long seed,
            @ForAll @DoubleRange(max = 1200) double start,
            @ForAll @DoubleRange(max = 1200) double duration) {
        double[] times = SpikeTrains.of(poisson(seed, 1, 200, start, duration), 0, 0);
        for (int i = 0; i < times.length; i++) {
            assertTrue(times[i] >= start && times[i] < Math.min(1000, start + duration));
            assertTrue(i == 0 || times[i] > times[i - 1]);
        }
    }

    @Test
    void poissonCountsHaveMeanAndVarianceOfTheRate() {
        Network network = poisson(1, 2000, 50, 0, 1e10);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 2000; i++) {
            int count = SpikeTrains.of(network, 0, i).length;
            sum += count;
            squares += (count - 50.0) * (count - 50.0);
        }
        assertEquals(50, sum / 2000, 6 * Math.sqrt(50.0 / 2000));
        assertEquals(50, squares / 2000, 6 * 50 * Math.sqrt(2.0 / 2000));
    }

    @Test
    void trainsAreReproducibleAndIndependent() {
        Network network = poisson(9, 3, 100, 0, 1e10);
        assertArrayEquals(SpikeTrains.of(network, 0, 1), SpikeTrains.of(poisson(9, 3, 100, 0, 1e10), 0, 1));
        assertNotEquals(SpikeTrains.of(network, 0, 1)[0], SpikeTrains.of(network, 0, 2)[0]);
        assertEquals(0, SpikeTrains.of(poisson(9, 1, 0, 0, 1e10), 0, 0).length);
    }

    @Test
    void listedTimesAreSortedAndCutAtTheEnd() {
        SpikeTimes times = SpikeTimes.each(List.of(new double[] {5, 1, 999.9, 1000}, new double[0]));
        Population sources = new Population(
                0,
                "s",
                2,
                CellType.SPIKE_SOURCE_ARRAY,
                Map.of(),
                times,
                List.of(),
                List.of(),
                20,
                Structure.DEFAULT,
                false,
                0);
        Network network = Networks.network(1, List.of(sources), List.of());
        assertArrayEquals(new double[] {1, 5, 999.9}, SpikeTrains.of(network, 0, 0));
        assertEquals(0, SpikeTrains.of(network, 0, 1).length);
    }

    @Test
    void repetitionsDrawOtherTrainsOfTheSameRate() {
        Network network = poisson(9, 3, 100, 0, 1e10);
        assertArrayEquals(SpikeTrains.of(network, 0, 1), SpikeTrains.of(network, 0, 1, 0));
        assertArrayEquals(SpikeTrains.of(network, 0, 1, 4), SpikeTrains.of(network, 0, 1, 4));
        assertNotEquals(SpikeTrains.of(network, 0, 1)[0], SpikeTrains.of(network, 0, 1, 1)[0]);
        assertNotEquals(SpikeTrains.of(network, 0, 1, 2)[0], SpikeTrains.of(network, 0, 1, 1)[0]);
    }
}
