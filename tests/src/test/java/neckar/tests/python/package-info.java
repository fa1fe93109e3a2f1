/** The Python packages, tested by their own tests. */
@NullMarked
package neckar.tests.python;

import org.jspecify.annotations.NullMarked;
