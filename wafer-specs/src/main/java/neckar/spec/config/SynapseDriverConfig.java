package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of a synapse driver (hardware reference 4.2 and 4.4).
 *
 * @param enable whether it drives its rows
 * @param locin whether it takes the input of its own synapse switches
 * @param connect whether it is joined with the next driver outward
 * @param stpEnable whether short-term plasticity acts
 * @param stpMode direction of short-term plasticity
 * @param stpCap utilisation setting, 0..7
 * @param upper the upper row (even row number)
 * @param lower the lower row
 */
public record SynapseDriverConfig(
        boolean enable,
        boolean locin,
        boolean connect,
        boolean stpEnable,
        StpMode stpMode,
        int stpCap,
        RowConfig upper,
        RowConfig lower) {
    /** A driver that is not in use. */
    public static final SynapseDriverConfig OFF =
            new SynapseDriverConfig(false, false, false, false, StpMode.FACILITATION, 0, RowConfig.OFF, RowConfig.OFF);

    /** Checks ranges. */
    public SynapseDriverConfig {
        Require.inRange("stp_cap", stpCap, 0, 7);
    }

    /** One of the two rows: 0 upper, 1 lower. */
    public RowConfig row(int row) {
        return Require.inRange("row of a driver", row, 0, 1) == 0 ? upper : lower;
    }

    /** This setting with other rows. */
    public SynapseDriverConfig withRows(RowConfig newUpper, RowConfig newLower) {
        return new SynapseDriverConfig(enable, locin, connect, stpEnable, stpMode, stpCap, newUpper, newLower);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SynapseDriverConfig that
                        && enable == that.enable
                        && locin == that.locin
                        && connect == that.connect
                        && stpEnable == that.stpEnable
                        && stpMode == that.stpMode
                        && stpCap == that.stpCap
                        && upper.equals(that.upper)
                        && lower.equals(that.lower));
    }

    @Override
    public int hashCode() {
        return Objects.hash(enable, locin, connect, stpEnable, stpMode, stpCap, upper, lower);
    }
}
