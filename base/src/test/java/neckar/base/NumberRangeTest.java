package neckar.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NumberRangeTest {
    @Test
    void boundsBelongToClosedRangesOnly() {
        assertTrue(NumberRange.between(0, 1, "").contains(0));
        assertTrue(NumberRange.between(0, 1, "").contains(1));
        assertFalse(NumberRange.positive(1, "").contains(0));
        assertTrue(NumberRange.positive(1, "").contains(Double.MIN_VALUE));
        assertFalse(NumberRange.between(0, 1, "").contains(1.0000001));
    }

    @Test
    void nanLiesInNoRange() {
        assertFalse(NumberRange.between(-1e300, 1e300, "").contains(Double.NaN));
    }

    @Test
    void namesBoundsAndUnit() {
        assertEquals("above 0, up to 0.5 ms", NumberRange.positive(0.5, "ms").toString());
        assertEquals("-5 to 5", NumberRange.between(-5, 5, "").toString());
    }
}
