/**
 * What all whole-program tests need: running commands here and in processes of their own, random networks, files. Uses the command line and
 * the formats of wafer-specs; nothing here is shared between threads.
 */
@NullMarked
package neckar.tests.workbench;

import org.jspecify.annotations.NullMarked;
