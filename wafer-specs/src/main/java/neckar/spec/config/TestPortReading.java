package neckar.spec.config;

import java.util.List;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.TestPortOnRepeaterBlock;

/**
 * What a test port of a repeater block has recorded (hardware reference 2.6).
 *
 * @param hicann the chip
 * @param block the repeater block
 * @param port the test port
 * @param events the first events of its repeaters in input mode, three at most, in the order of arrival
 */
public record TestPortReading(
        HicannOnWafer hicann, RepeaterBlockOnHicann block, TestPortOnRepeaterBlock port, List<TestPortEvent> events) {
    /** Copies the list. */
    public TestPortReading {
        events = List.copyOf(events);
    }
}
