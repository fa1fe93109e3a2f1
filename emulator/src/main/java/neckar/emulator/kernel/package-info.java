/**
 * The machine: chips built from registers and silicon, stepped in windows as long as the shortest way between chips, in
 * parallel by chip with the same result for any number of threads. Depends on the packages of the emulator below it.
 */
@NullMarked
package neckar.emulator.kernel;

import org.jspecify.annotations.NullMarked;
