/** Tests of the shared ground. */
@NullMarked
package neckar.base;

import org.jspecify.annotations.NullMarked;
