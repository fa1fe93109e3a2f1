package broken.reference.simulate;

import broken.spec.calib.Map;

/** A reference simulator that looks at the hardware's tables. */
public class Peek {
    Map hardware = new Map();
}
