/**
 * The {@code neckar} command: one class per command, option parsing, progress, files and exit codes. The only package
 * that prints, exits and, beside the {@code io} packages, touches files. May use every other module; single-threaded
 * except where a command hands a thread count to a stage.
 */
@NullMarked
package neckar.cli;

import org.jspecify.annotations.NullMarked;
