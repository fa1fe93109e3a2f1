/**
 * What every routing stage speaks about: why a synapse is lost, and the counts of it. Depends on the JDK alone, so that
 * the packages below may use it without a cycle. All types are immutable.
 */
@NullMarked
package neckar.compiler.route;

import org.jspecify.annotations.NullMarked;
