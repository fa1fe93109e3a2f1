package neckar.spec.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import neckar.base.InputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScalingTest {
    @Test
    void examplesOfTheHardwareReference() {
        assertEquals(0.55, Scaling.DEFAULT.volt(-65), 1e-12);
        assertEquals(313, FloatingGateScale.dacOfVolt(Scaling.DEFAULT.volt(-65)));
        assertEquals(398, FloatingGateScale.dacOfVolt(Scaling.DEFAULT.volt(-50)));
        assertEquals(2e-6, Scaling.DEFAULT.timeSec(20), 1e-18);
        assertEquals(433e-9, Scaling.DEFAULT.siemens(0.004, MembraneCapacitance.BIG_FARAD, 0.2), 0.5e-9);
    }

    @Test
    void scaleAndShiftFromRanges() {
        Scaling scaling = Scaling.ofRanges(1e4, -150, 50, 0.4, 1.3);
        assertEquals(4.5, scaling.voltageScale(), 1e-12);
        assertEquals(1.075, scaling.voltageShiftVolt(), 1e-12);
        assertEquals(3.04, Scaling.ofRanges(1e4, -140, 140, 0.45, 1.3).voltageScale(), 0.005);
        assertThrows(InputException.class, () -> Scaling.ofRanges(1e4, 50, -150, 0.4, 1.3));
    }

    @Test
    void refusesWhatTheHardwareCannotRun() {
        assertThrows(InputException.class, () -> new Scaling(999, 10, 1.2));
        assertThrows(InputException.class, () -> new Scaling(100_001, 10, 1.2));
        assertThrows(InputException.class, () -> new Scaling(Double.NaN, 10, 1.2));
        assertThrows(InputException.class, () -> new Scaling(1e4, 0, 1.2));
        assertThrows(InputException.class, () -> new Scaling(1e4, 10, Double.NaN));
    }

    @Property(tries = 200)
    void everyQuantityComesBack(
            @ForAll @DoubleRange(min = 1e3, max = 1e5) double speedup,
            @ForAll @DoubleRange(min = 0.5, max = 50) double scale,
            @ForAll @DoubleRange(min = -100, max = 100) double x,
            @ForAll @DoubleRange(min = 0.01, max = 2) double membraneNf) {
        Scaling scaling = new Scaling(speedup, scale, 1.1);
        double farad = 3 * MembraneCapacitance.BIG_FARAD;
        assertEquals(x, scaling.timeMs(scaling.timeSec(x)), 1e-9);
        assertEquals(x, scaling.mv(scaling.volt(x)), 1e-9);
        assertEquals(x, scaling.mvDifference(scaling.voltDifference(x)), 1e-9);
        assertEquals(x, scaling.microSiemens(scaling.siemens(x, farad, membraneNf), farad, membraneNf), 1e-9);
        assertEquals(x, scaling.na(scaling.amp(x, farad, membraneNf), farad, membraneNf), 1e-9);
    }
}
