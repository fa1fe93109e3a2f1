/**
 * {@code neckar view}: a result folder in a browser. Packs what the page draws into compact binaries, answers its
 * questions, serves both on the loopback interface or writes all of it into one file.
 */
@NullMarked
package neckar.cli.view;

import org.jspecify.annotations.NullMarked;
