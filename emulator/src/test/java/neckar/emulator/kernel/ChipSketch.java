package neckar.emulator.kernel;

import java.util.Collections;
import java.util.List;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.load.Loader;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.FpgaGenerator;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.experiment.Experiment;

/** Configures one chip by hand, in the words of an experimenter, for tests. */
public final class ChipSketch {
    private final HicannConfig.Builder config = HicannConfig.builder();
    private final FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
    private final SynapseArray.Builder synapses = SynapseArray.builder();
    private final CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
    private final SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
    private GbitLinkConfig gbit = GbitLinkConfig.OFF;

    /** Leaky integrators at rest below threshold: tau_m 2 us, tau_syn 0.5 us, E_l 0.55 V, V_t 0.7 V. */
    public ChipSketch() {
        gates.allDenmems(DenmemParameter.V_EXP, 1023)
                .allDenmems(DenmemParameter.I_REXP, 1023)
                .allDenmems(DenmemParameter.I_BEXP, 1023)
                .allDenmems(DenmemParameter.I_FIRE, 0)
                .allDenmems(DenmemParameter.I_GLADAPT, 0)
                .allDenmems(DenmemParameter.E_L, 313)
                .allDenmems(DenmemParameter.V_T, 398)
                .allDenmems(DenmemParameter.E_SYNX, 721)
                .allDenmems(DenmemParameter.E_SYNI, 227)
                .allDenmems(DenmemParameter.I_GL, 80)
                .allDenmems(DenmemParameter.V_SYNTCX, 320)
                .allDenmems(DenmemParameter.V_SYNTCI, 320)
                .allDenmems(DenmemParameter.I_PL, 101);
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            gates.shared(block, SharedParameter.V_RESET, 313);
            gates.shared(block, SharedParameter.V_GMAX0, 500);
        }
    }

    /** The floating gates, for further settings. */
    public FloatingGateConfig.Builder gates() {
        return gates;
    }

    /** The registers, for further settings. */
    public HicannConfig.Builder registers() {
        return config;
    }

    /** Joins the 2 x 2 denmems of a quad; the top left one fires with an address. */
    public ChipSketch quadNeuron(int quad, int address) {
        config.quad(QuadOnHicann.of(quad), QuadConfig.JOINED);
        config.denmem(DenmemOnHicann.at(2 * quad, 0), DenmemConfig.OFF.firing(address));
        return this;
    }

    /** One denmem that fires with an address. */
    public ChipSketch single(int denmem, int address) {
        config.denmem(DenmemOnHicann.of(denmem), DenmemConfig.OFF.firing(address));
        return this;
    }

    /** Sends a DNC merger's events to its line, locked each 125 clocks by the generator, and to the FPGA. */
    public ChipSketch sender(int dnc, int generator, boolean left, boolean right) {
        DncMergerOnHicann merger = DncMergerOnHicann.of(dnc);
        config.dncMerger(merger, new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false));
        config.repeater(merger.hline(), RepeaterConfig.output(left, right));
        config.generator(
                BackgroundGeneratorOnHicann.of(generator), new BackgroundGeneratorConfig(true, false, 124, 0, 1));
        return channel(dnc, GbitDirection.TO_DNC);
    }

    /** Makes a DNC merger merge the link's events with those of the tree. */
    public ChipSketch input(int dnc, int generator) {
        sender(dnc, generator, false, true);
        config.dncMerger(DncMergerOnHicann.of(dnc), new DncMergerConfig(MergerMode.MERGE, true, false));
        return channel(dnc, GbitDirection.TO_HICANN);
    }

    /** Sets the direction of a Gbit channel. */
    public ChipSketch channel(int channel, GbitDirection direction) {
        gbit = gbit.with(GbitChannelOnHicann.of(channel), direction);
        return this;
    }

    /** Closes a crossbar switch. */
    public ChipSketch cross(int h, int v) {
        crossbar.close(CrossbarSwitchOnHicann.of(HLineOnHicann.of(h), VLineOnHicann.of(v)));
        return this;
    }

    /** Closes a synapse switch. */
    public ChipSketch tap(int y, int v) {
        switches.close(SynapseSwitchOnHicann.of(y, VLineOnHicann.of(v)));
        return this;
    }

    /** A driver that takes its line; upper row excitatory, lower row inhibitory, both for one pair of decoders. */
    public ChipSketch driver(int y, int decoderEven, int decoderOdd) {
        return driver(y, true, false, decoderEven, decoderOdd);
    }

    /** A driver with or without line input and link to the next one outward. */
    public ChipSketch driver(int y, boolean locin, boolean connect, int decoderEven, int decoderOdd) {
        RowConfig upper = new RowConfig(true, false, decoderEven, decoderOdd, 0, 0, 0).withDivisor(11);
        RowConfig lower = new RowConfig(false, true, decoderEven, decoderOdd, 0, 0, 0).withDivisor(11);
        config.driver(
                SynapseDriverOnHicann.of(y),
                new SynapseDriverConfig(true, locin, connect, false, StpMode.FACILITATION, 0, upper, lower));
        return this;
    }

    /** Sets a cell. */
    public ChipSketch synapse(int row, int column, int weight, int decoder) {
        synapses.set(row, column, weight, decoder);
        return this;
    }

    /** The registers of the chip. */
    public HicannConfig build() {
        return config.floatingGates(gates.build())
                .synapses(synapses.build())
                .crossbar(crossbar.build())
                .synapseSwitches(switches.build())
                .gbitLink(gbit)
                .build();
    }

    /** A wafer with these chips, all links on. */
    public static WaferConfig wafer(int pllMhz, List<Integer> hicanns, List<HicannConfig> configs) {
        WaferConfig.Builder wafer = WaferConfig.builder(pllMhz);
        for (int i = 0; i < hicanns.size(); i++) {
            HicannOnWafer hicann = HicannOnWafer.of(hicanns.get(i));
            wafer.hicann(hicann, configs.get(i));
            wafer.fpga(hicann.fpga(), new FpgaConfig(Collections.nCopies(HsLink.COUNT, true), FpgaGenerator.OFF));
        }
        return wafer.build();
    }

    /** A machine with the ideal die and the default step. */
    public static Machine machine(WaferConfig wafer, Experiment experiment, int threads) {
        return machine(wafer, experiment, threads, SiliconChoice.ideal());
    }

    /** A machine of some silicon with the default step. */
    static Machine machine(WaferConfig wafer, Experiment experiment, int threads, SiliconChoice silicon) {
        KernelSettings settings =
                new KernelSettings(threads, 2, 0, KernelSettings.WHOLE_WINDOWS, DigitalParameters.DEFAULT);
        return MachineBuilder.build(Loader.load(wafer, experiment, threads), experiment, silicon, settings);
    }
}
