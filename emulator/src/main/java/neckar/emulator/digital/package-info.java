/**
 * Digital circuits, cycle by cycle: priority encoders, merger trees, background generators, links to the FPGAs and their
 * queues, with a counter for every loss. Depends on {@code emulator.load} and {@code neckar.spec}. An object belongs to
 * one chip or one FPGA and is used by one thread at a time; results do not depend on which.
 */
@NullMarked
package neckar.emulator.digital;

import org.jspecify.annotations.NullMarked;
