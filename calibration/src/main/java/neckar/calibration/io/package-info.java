/** Files of a calibration: the journal of its measurements. The only package of calibration that touches files. */
@NullMarked
package neckar.calibration.io;

import org.jspecify.annotations.NullMarked;
