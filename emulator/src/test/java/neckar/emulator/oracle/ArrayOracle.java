package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import neckar.emulator.analog.Exponential;
import neckar.emulator.silicon.DenmemCodes;
import neckar.emulator.silicon.DenmemQuantities;
import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.PlasticityQuantities;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.SpeedSetting;
import neckar.emulator.silicon.Variation;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.experiment.CounterTable;

/** Drivers, synapses and neurons of one chip; an event looks at each cell of its rows (emulator reference 2.6). */
final class ArrayOracle {
    /** An event at a driver. */
    record DriverEvent(long tick, int address, int driver) {}

    /** State of short-term plasticity of one driver and address. */
    private static final class Plasticity {
        float inactive;
        long last;
    }

    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final Silicon silicon;
    private final Tally tally;
    private final int stepTicks;
    private final StimulusOracle stimulus;
    private final List<Component> components;
    private final List<Neuron> neurons = new ArrayList<>();
    /** Component and member of each denmem, empty for one that is in no component. */
    private final int[][] place = new int[DenmemOnHicann.COUNT][];

    private final Map<Integer, Plasticity> plasticity = new HashMap<>();
    /** Events to come in the order of time. */
    private final PriorityQueue<DriverEvent> due = new PriorityQueue<>(Comparator.comparingLong(DriverEvent::tick));

    ArrayOracle(
            ChipOracle chip,
            HicannConfig config,
            StimulusOracle stimulus,
            Silicon silicon,
            Set<Integer> observed,
            int stepTicks) {
        hicann = chip.hicann();
        tally = chip.tally();
        this.config = config;
        this.stimulus = stimulus;
        this.silicon = silicon;
        this.stepTicks = stepTicks;
        components = Component.of(config, observed);
        Arrays.fill(place, new int[0]);
        for (int n = 0; n < components.size(); n++) {
            List<Integer> denmems = components.get(n).denmems();
            List<DenmemQuantities> quantities = new ArrayList<>();
            int firing = -1;
            for (int m = 0; m < denmems.size(); m++) {
                int id = denmems.get(m);
                place[id] = new int[] {n, m};
                quantities.add(silicon.denmem(hicann.id(), id, codes(DenmemOnHicann.of(id))));
                boolean released = config.neuron().row(id / 256).resetReleased();
                firing = id == components.get(n).firing() && released ? m : firing;
            }
            Neuron neuron = new Neuron(quantities, firing, stepTicks);
            neuron.stir(
                    silicon.sigma(Variation.MEMBRANE_NOISE),
                    silicon.limits().noiseTauSec(),
                    silicon.noiseKey(Variation.MEMBRANE_NOISE, hicann.id(), denmems.get(0)));
            neurons.add(neuron);
        }
        connect();
    }

    /** Cells that listen to an address, of drivers that can hear a line, decide how fine sums of conductances are. */
    private void connect() {
        Set<SynapseDriverOnHicann> fed = new LinkedHashSet<>();
        BrokenParts broken = new BrokenParts(silicon.defects(), hicann);
        SynapseDriverOnHicann.all()
                .forEach(primary ->
                        fed.addAll(LineWalk.chain(config, broken, primary).keySet()));
        for (SynapseDriverOnHicann driver : fed) {
            for (int r = 0; r < 2 && config.driver(driver).enable(); r++) {
                connect(driver, r);
            }
        }
        double largest = neurons.stream().mapToDouble(Neuron::largestSum).max().orElse(0);
        neurons.forEach(neuron -> neuron.quantise(largest));
    }

    private void connect(SynapseDriverOnHicann driver, int r) {
        RowConfig row = config.driver(driver).row(r);
        int rowId = 2 * driver.id() + r;
        for (int column = 0; column < 256; column++) {
            int[] at = place[driver.half().id() * 256 + column];
            if (at.length > 0 && config.synapses().decoder(rowId, column) != 1) {
                double siemens = siemens(driver, row, rowId, column);
                if (row.left()) {
                    neurons.get(at[0]).connect(at[1], 0, siemens);
                }
                if (row.right()) {
                    neurons.get(at[0]).connect(at[1], 1, siemens);
                }
            }
        }
    }

