/**
 * The laboratory door: a bitstream, an experiment and a die go in as bytes and names, a recording comes out. The only
 * package of the emulator that others may use. No type of the silicon passes it; the truth about a die leaves only as
 * measurements. Safe for any thread.
 */
@NullMarked
package neckar.emulator.bench;

import org.jspecify.annotations.NullMarked;
