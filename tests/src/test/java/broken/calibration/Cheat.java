package broken.calibration;

import broken.emulator.silicon.Truth;

/** A calibration that reads the answer. */
final class Cheat {
    Truth truth = new Truth();
}
