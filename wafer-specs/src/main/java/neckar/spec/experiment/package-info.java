/**
 * What goes into a run and what comes out of it: timed stimulus events, recording requests, recordings, and their byte
 * formats. Depends on {@code spec.coord}, {@code spec.unit} and {@code neckar.base}; opens no files. All results are
 * immutable; writers and builders belong to one thread.
 */
@NullMarked
package neckar.spec.experiment;

import org.jspecify.annotations.NullMarked;
