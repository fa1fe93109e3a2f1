/** Dependency rules of the project, tried on the product and on classes that break them. */
@NullMarked
package neckar.tests.architecture;

import org.jspecify.annotations.NullMarked;
