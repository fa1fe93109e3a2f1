/**
 * From the decoded configuration to what runs: neurons as components of joined denmems, routes of L1 events, driver
 * chains, lists of synapses by driver and address. Refuses settings that would harm a chip or mean nothing. Depends on
 * {@code neckar.spec} and {@code neckar.base}. All results are immutable.
 */
@NullMarked
package neckar.emulator.load;

import org.jspecify.annotations.NullMarked;
