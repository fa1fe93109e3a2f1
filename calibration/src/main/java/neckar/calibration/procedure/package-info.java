/**
 * One class for each calibrated parameter: what is configured and stepped, which feature is measured, which map is fitted, why a
 * circuit is rejected (calibration reference 2). Procedures see a chip only through {@code calibration.lab}.
 */
@NullMarked
package neckar.calibration.procedure;

import org.jspecify.annotations.NullMarked;
