/**
 * The whole program against formulas: rates, potentials and arrival times of compiled and emulated networks, with the parameters that the
 * codes of the bitstream stand for.
 */
@NullMarked
package neckar.tests.physics;

import org.jspecify.annotations.NullMarked;
