/**
 * Event streams of the chips: merger trees, lines, L1 addresses, insertion of external sources, background generators.
 * Permitted dependencies: base, network, wafer description, partition, place. Results are frozen; work is cut by chip.
 */
@NullMarked
package neckar.compiler.route.line;

import org.jspecify.annotations.NullMarked;
