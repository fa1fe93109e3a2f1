package neckar.spec.calib;

import java.util.Optional;

/** What a calibration knows about one entry (calibration reference 1.2). */
public enum MapState {
    /** Measured and good. */
    OK('O'),
    /** Not measured, or measured in another mode: the nominal map is used. */
    NOMINAL('N'),
    /** The fit failed: the nominal map is used. */
    FIT_FAILED('F'),
    /** Domain or value not credible: the nominal map is used. */
    NOT_CREDIBLE('D'),
    /** The trace was missing: the nominal map is used. */
    MISSING_TRACE('M');

    private final char letter;

    MapState(char letter) {
        this.letter = letter;
    }

    /** The letter in files. */
    public char letter() {
        return letter;
    }

    /** The state of a letter; empty for an unknown one. */
    public static Optional<MapState> ofLetter(char letter) {
        for (MapState state : values()) {
            if (state.letter == letter) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
