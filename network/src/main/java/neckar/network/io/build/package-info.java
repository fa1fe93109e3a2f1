/** Networks that do not come from our own format: checked the same way, with what the import had to change. */
@NullMarked
package neckar.network.io.build;

import org.jspecify.annotations.NullMarked;
