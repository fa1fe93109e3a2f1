/**
 * Reads and writes calibration files ({@code neckar-calibration/1}). Depends on {@code spec.calib}, {@code spec.coord},
 * {@code spec.config} and {@code neckar.base}; the only package of the calibration that touches files. Readers and
 * writers belong to one thread.
 */
@NullMarked
package neckar.spec.calib.io;

import org.jspecify.annotations.NullMarked;
