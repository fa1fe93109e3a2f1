/** The page of {@code neckar view}: its server, its data, and the page itself in a real browser. */
@NullMarked
package neckar.tests.viewer;

import org.jspecify.annotations.NullMarked;
