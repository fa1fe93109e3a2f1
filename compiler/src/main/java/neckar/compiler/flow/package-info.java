/**
 * The compiler's top line: network to bitstream, stage by stage. May use every package of the compiler; each stage reads
 * frozen results of earlier ones and returns its own.
 */
@NullMarked
package neckar.compiler.flow;

import org.jspecify.annotations.NullMarked;
