package broken.calibration;

import broken.emulator.bench.Die;

/** A calibration that asks which die it has. */
final class Curious {
    Die die = new Die();
}
