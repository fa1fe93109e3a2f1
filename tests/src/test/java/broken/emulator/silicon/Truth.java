package broken.emulator.silicon;

/** Truth about a die. */
public final class Truth {
    /** Public so that it can be depended on. */
    public Truth() {}
}
