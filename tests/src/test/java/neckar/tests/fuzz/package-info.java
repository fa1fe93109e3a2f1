/**
 * Broken input: files are mutated by seeded rules, and every command must end in good time with status 0, 1 or 2, tell what is wrong, and leave
 * nothing half written.
 */
@NullMarked
package neckar.tests.fuzz;

import org.jspecify.annotations.NullMarked;
