package neckar.spec.config;

/** Which inputs a two-input merger passes on (hardware reference 3.5). */
public enum MergerMode {
    /** Only the left input. */
    LEFT_ONLY,
    /** Only the right input. */
    RIGHT_ONLY,
    /** Both inputs; the one not served last goes first. */
    MERGE
}
