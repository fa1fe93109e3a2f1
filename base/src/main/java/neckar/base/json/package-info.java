/**
 * JSON that knows where each value stands, for readers of files that people write. Depends on {@code neckar.base} and
 * Jackson's streaming parser, which does not show outside. Trees are immutable; readers are confined to one thread.
 */
@NullMarked
package neckar.base.json;

import org.jspecify.annotations.NullMarked;
