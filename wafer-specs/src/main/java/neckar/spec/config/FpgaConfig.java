package neckar.spec.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neckar.spec.coord.HsLink;

/**
 * Setting of an FPGA (hardware reference 1.3 and 3.7).
 *
 * @param linkEnabled whether the link to each of its chips is on, in the order of the link ids
 * @param generator its background generator
 */
public record FpgaConfig(List<Boolean> linkEnabled, FpgaGenerator generator) {
    /** All links off. */
    public static final FpgaConfig OFF = new FpgaConfig(Collections.nCopies(HsLink.COUNT, false), FpgaGenerator.OFF);

    /** Checks the number of links. */
    public FpgaConfig {
        linkEnabled = List.copyOf(linkEnabled);
        Require.inRange("number of links", linkEnabled.size(), HsLink.COUNT, HsLink.COUNT);
    }

    /** Whether the link to a chip is on. */
    public boolean isEnabled(HsLink link) {
        return linkEnabled.get(link.id());
    }

    /** This setting with a link on or off. */
    public FpgaConfig withLink(HsLink link, boolean enabled) {
        List<Boolean> changed = new ArrayList<>(linkEnabled);
        changed.set(link.id(), enabled);
        return new FpgaConfig(changed, generator);
    }

    /** This setting with another background generator. */
    public FpgaConfig withGenerator(FpgaGenerator newGenerator) {
        return new FpgaConfig(linkEnabled, newGenerator);
    }
}
