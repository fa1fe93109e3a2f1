/**
 * A second implementation of the emulator's specification, for tests: stepped tick by tick from the registers, one object
 * a circuit, with no thought of speed. It shares the laws of the silicon and the exponential function with the kernel,
 * nothing else.
 */
@NullMarked
package neckar.emulator.oracle;

import org.jspecify.annotations.NullMarked;
