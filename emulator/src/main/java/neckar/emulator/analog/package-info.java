/**
 * The analog circuits of one chip as arrays: neurons of joined denmems, synapse drivers with short-term plasticity,
 * current stimulus. Depends on {@code emulator.silicon} for quantities. Objects belong to one chip and are used by one
 * thread at a time; their results do not depend on which.
 */
@NullMarked
package neckar.emulator.analog;

import org.jspecify.annotations.NullMarked;
