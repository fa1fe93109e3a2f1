/**
 * The results of all stages as registers, experiment and mapping table. {@link neckar.compiler.emit.MappingTable} and the
 * types it holds depend on nothing else here but the names of the causes of loss, because the checker reads them and must
 * share no other code with the compiler. Deterministic; single-threaded.
 */
@NullMarked
package neckar.compiler.emit;

import org.jspecify.annotations.NullMarked;
