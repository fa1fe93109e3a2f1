package neckar.spec.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.VLineOnHicann;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of one chip: every structure of hardware reference 7.1.
 *
 * <p>A structure that was not set has the value of an idle chip: switches open, repeaters idle, DLLs in reset, mergers as the one-to-one
 * tree with the DNC mergers at {@link DncMergerConfig#TRANSIT}, no denmem firing, no driver on, all synapses unused, floating gates
 * at their default codes.
 */
public final class HicannConfig {
    /** An idle chip. */
    public static final HicannConfig IDLE = new Builder().build();

    private final CrossbarConfig crossbar;
    private final SynapseSwitchConfig synapseSwitches;
    private final List<RepeaterConfig> horizontalRepeaters;
    private final List<RepeaterConfig> verticalRepeaters;
    private final List<RepeaterBlockConfig> repeaterBlocks;
    private final List<MergerConfig> mergers;
    private final List<DncMergerConfig> dncMergers;
    private final GbitLinkConfig gbitLink;
    private final int phase;
    private final List<BackgroundGeneratorConfig> generators;
    private final List<DenmemConfig> denmems;
    private final List<QuadConfig> quads;
    private final NeuronConfig neuron;
    private final List<SynapseDriverConfig> drivers;
    private final SynapseArray synapses;
    private final List<SynapseControllerConfig> synapseControllers;
    private final FloatingGateConfig floatingGates;
    private final List<FgControlConfig> fgControls;
    private final List<StimulusConfig> stimuli;
    private final List<AnalogOutputConfig> analogOutputs;

    private HicannConfig(Builder b) {
        crossbar = b.crossbar;
        synapseSwitches = b.synapseSwitches;
        horizontalRepeaters = List.copyOf(b.horizontalRepeaters);
        verticalRepeaters = List.copyOf(b.verticalRepeaters);
        repeaterBlocks = List.copyOf(b.repeaterBlocks);
        mergers = List.copyOf(b.mergers);
        dncMergers = List.copyOf(b.dncMergers);
        gbitLink = b.gbitLink;
        phase = b.phase;
        generators = List.copyOf(b.generators);
        denmems = List.copyOf(b.denmems);
        quads = List.copyOf(b.quads);
        neuron = b.neuron;
        drivers = List.copyOf(b.drivers);
        synapses = b.synapses;
        synapseControllers = List.copyOf(b.synapseControllers);
        floatingGates = b.floatingGates;
        fgControls = List.copyOf(b.fgControls);
        stimuli = List.copyOf(b.stimuli);
        analogOutputs = List.copyOf(b.analogOutputs);
        checkLoopbacks();
        checkQuadRows();
        Require.legal(
                analogOutputs.get(1).signal() != AnalogSignal.FIRING_LINE,
                "analog output 1 cannot show the firing line, only output 0 can");
    }

    /** A builder that starts from an idle chip. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this configuration. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Crossbar switches. */
    public CrossbarConfig crossbar() {
        return crossbar;
    }

    /** Synapse switches. */
    public SynapseSwitchConfig synapseSwitches() {
        return synapseSwitches;
    }

    /** The repeater of a horizontal line. */
    public RepeaterConfig repeater(HLineOnHicann line) {
        return horizontalRepeaters.get(line.id());
    }

    /** The repeater of a vertical line. */
    public RepeaterConfig repeater(VLineOnHicann line) {
        return verticalRepeaters.get(line.id());
    }

    /** A repeater block. */
    public RepeaterBlockConfig repeaterBlock(RepeaterBlockOnHicann block) {
        return repeaterBlocks.get(block.id());
    }

    /** A merger of the tree. */
    public MergerConfig merger(MergerOnHicann merger) {
        return mergers.get(merger.id());
    }

    /** A DNC merger. */
    public DncMergerConfig dncMerger(DncMergerOnHicann merger) {
        return dncMergers.get(merger.id());
    }

    /** The Gbit link. */
    public GbitLinkConfig gbitLink() {
        return gbitLink;
    }

    /** Clock phase of the eight channels: bit i of channel i. */
    public int phase() {
        return phase;
    }

    /** A background generator. */
    public BackgroundGeneratorConfig generator(BackgroundGeneratorOnHicann generator) {
        return generators.get(generator.id());
    }

    /** A denmem. */
    public DenmemConfig denmem(DenmemOnHicann denmem) {
        return denmems.get(denmem.id());
    }

    /** The membrane switches of a quad. */
    public QuadConfig quad(QuadOnHicann quad) {
        return quads.get(quad.id());
    }

    /** Options that neurons share. */
    public NeuronConfig neuron() {
        return neuron;
    }

    /** A synapse driver. */
    public SynapseDriverConfig driver(SynapseDriverOnHicann driver) {
        return drivers.get(driver.id());
    }

    /** Weights and decoders. */
    public SynapseArray synapses() {
        return synapses;
    }

    /** The controller of a synapse array. */
    public SynapseControllerConfig synapseController(SynapseArrayOnHicann array) {
        return synapseControllers.get(array.id());
    }

    /** The codes of all floating-gate cells. */
    public FloatingGateConfig floatingGates() {
        return floatingGates;
    }

    /** The programming controller of a floating-gate block. */
    public FgControlConfig fgControl(FgBlockOnHicann block) {
        return fgControls.get(block.id());
    }

    /** The current stimulus of a floating-gate block. */
    public StimulusConfig stimulus(FgBlockOnHicann block) {
        return stimuli.get(block.id());
    }

    /** An analog output. */
    public AnalogOutputConfig analogOutput(AnalogOutputOnHicann output) {
        return analogOutputs.get(output.id());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HicannConfig that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "HicannConfig[" + crossbar.closed().size() + " crossbar switches, "
                + synapseSwitches.closed().size() + " synapse switches, "
                + drivers.stream().filter(SynapseDriverConfig::enable).count() + " drivers, "
                + denmems.stream().filter(DenmemConfig::activateFiring).count() + " firing denmems]";
    }

    private List<Object> parts() {
        return List.of(
                crossbar,
                synapseSwitches,
                horizontalRepeaters,
                verticalRepeaters,
                repeaterBlocks,
                mergers,
                dncMergers,
                gbitLink,
                phase,
                generators,
                denmems,
                quads,
                neuron,
                drivers,
                synapses,
                synapseControllers,
                floatingGates,
                fgControls,
                stimuli,
                analogOutputs);
    }

    private void checkLoopbacks() {
        for (int merger = 0; merger < DncMergerOnHicann.COUNT; merger += 2) {
            Require.legal(
                    !(dncMergers.get(merger).loopback()
                            && dncMergers.get(merger + 1).loopback()),
                    "DNC mergers " + merger + " and " + (merger + 1) + " cannot both loop back");
        }
    }

    private void checkQuadRows() {
        for (DenmemOnHicann left : DenmemOnHicann.all()) {
            // Tested here first: a wafer has 98,304 pairs, whose messages must not be built.
            if (left.x() % 2 == 0 && !DenmemConfig.canShareRow(denmems.get(left.id()), denmems.get(left.id() + 1))) {
                Require.legal(
                        false,
                        "denmems " + left.id() + " and " + (left.id() + 1)
                                + " cannot have these analog outputs and current inputs together");
            }
        }
    }

    /** Sets structures of a chip; {@link #build()} refuses combinations that registers cannot hold. */
    public static final class Builder {
        private CrossbarConfig crossbar = CrossbarConfig.OPEN;
        private SynapseSwitchConfig synapseSwitches = SynapseSwitchConfig.OPEN;
        private final List<RepeaterConfig> horizontalRepeaters = filled(HLineOnHicann.COUNT, RepeaterConfig.IDLE);
        private final List<RepeaterConfig> verticalRepeaters = filled(VLineOnHicann.COUNT, RepeaterConfig.IDLE);
        private final List<RepeaterBlockConfig> repeaterBlocks =
                filled(RepeaterBlockOnHicann.COUNT, RepeaterBlockConfig.DEFAULT);
        private final List<MergerConfig> mergers = MergerTreePreset.ONE_ON_ONE.mergers();
        private final List<DncMergerConfig> dncMergers = filled(DncMergerOnHicann.COUNT, DncMergerConfig.TRANSIT);
        private GbitLinkConfig gbitLink = GbitLinkConfig.OFF;
        private int phase;
        private final List<BackgroundGeneratorConfig> generators =
                filled(BackgroundGeneratorOnHicann.COUNT, BackgroundGeneratorConfig.OFF);
        private final List<DenmemConfig> denmems = filled(DenmemOnHicann.COUNT, DenmemConfig.OFF);
        private final List<QuadConfig> quads = filled(QuadOnHicann.COUNT, QuadConfig.OPEN);
        private NeuronConfig neuron = NeuronConfig.DEFAULT;
        private final List<SynapseDriverConfig> drivers = filled(SynapseDriverOnHicann.COUNT, SynapseDriverConfig.OFF);
        private SynapseArray synapses = SynapseArray.UNUSED;
        private final List<SynapseControllerConfig> synapseControllers =
                filled(SynapseArrayOnHicann.COUNT, SynapseControllerConfig.DEFAULT);
        private FloatingGateConfig floatingGates = FloatingGateConfig.DEFAULT;
        private final List<FgControlConfig> fgControls = filled(FgBlockOnHicann.COUNT, FgControlConfig.DEFAULT);
        private final List<StimulusConfig> stimuli = filled(FgBlockOnHicann.COUNT, StimulusConfig.ZERO);
        private final List<AnalogOutputConfig> analogOutputs =
                filled(AnalogOutputOnHicann.COUNT, AnalogOutputConfig.OFF);

        private Builder() {}

        private Builder(HicannConfig from) {
            crossbar = from.crossbar;
            synapseSwitches = from.synapseSwitches;
            Collections.copy(horizontalRepeaters, from.horizontalRepeaters);
            Collections.copy(verticalRepeaters, from.verticalRepeaters);
            Collections.copy(repeaterBlocks, from.repeaterBlocks);
            Collections.copy(mergers, from.mergers);
            Collections.copy(dncMergers, from.dncMergers);
            gbitLink = from.gbitLink;
            phase = from.phase;
            Collections.copy(generators, from.generators);
            Collections.copy(denmems, from.denmems);
            Collections.copy(quads, from.quads);
            neuron = from.neuron;
            Collections.copy(drivers, from.drivers);
            synapses = from.synapses;
            Collections.copy(synapseControllers, from.synapseControllers);
            floatingGates = from.floatingGates;
            Collections.copy(fgControls, from.fgControls);
            Collections.copy(stimuli, from.stimuli);
            Collections.copy(analogOutputs, from.analogOutputs);
        }

        /** Sets all crossbar switches. */
        public Builder crossbar(CrossbarConfig config) {
            crossbar = config;
            return this;
        }

        /** Sets all synapse switches. */
        public Builder synapseSwitches(SynapseSwitchConfig config) {
            synapseSwitches = config;
            return this;
        }

        /** Sets the repeater of a horizontal line. */
        public Builder repeater(HLineOnHicann line, RepeaterConfig config) {
            return put(horizontalRepeaters, line.id(), config);
        }

        /** Sets the repeater of a vertical line. */
        public Builder repeater(VLineOnHicann line, RepeaterConfig config) {
            return put(verticalRepeaters, line.id(), config);
        }

        /** Sets a repeater block. */
        public Builder repeaterBlock(RepeaterBlockOnHicann block, RepeaterBlockConfig config) {
            return put(repeaterBlocks, block.id(), config);
        }

        /** Sets a merger of the tree. */
        public Builder merger(MergerOnHicann merger, MergerConfig config) {
            return put(mergers, merger.id(), config);
        }

        /** Sets all mergers of the tree. */
        public Builder mergers(MergerTreePreset preset) {
            Collections.copy(mergers, preset.mergers());
            return this;
        }

        /** Sets a DNC merger. */
        public Builder dncMerger(DncMergerOnHicann merger, DncMergerConfig config) {
            return put(dncMergers, merger.id(), config);
        }

        /** Sets the Gbit link. */
        public Builder gbitLink(GbitLinkConfig config) {
            gbitLink = config;
            return this;
        }

        /** Sets the clock phase, 0..255: bit i of channel i. */
        public Builder phase(int bits) {
            phase = Require.inRange("phase", bits, 0, 255);
            return this;
        }

        /** Sets a background generator. */
        public Builder generator(BackgroundGeneratorOnHicann generator, BackgroundGeneratorConfig config) {
            return put(generators, generator.id(), config);
        }

        /** The setting of a denmem so far. */
        public DenmemConfig denmem(DenmemOnHicann denmem) {
            return denmems.get(denmem.id());
        }

        /** Sets a denmem. */
        public Builder denmem(DenmemOnHicann denmem, DenmemConfig config) {
            return put(denmems, denmem.id(), config);
        }

        /** The setting of a quad so far. */
        public QuadConfig quad(QuadOnHicann quad) {
            return quads.get(quad.id());
        }

        /** Sets the membrane switches of a quad. */
        public Builder quad(QuadOnHicann quad, QuadConfig config) {
            return put(quads, quad.id(), config);
        }

        /** Sets the options that neurons share. */
        public Builder neuron(NeuronConfig config) {
            neuron = config;
            return this;
        }

        /** Sets a synapse driver. */
        public Builder driver(SynapseDriverOnHicann driver, SynapseDriverConfig config) {
            return put(drivers, driver.id(), config);
        }

        /** Sets all weights and decoders. */
        public Builder synapses(SynapseArray array) {
            synapses = array;
            return this;
        }

        /** Sets the controller of a synapse array. */
        public Builder synapseController(SynapseArrayOnHicann array, SynapseControllerConfig config) {
            return put(synapseControllers, array.id(), config);
        }

        /** Sets the codes of all floating-gate cells. */
        public Builder floatingGates(FloatingGateConfig config) {
            floatingGates = config;
            return this;
        }

        /** Sets the programming controller of a floating-gate block. */
        public Builder fgControl(FgBlockOnHicann block, FgControlConfig config) {
            return put(fgControls, block.id(), config);
        }

        /** Sets the current stimulus of a floating-gate block. */
        public Builder stimulus(FgBlockOnHicann block, StimulusConfig config) {
            return put(stimuli, block.id(), config);
        }

        /** Sets an analog output. */
        public Builder analogOutput(AnalogOutputOnHicann output, AnalogOutputConfig config) {
            return put(analogOutputs, output.id(), config);
        }

        /** The configuration; throws {@link IllegalArgumentException} for combinations that registers cannot hold. */
        public HicannConfig build() {
            return new HicannConfig(this);
        }

        /** Keeps the shared instance of an idle structure, so that many chips with few used structures stay small. */
        private <V> Builder put(List<V> table, int id, V value) {
            V old = table.get(id);
            table.set(id, Objects.equals(old, value) ? old : value);
            return this;
        }

        private static <V> List<V> filled(int count, V value) {
            return new ArrayList<>(Collections.nCopies(count, value));
        }
    }
}
