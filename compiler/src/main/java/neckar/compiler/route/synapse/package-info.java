/**
 * From routed lines to cells: driver chains on each side of a chip, STP sets of drivers, signs of rows, groups of
 * half-rows, and the cell of each synapse; with a cause for each synapse that got none. Depends on
 * {@code neckar.compiler.route} and its sub-packages graph, line and demand, on placement, and on the wafer
 * specification. Work is cut by chip; results are immutable.
 */
@NullMarked
package neckar.compiler.route.synapse;

import org.jspecify.annotations.NullMarked;
