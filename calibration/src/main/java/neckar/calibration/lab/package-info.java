/**
 * The experimenter's side of the laboratory door: configures one chip in terms of circuits and rows, and reads membranes and
 * spikes. Knows nothing of any parameter's law. May use {@code spec}, {@code base} and {@code emulator.bench}.
 */
@NullMarked
package neckar.calibration.lab;

import org.jspecify.annotations.NullMarked;
