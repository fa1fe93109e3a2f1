package broken.emulator.bench;

import broken.emulator.silicon.Truth;

/** A laboratory door that hands out the truth. */
public final class Door {
    /** Leaks. */
    public Truth truth() {
        return new Truth();
    }
}
