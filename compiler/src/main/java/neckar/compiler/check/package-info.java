/**
 * The second opinion: rebuilds from the register image alone which network a wafer configuration realises, finds
 * illegal settings, and compares with the network that was asked for. May use {@code network}, {@code spec.*} and the
 * mapping table of {@code compiler.emit}; shares nothing with placement, routing or emission, so that it cannot
 * repeat their mistakes. Chips are examined in parallel and merged in the order of their numbers; results do not
 * depend on the number of threads.
 */
@NullMarked
package neckar.compiler.check;

import org.jspecify.annotations.NullMarked;
