package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.SpeedMode;
import org.junit.jupiter.api.Test;

class ModeChoiceTest {
    @Test
    void takesTheSpeedWithTheLargerCode() {
        // Calibration reference 4.2: 2 us has code 720 slow and 80 normal; 1 us is too short for slow.
        assertMode(true, SpeedMode.SLOW, 2e-6);
        assertMode(true, SpeedMode.SLOW, 10e-6);
        assertMode(true, SpeedMode.NORMAL, 1e-6);
        assertMode(true, SpeedMode.FAST, 0.45e-6);
    }

    @Test
    void takesTheSmallCapacitorOnlyWhereTheBigOneClips() {
        assertMode(false, SpeedMode.SLOW, 0.35e-6);
        assertMode(false, SpeedMode.NORMAL, 0.2e-6);
    }

    @Test
    void clipsAsFewNeuronsAsPossible() {
        assertMode(true, SpeedMode.NORMAL, 1e-6, 20e-6);
        assertMode(true, SpeedMode.SLOW, 2e-6, 20e-6, 100e-6);
        assertMode(true, SpeedMode.SLOW, 3e-6, 4e-6, 150e-6);
    }

    @Test
    void normalWithoutNeurons() {
        assertEquals(AnalogMode.NORMAL, ModeChoice.of(List.of(), Optional.empty()));
    }

    private static void assertMode(boolean bigCap, SpeedMode speed, Double... tauMemSec) {
        AnalogMode mode = ModeChoice.of(List.of(tauMemSec), Optional.empty());
        assertEquals(new AnalogMode(bigCap, speed, SpeedMode.NORMAL, SpeedMode.NORMAL), mode);
    }
}
