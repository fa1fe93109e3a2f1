/**
 * Calibration: measures a wafer as an experimenter must, through {@code emulator.bench} alone, and fits the maps by which the
 * compiler translates. May use {@code spec}, {@code base} and a fitting library.
 */
@NullMarked
package neckar.calibration;

import org.jspecify.annotations.NullMarked;
