/** Tests of the straight line through all stages. */
@NullMarked
package neckar.compiler.flow;

import org.jspecify.annotations.NullMarked;
