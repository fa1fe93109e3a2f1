/**
 * What {@code neckar sweep} does: a grid becomes jobs, each a description with files in and files out in a folder of its own
 * and no state shared with others; finished jobs are found again by the hash of their description; one table collects them.
 * Knows other commands only as words, which a {@link neckar.cli.sweep.CommandDoor} executes. May use {@code base} and {@code
 * spec.experiment.Sha256}. Only {@link neckar.cli.sweep.SweepRun} makes threads.
 */
@NullMarked
package neckar.cli.sweep;

import org.jspecify.annotations.NullMarked;
