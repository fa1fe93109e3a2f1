/**
 * L1 routes as the registers make them, followed forwards: from a sending repeater along segments, repeaters, crossbars
 * and synapse switches to chains of synapse drivers. Reads registers and topology alone; the checker follows the same
 * switches backwards with code of its own. May use {@code spec.*} and the merger walk of {@code compiler.check}.
 * Immutable results.
 */
@NullMarked
package neckar.compiler.inspect.route;

import org.jspecify.annotations.NullMarked;
