package neckar.spec.config;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.coord.SynapseSwitchOnHicann;
import org.jspecify.annotations.Nullable;

/** Which synapse switches of a chip are closed (hardware reference 2.3). */
public final class SynapseSwitchConfig {
    /** All switches open. */
    public static final SynapseSwitchConfig OPEN = new SynapseSwitchConfig(new SwitchBits(SynapseSwitchOnHicann.COUNT));

    private final SwitchBits bits;

    private SynapseSwitchConfig(SwitchBits bits) {
        this.bits = bits;
    }

    /** A builder with all switches open. */
    public static Builder builder() {
        return new Builder(new SwitchBits(SynapseSwitchOnHicann.COUNT));
    }

    /** A builder that starts from this setting. */
    public Builder toBuilder() {
        return new Builder(bits.copy());
    }

    /** Whether a switch is closed. */
    public boolean isClosed(SynapseSwitchOnHicann synapseSwitch) {
        return bits.get(synapseSwitch.id());
    }

    /** The closed switches in the order of their ids. */
    public List<SynapseSwitchOnHicann> closed() {
        List<SynapseSwitchOnHicann> closed = new ArrayList<>();
        for (int id = bits.next(0); id >= 0; id = bits.next(id + 1)) {
            closed.add(SynapseSwitchOnHicann.of(id));
        }
        return closed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SynapseSwitchConfig that && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return "SynapseSwitchConfig" + closed();
    }

    /** Collects closed switches. */
    public static final class Builder {
        private final SwitchBits bits;

        private Builder(SwitchBits bits) {
            this.bits = bits;
        }

        /** Closes a switch. */
        public Builder close(SynapseSwitchOnHicann synapseSwitch) {
            return set(synapseSwitch, true);
        }

        /** Opens or closes a switch. */
        public Builder set(SynapseSwitchOnHicann synapseSwitch, boolean closed) {
            bits.set(synapseSwitch.id(), closed);
            return this;
        }

        /** The setting so far. */
        public SynapseSwitchConfig build() {
            return bits.isEmpty() ? OPEN : new SynapseSwitchConfig(bits.copy());
        }
    }
}
