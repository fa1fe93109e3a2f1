/** What comes in and goes out in the formats of other programs. */
@NullMarked
package neckar.tests.formats;

import org.jspecify.annotations.NullMarked;
