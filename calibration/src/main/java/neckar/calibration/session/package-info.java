/**
 * The course of a calibration: which procedures in which order, what was measured before, what is left to do. Results depend on
 * nothing but the wafer and the seed of its writings, not on threads nor on where a run was interrupted.
 */
@NullMarked
package neckar.calibration.session;

import org.jspecify.annotations.NullMarked;
