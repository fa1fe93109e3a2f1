package neckar.spec.config;

/**
 * Setting of a merger of the tree (hardware reference 3.5).
 *
 * @param mode the inputs it passes on
 * @param slow whether it passes at most one event per two clocks
 */
public record MergerConfig(MergerMode mode, boolean slow) {}
