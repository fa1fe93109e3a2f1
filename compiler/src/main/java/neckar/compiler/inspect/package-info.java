/**
 * Views for people: the decoded bitstream as text, and recordings translated back to populations. May use {@code
 * network}, {@code spec.*}, the mapping table of {@code compiler.emit} and the decoded neurons of {@code
 * compiler.check}. Writes only to streams that callers give. No shared state.
 */
@NullMarked
package neckar.compiler.inspect;

import org.jspecify.annotations.NullMarked;
