/**
 * What every module needs and none owns: errors, run context, seeded draws. Depends on the JDK alone; all types are
 * immutable or confined to one thread unless they say otherwise.
 */
@NullMarked
package neckar.base;

import org.jspecify.annotations.NullMarked;
