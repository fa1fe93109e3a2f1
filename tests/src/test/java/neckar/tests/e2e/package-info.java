/** Tests of the whole program through its command line: examples, random networks, honesty. */
@NullMarked
package neckar.tests.e2e;

import org.jspecify.annotations.NullMarked;
