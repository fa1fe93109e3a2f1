/**
 * Graphs of the Neuromorphic Intermediate Representation (NIR) as networks and back. Equations are those of NIR's
 * text: time in s, voltages without unit.
 */
@NullMarked
package neckar.network.io.nir;

import org.jspecify.annotations.NullMarked;
