/** A real browser, driven by tests and benchmarks. */
@NullMarked
package neckar.tests.browser;

import org.jspecify.annotations.NullMarked;
