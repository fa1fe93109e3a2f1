/**
 * Typed coordinates of a wafer module and all conversions between them (hardware reference 1 to 4, 5.1, 5.3).
 *
 * <p>A coordinate is an immutable value with a dense id; its name says what it is and on what. Depends on the JDK only.
 * Thread rule: everything here is immutable and may be shared.
 */
@NullMarked
package neckar.spec.coord;

import org.jspecify.annotations.NullMarked;
