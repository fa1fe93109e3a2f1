package neckar.calibration.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.calib.AnalogMode;
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
import neckar.spec.config.MergerTreePreset;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SramTiming;
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
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.WaferDescription;

/**
 * Configuration of one chip for a measurement; each denmem is a neuron of its own unless joined. Starts from the base values of
 * calibration reference 2.0 without firing, exponential term, adaptation and stimulus. Not for several threads.
 */
public final class ChipProgram {
    /** Clock of all measurements. */
    public static final int PLL_MHZ = 125;

    private static final int LOCKING_CLOCKS = 125;
    /** Lower part of an address that nothing sends. */
    private static final int DEAF_ADDRESS = 1;

    private final HicannOnWafer hicann;
    private final FloatingGateConfig.Builder gates = FloatingGateConfig.builder();
    private final HicannConfig.Builder chip = HicannConfig.builder();
    private final SynapseArray.Builder cells = SynapseArray.builder();
    private final SynapseDriverConfig[] drivers = new SynapseDriverConfig[SynapseDriverOnHicann.COUNT];
    private final int[][] senders = new int[NeuronBlockOnHicann.COUNT][64];
    private boolean sendsSpikes;
    private int generatorClocks = LOCKING_CLOCKS;

    /** A chip with the base values. */
    public ChipProgram(HicannOnWafer hicann) {
        this.hicann = hicann;
        java.util.Arrays.fill(drivers, SynapseDriverConfig.OFF);
        all(DenmemParameter.E_L, 455);
        all(DenmemParameter.V_T, 1023);
        all(DenmemParameter.E_SYNX, 782);
        all(DenmemParameter.E_SYNI, 341);
        all(DenmemParameter.I_GL, 409);
        all(DenmemParameter.I_PL, 818);
        all(DenmemParameter.V_SYNTCX, 807);
        all(DenmemParameter.V_SYNTCI, 807);
        all(DenmemParameter.V_EXP, 1023);
        all(DenmemParameter.I_REXP, 1023);
        all(DenmemParameter.I_BEXP, 1023);
        all(DenmemParameter.I_FIRE, 0);
        all(DenmemParameter.I_GLADAPT, 0);
        all(DenmemParameter.I_RADAPT, 1023);
        shared(SharedParameter.V_RESET, 284);
        mode(AnalogMode.NORMAL);
    }

    /** The chip. */
    public HicannOnWafer hicann() {
        return hicann;
    }

    /** One code for all denmems. */
    public ChipProgram all(DenmemParameter parameter, int code) {
        gates.allDenmems(parameter, code);
        return this;
    }

    /** A code for each denmem by its id. */
    public ChipProgram each(DenmemParameter parameter, IntUnaryOperator code) {
        DenmemOnHicann.all().forEach(d -> gates.denmem(d, parameter, code.applyAsInt(d.id())));
        return this;
    }

    /** One code for all blocks. */
    public ChipProgram shared(SharedParameter parameter, int code) {
        return sharedEach(parameter, block -> code);
    }

    /** A code for each floating-gate block by its id. */
    public ChipProgram sharedEach(SharedParameter parameter, IntUnaryOperator code) {
        FgBlockOnHicann.all().forEach(b -> gates.shared(b, parameter, code.applyAsInt(b.id())));
        return this;
    }

    /** Both synaptic inputs of all denmems without bias current: they pass nothing. */
    public ChipProgram inputsOff() {
        return all(DenmemParameter.I_CONVX, 0).all(DenmemParameter.I_CONVI, 0);
    }

    /** Capacitor and speeds of both rows. */
    public ChipProgram mode(AnalogMode mode) {
        NeuronRowConfig row = new NeuronRowConfig(
                mode.bigCap(), mode.leak(), mode.subthresholdAdaptation(), mode.adaptationTime(), true);
        chip.neuron(new NeuronConfig(row, row, true, SramTiming.DEFAULT));
        return this;
    }

