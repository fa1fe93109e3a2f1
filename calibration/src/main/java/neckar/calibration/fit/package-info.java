/**
 * Fits without any knowledge of circuits: robust statistics, lines with priors, hinges, relaxations, synaptic potentials. Pure
 * functions; sums run in a fixed order. May use {@code base} and the fitting library.
 */
@NullMarked
package neckar.calibration.fit;

import org.jspecify.annotations.NullMarked;
