/** Tests of positioned JSON. */
@NullMarked
package neckar.base.json;

import org.jspecify.annotations.NullMarked;