    /** All denmems fire, each for itself; nothing is sent. */
    public ChipProgram firing() {
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            chip.denmem(denmem, new DenmemConfig(0, true, false, false, false, false));
        }
        return this;
    }

    /**
     * Some denmems fire and send spikes through the channel of their neuron block, at most 63 a block: the address of locking events
     * does not reach the FPGA.
     */
    public ChipProgram sending(IntPredicate fires) {
        sendsSpikes = true;
        int[] next = new int[NeuronBlockOnHicann.COUNT];
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            boolean on = fires.test(denmem.id());
            int block = denmem.block().id();
            if (on) {
                senders[block][++next[block]] = denmem.id();
            }
            chip.denmem(denmem, on ? DenmemConfig.OFF.firing(next[block]) : DenmemConfig.OFF);
        }
        return this;
    }

    /** Denmem that sends with an address through the channel of a neuron block. */
    public int sender(int block, int address) {
        return senders[block][address];
    }

    /** Joins the 64 denmems of 32 neighbouring columns, eight groups a chip. */
    public ChipProgram joinBlocks() {
        for (QuadOnHicann quad : QuadOnHicann.all()) {
            chip.quad(quad, QuadConfig.JOINED);
            if (quad.id() % 16 != 0) {
                DenmemOnHicann left = DenmemOnHicann.at(2 * quad.id(), 0);
                chip.denmem(left, chip.denmem(left).withFireInput(true));
            }
        }
        return this;
    }

    /** Joins neighbouring denmems of a row, an even number that divides 256: no event acts on both halves of the chip. */
    public ChipProgram joinRows(int columns) {
        for (QuadOnHicann quad : QuadOnHicann.all()) {
            chip.quad(quad, new QuadConfig(false, false, true, true));
            for (int row = 0; row < 2 && 2 * quad.id() % columns != 0; row++) {
                DenmemOnHicann left = DenmemOnHicann.at(2 * quad.id(), row);
                chip.denmem(left, chip.denmem(left).withFireInput(true));
            }
        }
        return this;
    }

    /**
     * Sets a row: all its cells conduct with a weight when an event with the address comes.
     *
     * @param row the row
     * @param excitatory which input it acts on
     * @param weight weight of all cells, 0..15
     * @param divisor divisor of V_gmax0, 1..30
     * @param address L1 address on the row's line
     */
    public ChipProgram row(SynapseRowOnHicann row, boolean excitatory, int weight, int divisor, int address) {
        return row(row, excitatory, column -> weight, divisor, address);
    }

    /** As above with a weight for each column. */
    public ChipProgram row(
            SynapseRowOnHicann row, boolean excitatory, IntUnaryOperator weight, int divisor, int address) {
        SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(row.id() / 2);
        RowConfig setting =
                new RowConfig(excitatory, !excitatory, address >> 4, address >> 4, 0, 0, 0).withDivisor(divisor);
        SynapseDriverConfig old = drivers[driver.id()];
        boolean upper = row.id() % 2 == 0;
        drivers[driver.id()] = new SynapseDriverConfig(
                true,
                true,
                false,
                old.stpEnable(),
                old.stpMode(),
                old.stpCap(),
                upper ? setting : old.upper(),
                upper ? old.lower() : setting);
        for (int column = 0; column < SynapseArray.COLUMNS; column++) {
            cells.set(row.id(), column, weight.applyAsInt(column), address & 15);
        }
        return this;
    }

    /** Cells of a row in some columns hear no event. */
    public ChipProgram deaf(SynapseRowOnHicann row, IntPredicate columns) {
        for (int column = 0; column < SynapseArray.COLUMNS; column++) {
            if (columns.test(column)) {
                cells.set(row.id(), column, 0, DEAF_ADDRESS);
            }
        }
        return this;
    }

    /** Short-term plasticity of a driver whose rows are set. */
    public ChipProgram plasticity(SynapseDriverOnHicann driver, StpMode mode, int cap) {
        SynapseDriverConfig old = drivers[driver.id()];
        drivers[driver.id()] = new SynapseDriverConfig(
                old.enable(), old.locin(), old.connect(), true, mode, cap, old.upper(), old.lower());
        return this;
    }

    /** Regular events with address 0 on all lines in use, each so many clocks. */
    public ChipProgram generators(int clocks) {
        generatorClocks = clocks;
        return this;
    }

    /** The bitstream of a wafer with this chip alone. */
    public byte[] bitstream() {
        connect();
        HicannConfig config =
                chip.floatingGates(gates.build()).synapses(cells.build()).build();
        WaferConfig wafer = WaferConfig.builder(PLL_MHZ)
                .hicann(hicann, config)
                .fpga(hicann.fpga(), new FpgaConfig(Collections.nCopies(HsLink.COUNT, true), FpgaGenerator.OFF))
                .build();
        return BitstreamWriter.encode(wafer, WaferDescription.DEFAULT, 1);
    }

    private void connect() {
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
        List<DncMergerOnHicann> lines = new ArrayList<>();
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            chip.driver(driver, drivers[driver.id()]);
            if (drivers[driver.id()].enable()) {
                DncMergerOnHicann line = Wiring.line(driver);
                VLineOnHicann vline = Wiring.vline(line, driver.side());
                crossbar.close(CrossbarSwitchOnHicann.of(line.hline(), vline));
                switches.close(SynapseSwitchOnHicann.of(driver.id(), vline));
                if (!lines.contains(line)) {
                    lines.add(line);
                }
            }
        }
        chip.crossbar(crossbar.build()).synapseSwitches(switches.build()).mergers(MergerTreePreset.ONE_ON_ONE);
        GbitLinkConfig link = GbitLinkConfig.OFF;
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            if (lines.contains(dnc)) {
                link = link.with(dnc.gbitChannel(), GbitDirection.TO_HICANN);
                chip.dncMerger(dnc, new DncMergerConfig(MergerMode.MERGE, true, false));
                chip.repeater(dnc.hline(), RepeaterConfig.output(false, true));
                chip.generator(
                        BackgroundGeneratorOnHicann.of(dnc.id()),
                        new BackgroundGeneratorConfig(true, false, generatorClocks - 1, 0, 1));
            } else if (sendsSpikes) {
                link = link.with(dnc.gbitChannel(), GbitDirection.TO_DNC);
                chip.dncMerger(dnc, new DncMergerConfig(MergerMode.RIGHT_ONLY, true, false));
            }
        }
        chip.gbitLink(link);
    }
}
