package neckar.spec.topology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * The kind of wafer that a configuration is made for (format {@code neckar-wafer/1}).
 *
 * @param name for people; not part of the hash
 * @param hicannVersion 2, or 4, on which the drivers next to the neurons are unavailable (hardware reference 4.1)
 * @param borderRule whether lines at the border next to reticles without FPGA are unusable (hardware reference 9.2)
 * @param limits how many switches may be closed at once
 */
public record WaferDescription(String name, int hicannVersion, boolean borderRule, SwitchLimits limits) {
    /** The format name. */
    public static final String FORMAT = "neckar-wafer/1";

    /** The default: 224 drivers on each chip, no border rule, one switch of each kind. */
    public static final WaferDescription DEFAULT = new WaferDescription("default", 2, false, SwitchLimits.DEFAULT);

    // On HICANN v4 the drivers 110..113 are unavailable.
    private static final int ROWS_LOST_TO_NEURONS = 1;

    /** Checks the version. */
    public WaferDescription {
        if (hicannVersion != 2 && hicannVersion != 4) {
            throw new IllegalArgumentException("HICANN version " + hicannVersion + ". Allowed: 2, 4");
        }
    }

    /** True when chips of this version have the driver: all but 110..113 on version 4, all on version 2. */
    public boolean hasDriver(SynapseDriverOnHicann driver) {
        return hicannVersion == 2 || driver.distanceFromNeurons() >= ROWS_LOST_TO_NEURONS;
    }

    /** Number of drivers on a chip without defects: 224 or 220. */
    public int driversPerHicann() {
        return (int)
                SynapseDriverOnHicann.all().stream().filter(this::hasDriver).count();
    }

    /** SHA-256 over everything but the name, 32 bytes; the same on every machine and for every version of the program. */
    public byte[] hashBytes() {
        String canonical = FORMAT
                + ";hicann_version=" + hicannVersion
                + ";border_rule=" + borderRule
                + ";crossbar_per_hline=" + limits.crossbarPerHLine()
                + ";crossbar_per_vline=" + limits.crossbarPerVLine()
                + ";synapse_switch_per_half_row=" + limits.synapseSwitchPerHalfRow()
                + ";synapse_switch_per_vline=" + limits.synapseSwitchPerVLine();
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@link #hashBytes()} as 64 lower-case hexadecimal digits. */
    public String hash() {
        return HexFormat.of().formatHex(hashBytes());
    }
}
