package neckar.emulator.silicon;

/** Divider of a bias current, set per chip row by two bits (hardware reference 5.4). */
public enum SpeedSetting {
    /** Current mirror 1:1. */
    FAST,
    /** Current mirror 3:1. */
    NORMAL,
    /** Current mirror 27:1. */
    SLOW
}
