/**
 * What {@code neckar validate} does: models of the network as the wafer realises it, runs of both kinds, the comparison as
 * tree, table and page. May use the compiler's results, {@code emulator.bench}, {@code reference} and {@code cli.picture}.
 */
@NullMarked
package neckar.cli.validate;

import org.jspecify.annotations.NullMarked;
