package neckar.spec.config;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import org.jspecify.annotations.Nullable;

/** Which crossbar switches of a chip are closed (hardware reference 2.2). */
public final class CrossbarConfig {
    /** All switches open. */
    public static final CrossbarConfig OPEN = new CrossbarConfig(new SwitchBits(CrossbarSwitchOnHicann.COUNT));

    private final SwitchBits bits;

    private CrossbarConfig(SwitchBits bits) {
        this.bits = bits;
    }

    /** A builder with all switches open. */
    public static Builder builder() {
        return new Builder(new SwitchBits(CrossbarSwitchOnHicann.COUNT));
    }

    /** A builder that starts from this setting. */
    public Builder toBuilder() {
        return new Builder(bits.copy());
    }

    /** Whether a switch is closed. */
    public boolean isClosed(CrossbarSwitchOnHicann crossbarSwitch) {
        return bits.get(crossbarSwitch.id());
    }

    /** The closed switches in the order of their ids. */
    public List<CrossbarSwitchOnHicann> closed() {
        List<CrossbarSwitchOnHicann> closed = new ArrayList<>();
        for (int id = bits.next(0); id >= 0; id = bits.next(id + 1)) {
            closed.add(CrossbarSwitchOnHicann.of(id));
        }
        return closed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CrossbarConfig that && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return "CrossbarConfig" + closed();
    }

    /** Collects closed switches. */
    public static final class Builder {
        private final SwitchBits bits;

        private Builder(SwitchBits bits) {
            this.bits = bits;
        }

        /** Closes a switch. */
        public Builder close(CrossbarSwitchOnHicann crossbarSwitch) {
            return set(crossbarSwitch, true);
        }

        /** Opens or closes a switch. */
        public Builder set(CrossbarSwitchOnHicann crossbarSwitch, boolean closed) {
            bits.set(crossbarSwitch.id(), closed);
            return this;
        }

        /** The setting so far. */
        public CrossbarConfig build() {
            return bits.isEmpty() ? OPEN : new CrossbarConfig(bits.copy());
        }
    }
}
