package neckar.spec.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neckar.spec.coord.GbitChannelOnHicann;

/**
 * Setting of the Gbit link of a chip (hardware reference 3.7).
 *
 * @param directions use of each channel, in the order of its id
 * @param timestampEnable whether events carry timestamps
 */
public record GbitLinkConfig(List<GbitDirection> directions, boolean timestampEnable) {
    /** All channels off, timestamps on. */
    public static final GbitLinkConfig OFF =
            new GbitLinkConfig(Collections.nCopies(GbitChannelOnHicann.COUNT, GbitDirection.OFF), true);

    /** Checks the number of channels. */
    public GbitLinkConfig {
        directions = List.copyOf(directions);
        Require.inRange(
                "number of Gbit channels", directions.size(), GbitChannelOnHicann.COUNT, GbitChannelOnHicann.COUNT);
    }

    /** Use of one channel. */
    public GbitDirection direction(GbitChannelOnHicann channel) {
        return directions.get(channel.id());
    }

    /** This setting with another use of one channel. */
    public GbitLinkConfig with(GbitChannelOnHicann channel, GbitDirection direction) {
        List<GbitDirection> changed = new ArrayList<>(directions);
        changed.set(channel.id(), direction);
        return new GbitLinkConfig(changed, timestampEnable);
    }
}
