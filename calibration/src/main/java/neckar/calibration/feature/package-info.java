/**
 * Features of recorded traces: means, shape of firing, averages over periods, synaptic potentials. Pure functions of samples. May
 * use {@code spec.experiment}, {@code base} and {@code calibration.fit}.
 */
@NullMarked
package neckar.calibration.feature;

import org.jspecify.annotations.NullMarked;