    List<Component> components() {
        return components;
    }

    Neuron neuronOf(int denmem) {
        int[] at = place[denmem];
        if (at.length == 0) {
            throw new IllegalArgumentException("no neuron holds denmem " + denmem);
        }
        return neurons.get(at[0]);
    }

    private DenmemCodes codes(DenmemOnHicann denmem) {
        SpeedSetting speed =
                SpeedSetting.valueOf(config.neuron().row(denmem.row()).gl().name());
        boolean exponentialOff = config.floatingGates().denmem(denmem, DenmemParameter.V_EXP) == 1023
                && config.floatingGates().denmem(denmem, DenmemParameter.I_REXP) == 1023
                && config.floatingGates().denmem(denmem, DenmemParameter.I_BEXP) == 1023;
        boolean adaptationOff = config.floatingGates().denmem(denmem, DenmemParameter.I_GLADAPT) == 0
                && config.floatingGates().denmem(denmem, DenmemParameter.I_FIRE) == 0;
        return new DenmemCodes(
                held(denmem, DenmemParameter.E_L),
                held(denmem, DenmemParameter.E_SYNX),
                held(denmem, DenmemParameter.E_SYNI),
                held(denmem, DenmemParameter.I_GL),
                held(denmem, DenmemParameter.V_SYNTCX),
                held(denmem, DenmemParameter.V_SYNTCI),
                held(denmem, DenmemParameter.V_T),
                held(denmem.sharedFgBlock(), SharedParameter.V_RESET),
                held(denmem, DenmemParameter.I_PL),
                held(denmem, DenmemParameter.V_EXP),
                held(denmem, DenmemParameter.I_REXP),
                held(denmem, DenmemParameter.I_BEXP),
                held(denmem, DenmemParameter.I_GLADAPT),
                held(denmem, DenmemParameter.I_RADAPT),
                held(denmem, DenmemParameter.I_FIRE),
                held(denmem, DenmemParameter.I_CONVX),
                held(denmem, DenmemParameter.I_CONVI),
                held(denmem, DenmemParameter.V_CONVOFFX),
                held(denmem, DenmemParameter.V_CONVOFFI),
                exponentialOff,
                adaptationOff,
                config.neuron().row(denmem.row()).bigCap(),
                speed);
    }

    private double held(DenmemOnHicann denmem, DenmemParameter parameter) {
        FgBlockOnHicann block = denmem.fgBlock();
        return held(block, parameter.row(block.side()), denmem.fgColumn());
    }

    private double held(FgBlockOnHicann block, SharedParameter parameter) {
        return held(block, parameter.row(block.side()).orElseThrow(), 0);
    }

    /** What a cell holds after programming, given its neighbours in the row. */
    private double held(FgBlockOnHicann block, int row, int column) {
        FloatingGateConfig gates = config.floatingGates();
        int code = gates.code(block, row, column);
        int left = column > 0 ? gates.code(block, row, column - 1) - code : 0;
        int right = column < 128 ? gates.code(block, row, column + 1) - code : 0;
        return silicon.cell(hicann.id(), block.id(), row, column, code, left + right);
    }

    /** A frame will act at a driver of this chip. */
    void schedule(DriverEvent event) {
        due.add(event);
    }

    /** The step (start, start + h]: events in the order of time, then the membranes. */
    void step(long start, Crossed crossed) {
        neurons.forEach(Neuron::beginStep);
        while (!due.isEmpty() && due.element().tick() <= start + stepTicks) {
            DriverEvent event = due.remove();
            act(event, (int) (start + stepTicks - event.tick()));
        }
        for (int n = 0; n < neurons.size(); n++) {
            neurons.get(n).stimulate(stimulus.amp(components.get(n), start));
            for (long tick : neurons.get(n).finishStep(start)) {
                crossed.at(components.get(n), tick);
            }
        }
    }

