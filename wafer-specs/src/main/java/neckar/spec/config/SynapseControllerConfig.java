package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of the controller of one synapse array (hardware reference 4.8).
 *
 * @param control control register
 * @param timing configuration register
 * @param lut plasticity tables
 * @param correlationReset one bit per line of the correlation reset, 32 bits
 * @param sramTiming timing of the SRAM of the array's drivers
 */
public record SynapseControllerConfig(
        SynapseControl control, SynapseTiming timing, StdpLut lut, int correlationReset, SramTiming sramTiming) {
    /** Driver DLLs held in reset, no plasticity running. */
    public static final SynapseControllerConfig DEFAULT = new SynapseControllerConfig(
            SynapseControl.DEFAULT, SynapseTiming.DEFAULT, StdpLut.DEFAULT, 0xffffffff, SramTiming.DEFAULT);

    /** Driver DLLs released, no plasticity running. */
    public static final SynapseControllerConfig RUNNING = DEFAULT.withTiming(SynapseTiming.RUNNING);

    /** This setting with another configuration register. */
    public SynapseControllerConfig withTiming(SynapseTiming newTiming) {
        return new SynapseControllerConfig(control, newTiming, lut, correlationReset, sramTiming);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SynapseControllerConfig that
                        && control.equals(that.control)
                        && timing.equals(that.timing)
                        && lut.equals(that.lut)
                        && correlationReset == that.correlationReset
                        && sramTiming.equals(that.sramTiming));
    }

    @Override
    public int hashCode() {
        return Objects.hash(control, timing, lut, correlationReset, sramTiming);
    }
}
