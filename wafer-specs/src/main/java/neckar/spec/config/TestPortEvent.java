package neckar.spec.config;

/**
 * One event that a test port of a repeater block sends (hardware reference 2.6).
 *
 * @param address L1 address, 0..63
 * @param time when, 0..1023 in the block's own time
 */
public record TestPortEvent(int address, int time) {
    /** An entry that was never written. */
    public static final TestPortEvent NONE = new TestPortEvent(0, 0);

    /** Checks ranges. */
    public TestPortEvent {
        Require.inRange("test port address", address, 0, 63);
        Require.inRange("test port time", time, 0, 1023);
    }
}
