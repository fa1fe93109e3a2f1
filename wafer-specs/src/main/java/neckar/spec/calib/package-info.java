/**
 * Calibration: maps between hardware quantities and floating-gate codes, different for every circuit, with the nominal
 * map where none was measured. What the compiler believes about a die; the emulator has its own laws and must not use
 * this package. Depends on {@code spec.coord}, {@code spec.config} (names of parameters), {@code spec.unit} and
 * {@code neckar.base}. All types are immutable.
 */
@NullMarked
package neckar.spec.calib;

import org.jspecify.annotations.NullMarked;
