package broken.spec.calib;

/** A calibration map that others must not know. */
public final class Map {
    /** Public so that it can be depended on. */
    public Map() {}
}
