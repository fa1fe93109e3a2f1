/** What {@code neckar inspect} says, held against {@code neckar dump}. */
@NullMarked
package neckar.tests.inspect;

import org.jspecify.annotations.NullMarked;
