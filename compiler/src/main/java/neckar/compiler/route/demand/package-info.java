/**
 * What the lines are worth to the chips: which edges arrive at a chip on which line, what each further synapse driver
 * would realise of them, and how many drivers each (line, chip) pair therefore asks for. Depends on partition, placement,
 * {@code route.line} and the wafer specification. Work is cut by chip; results are frozen.
 */
@NullMarked
package neckar.compiler.route.demand;

import org.jspecify.annotations.NullMarked;
