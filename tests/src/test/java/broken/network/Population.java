package broken.network;

/** A network type. */
public final class Population {
    /** Public so that it can be depended on. */
    public Population() {}
}
