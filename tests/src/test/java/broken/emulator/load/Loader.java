package broken.emulator.load;

import broken.network.Population;
import broken.spec.calib.Map;

/** An emulator that knows the network and the calibration. */
final class Loader {
    Map map = new Map();
    Population population = new Population();
}
