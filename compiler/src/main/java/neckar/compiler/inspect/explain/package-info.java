/**
 * Answers to questions about one compilation: where a neuron sits, which way a synapse goes, what was lost and who held
 * what it lacked. Everything comes from the decoded bitstream and the mapping table; the network file is not needed. May
 * use {@code compiler.emit}'s mapping table, {@code compiler.inspect.route}, the merger and neuron walk of {@code
 * compiler.check} and {@code spec.*}. Answers are records whose components are the keys of {@code neckar-inspect/1}.
 */
@NullMarked
package neckar.compiler.inspect.explain;

import org.jspecify.annotations.NullMarked;
