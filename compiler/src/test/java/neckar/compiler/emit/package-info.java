/** Tests of what the compiler writes. */
@NullMarked
package neckar.compiler.emit;

import org.jspecify.annotations.NullMarked;
