/**
 * Judges a calibration by new measurements at codes that were not used for fitting (calibration reference 2.13, 4.3). May use the
 * procedures and the bench.
 */
@NullMarked
package neckar.calibration.verify;

import org.jspecify.annotations.NullMarked;