    /** Receives crossings. */
    interface Crossed {
        void at(Component neuron, long tick);
    }

    private void act(DriverEvent event, int remaining) {
        SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(event.driver());
        SynapseDriverConfig setting = config.driver(driver);
        float factor = setting.stpEnable() ? plasticityFactor(setting, driver, event) : 1f;
        factor *= pulse(event);
        boolean heard = false;
        int firstDenmem = driver.half().id() * 256;
        for (int r = 0; r < 2; r++) {
            RowConfig row = setting.row(r);
            int rowId = 2 * driver.id() + r;
            for (int column = 0; column < 256; column++) {
                int[] at = place[firstDenmem + column];
                boolean matches = row.decoder(column % 2) == event.address() / 16
                        && config.synapses().decoder(rowId, column) == event.address() % 16;
                if (at.length == 0 || !matches || !(row.left() || row.right())) {
                    continue;
                }
                heard = true;
                tally.add(CounterTable.SYNAPTIC_EVENTS);
                double siemens = siemens(driver, row, rowId, column);
                Neuron neuron = neurons.get(at[0]);
                if (row.left()) {
                    neuron.event(at[1], 0, siemens, factor, remaining);
                }
                if (row.right()) {
                    neuron.event(at[1], 1, siemens, factor, remaining);
                }
            }
        }
        if (heard || event.address() != 0) {
            tally.add(CounterTable.DRIVER_EVENTS);
        }
    }

    /** Strength of a pulse: noise on all synapses that it reaches. */
    private float pulse(DriverEvent event) {
        long key = silicon.noiseKey(Variation.EVENT_NOISE, hicann.id(), 0);
        double z = Draw.normal(Draw.key(key, event.driver() * 64L + event.address(), event.tick()));
        return (float) Math.max(0, 1 + silicon.sigma(Variation.EVENT_NOISE) * z);
    }

    private double siemens(SynapseDriverOnHicann driver, RowConfig row, int rowId, int column) {
        SharedParameter[] gmax = {
            SharedParameter.V_GMAX0, SharedParameter.V_GMAX1, SharedParameter.V_GMAX2, SharedParameter.V_GMAX3
        };
        double code = held(driver.fgBlock(), gmax[row.gmaxSelect()]);
        double divisor = Math.max(1, row.divisorLeft() + row.divisorRight());
        int weight = config.synapses().weight(rowId, column);
        return silicon.synapse(hicann.id(), rowId, column, weight, code, divisor) * silicon.rowGain(hicann.id(), rowId);
    }

    /** Hardware reference 4.6. */
    private float plasticityFactor(SynapseDriverConfig setting, SynapseDriverOnHicann driver, DriverEvent event) {
        boolean depression = setting.stpMode() == StpMode.DEPRESSION;
        SharedParameter offsetCell = depression ? SharedParameter.V_DEP : SharedParameter.V_FAC;
        PlasticityQuantities circuit = silicon.plasticity(
                hicann.id(),
                driver.id(),
                setting.stpCap(),
                held(driver.fgBlock(), SharedParameter.V_STDF),
                held(driver.fgBlock(), offsetCell),
                held(driver.fgBlock(), SharedParameter.V_DTC));
        Plasticity state = plasticity.computeIfAbsent(driver.id() * 64 + event.address(), key -> new Plasticity());
        double pause = event.tick() - state.last;
        float inactive = state.inactive;
        if (inactive != 0f) {
            inactive *= (float) Exponential.exp(-pause * (1 / (circuit.recoverySec() * 63e9)));
        }
        float lambda = (float) circuit.scale();
        float factor = depression
                ? (float) (1 + circuit.offset()) - lambda * inactive
                : (float) (1 - circuit.offset()) + lambda * inactive;
        state.inactive = inactive + (float) circuit.utilisation() * (1f - inactive);
        state.last = event.tick();
        return Math.max(0f, factor);
    }
}
