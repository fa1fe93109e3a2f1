/** Tests of networks and their draws. */
@NullMarked
package neckar.network;

import org.jspecify.annotations.NullMarked;
