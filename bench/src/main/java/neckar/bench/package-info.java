/** Benchmarks of the compiler: public networks, measured runs, tables and plots. */
@NullMarked
package neckar.bench;

import org.jspecify.annotations.NullMarked;
