package neckar.spec.coord;

/** A position of the hardware with a dense id ("enum" of the hardware reference), 0..COUNT-1 within its kind. */
public interface Coordinate {
    /** The dense id of this position within its kind. */
    int id();
}
