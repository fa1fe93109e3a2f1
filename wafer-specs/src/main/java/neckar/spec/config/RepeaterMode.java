package neckar.spec.config;

/** What a repeater does with its line (hardware reference 2.6). */
public enum RepeaterMode {
    /** Nothing is forwarded; takes no direction. */
    IDLE,
    /** Regenerates events in exactly one direction. */
    FORWARDING,
    /** Drives events in one or two directions: the chip's own at a sending repeater, test port data elsewhere. */
    OUTPUT,
    /** Forwards in exactly one direction and records the events at the test port of the block. */
    INPUT,
    /** Test port data out and back in; takes no direction. */
    LOOPBACK
}
