/**
 * Biological parameters to codes of floating gates, weights and synapse drivers, through a calibration. May use the
 * network, placement and synapse routing, {@code spec.*}; knows no physics of its own. Stateless between calls.
 */
@NullMarked
package neckar.compiler.translate;

import org.jspecify.annotations.NullMarked;
