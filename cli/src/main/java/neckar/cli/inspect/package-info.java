/**
 * How answers of {@code neckar inspect} look: aligned text with colours for terminals, and the records as trees for JSON.
 * May use {@code compiler.inspect}. Stateless.
 */
@NullMarked
package neckar.cli.inspect;

import org.jspecify.annotations.NullMarked;
