package neckar.spec.config;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of a repeater block (hardware reference 2.6 and 7.2).
 *
 * @param startTdo start bits of the two test ports for output, 0..3
 * @param startTdi start bits of the two test ports for input, 0..3
 * @param dllReleased whether the DLLs are out of reset; events pass only then
 * @param driverReleased whether the line drivers are out of reset
 * @param fextcap capacity setting, 0..3
 * @param testData the six events of the test ports: three of port 0, then three of port 1
 * @param sramTiming timing of the block's SRAM
 */
public record RepeaterBlockConfig(
        int startTdo,
        int startTdi,
        boolean dllReleased,
        boolean driverReleased,
        int fextcap,
        List<TestPortEvent> testData,
        SramTiming sramTiming) {
    /** Test ports in a block. */
    public static final int TEST_PORTS = 2;

    /** Events that a test port holds. */
    public static final int TEST_EVENTS = 3;

    private static final List<TestPortEvent> NO_TEST_DATA =
            List.copyOf(Collections.nCopies(TEST_PORTS * TEST_EVENTS, TestPortEvent.NONE));

    /** DLLs held in reset, drivers released: the state before locking. */
    public static final RepeaterBlockConfig DEFAULT =
            new RepeaterBlockConfig(0, 0, false, true, 0, NO_TEST_DATA, SramTiming.DEFAULT);

    /** DLLs released: the state of a block in use. */
    public static final RepeaterBlockConfig RUNNING =
            new RepeaterBlockConfig(0, 0, true, true, 0, NO_TEST_DATA, SramTiming.DEFAULT);

    /** Checks ranges and the number of test events. */
    public RepeaterBlockConfig {
        Require.inRange("start_tdo", startTdo, 0, 3);
        Require.inRange("start_tdi", startTdi, 0, 3);
        Require.inRange("fextcap", fextcap, 0, 3);
        testData = List.copyOf(testData);
        Require.inRange(
                "number of test port events", testData.size(), TEST_PORTS * TEST_EVENTS, TEST_PORTS * TEST_EVENTS);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RepeaterBlockConfig that
                        && startTdo == that.startTdo
                        && startTdi == that.startTdi
                        && dllReleased == that.dllReleased
                        && driverReleased == that.driverReleased
                        && fextcap == that.fextcap
                        && testData.equals(that.testData)
                        && sramTiming.equals(that.sramTiming));
    }

    @Override
    public int hashCode() {
        return Objects.hash(startTdo, startTdi, dllReleased, driverReleased, fextcap, testData, sramTiming);
    }
}
