package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorDistributionTest {

    @Test
    void tellsMomentsAndQuantiles() {
        ErrorDistribution errors = new ErrorDistribution();
        ErrorDistribution part = new ErrorDistribution();
        for (int i = 1; i <= 100; i++) {
            (i % 2 == 0 ? errors : part).add(i / 100.0, 1);
        }
        errors.merge(part);

        assertEquals(100, errors.count());
        assertEquals(0.505, errors.mean(), 1e-12);
        assertEquals(StrictMath.sqrt(0.33835), errors.rootMeanSquare(), 1e-12);
        assertEquals(0.5, errors.quantile(0.5), 1e-3);
        assertEquals(0.95, errors.quantile(0.95), 1e-3);
        assertEquals(0.01, errors.smallest());
        assertEquals(1.0, errors.largest());
    }

    @Test
    void keepsErrorsBeyondItsRangeAsExtremes() {
        ErrorDistribution errors = new ErrorDistribution();
        errors.add(-0.5, 1);
        errors.add(7, 2);

        assertEquals(7, errors.largest());
        assertEquals(3, errors.quantile(1));
        assertEquals(-0.5, errors.quantile(0));
    }

    @Test
    void countsAnErrorAsOftenAsSynapsesHaveIt() {
        ErrorDistribution errors = new ErrorDistribution();
        errors.add(0.1, 3);
        errors.add(-0.2, 1);
        errors.add(9, 0);

        assertEquals(4, errors.count());
        assertEquals(0.025, errors.mean(), 1e-12);
        assertEquals(-0.2, errors.quantile(0.25), 1e-3);
        assertEquals(0.1, errors.quantile(0.26), 1e-3);
        assertEquals(0.1, errors.largest());
    }

    @Test
    void isZeroWithoutErrors() {
        assertEquals(0, new ErrorDistribution().quantile(0.5));
        assertEquals(0, new ErrorDistribution().mean());
    }
}
