/** What users of the command line rely on: exit statuses, messages, options, files. */
@NullMarked
package neckar.tests.commandline;

import org.jspecify.annotations.NullMarked;
