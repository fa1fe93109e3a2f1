package broken.network;

import broken.spec.calib.Map;

/** A network that knows hardware. */
final class Hardware {
    Map map = new Map();
}
