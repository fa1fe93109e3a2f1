package neckar.cli.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neckar.compiler.check.NeuronComponents;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.inspect.explain.Inspection;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;

/** The registers of one chip as the page draws them, and which cell stands behind each denmem. */
final class ChipPack {
    private static final int NONE = -1;

    private final Inspection inspection;
    private final int chip;
    private final HicannConfig config;
    private final Pack pack = new Pack();

    private ChipPack(Inspection inspection, int chip) {
        this.inspection = inspection;
        this.chip = chip;
        config = inspection.config(chip);
    }

    static Pack of(ViewedRun run, int chip) {
        ChipPack one = new ChipPack(run.inspection(), chip);
        one.pack.meta("chip", chip);
        one.addDenmems();
        one.addSwitches();
        one.addMergers();
        one.addDrivers();
        one.addMatrix();
        ChipDefects bad = ChipDefects.of(run.availability(), chip);
        one.pack.bytes("bad_segment", ChipDefects.flags(bad.segments(), L1Topology.SEGMENTS_PER_HICANN));
        one.pack.bytes("bad_driver", ChipDefects.flags(bad.drivers(), SynapseDriverOnHicann.COUNT));
        one.pack.bytes("bad_denmem", ChipDefects.flags(bad.denmems(), DenmemOnHicann.COUNT));
        return one.pack;
    }

    private void addDenmems() {
        Map<Integer, Integer> cellOfFiring = new HashMap<>();
        for (MappingTable.Neuron neuron : inspection.mapping().neurons()) {
            if (neuron.hicann() == chip) {
                cellOfFiring.put(neuron.firingDenmem(), inspection.cell(neuron.population(), neuron.index()));
            }
        }
        NeuronComponents components = NeuronComponents.of(config);
        int[] component = new int[DenmemOnHicann.COUNT];
        int[] cell = new int[DenmemOnHicann.COUNT];
        int[] firing = new int[DenmemOnHicann.COUNT];
        int[] address = new int[DenmemOnHicann.COUNT];
        Arrays.fill(cell, NONE);
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            component[denmem.id()] = components.neuronOf(denmem.id());
            firing[denmem.id()] = config.denmem(denmem).activateFiring() ? 1 : 0;
            address[denmem.id()] = config.denmem(denmem).l1Address();
        }
        for (NeuronComponents.Neuron neuron : components.neurons()) {
            int known = cellOfFiring.getOrDefault(neuron.firingDenmem(), NONE);
            neuron.denmems().forEach(denmem -> cell[denmem] = known);
        }
        pack.shorts("denmem_component", component).ints("denmem_cell", cell);
        pack.bytes("denmem_firing", firing).bytes("denmem_address", address);
    }

    private void addSwitches() {
        pack.shorts(
                "crossbar",
                config.crossbar().closed().stream()
                        .mapToInt(CrossbarSwitchOnHicann::id)
                        .toArray());
        pack.shorts(
                "synapse_switch",
                config.synapseSwitches().closed().stream()
                        .mapToInt(SynapseSwitchOnHicann::id)
                        .toArray());
        int[] repeaters = new int[L1Topology.SEGMENTS_PER_HICANN];
        HLineOnHicann.all().forEach(line -> repeaters[line.id()] = repeater(config.repeater(line)));
        VLineOnHicann.all()
                .forEach(line -> repeaters[HLineOnHicann.COUNT + line.id()] = repeater(config.repeater(line)));
        pack.bytes("repeater", repeaters);
        int[] line = new int[L1Topology.SEGMENTS_PER_HICANN];
        Arrays.setAll(line, s -> inspection.routes().lineOn(chip * L1Topology.SEGMENTS_PER_HICANN + s));
        pack.ints("segment_line", line);
    }

    /** Mode in bits 0-2 as {@code RepeaterMode} orders them, left or top in bit 3, right or bottom in bit 4. */
    private static int repeater(RepeaterConfig setting) {
        int mode =
                switch (setting.mode()) {
                    case IDLE -> 0;
                    case FORWARDING -> 1;
                    case OUTPUT -> 2;
                    case INPUT -> 3;
                    case LOOPBACK -> 4;
                };
        return mode | (setting.toLeftOrTop() ? 8 : 0) | (setting.toRightOrBottom() ? 16 : 0);
    }

    private void addMergers() {
        pack.meta(
                "mergers",
                MergerOnHicann.all().stream()
                        .map(each -> List.of(
                                each.toString(), config.merger(each).mode().name()))
                        .toList());
        pack.meta(
                "dnc_mergers",
                DncMergerOnHicann.all().stream()
                        .map(each -> List.of(
                                each.toString(), config.dncMerger(each).mode().name()))
                        .toList());
        int[] generators = new int[BackgroundGeneratorOnHicann.COUNT];
        BackgroundGeneratorOnHicann.all()
                .forEach(each -> generators[each.id()] = config.generator(each).enable()
                        ? (config.generator(each).random() ? 2 : 1)
                        : 0);
        pack.bytes("generator", generators);
    }

    private void addDrivers() {
        int drivers = SynapseDriverOnHicann.COUNT;
        int[] state = new int[drivers];
        int[] line = new int[drivers];
        int rows = SynapseRowOnHicann.COUNT;
        int[] sign = new int[rows];
        int[] decoders = new int[rows];
        int[] divisor = new int[rows];
        int[] gmax = new int[rows];
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            SynapseDriverConfig setting = config.driver(driver);
            state[driver.id()] = (setting.enable() ? 1 : 0)
                    | (setting.locin() ? 2 : 0)
                    | (setting.connect() ? 4 : 0)
                    | (setting.stpEnable() ? 8 : 0);
            line[driver.id()] = inspection
                    .routes()
                    .chainOf(chip, driver.id())
                    .map(chain -> chain.line())
                    .orElse(NONE);
            for (int row = 0; row < 2; row++) {
                RowConfig half = setting.row(row);
                int id = 2 * driver.id() + row;
                sign[id] = (half.left() ? 1 : 0) | (half.right() ? 2 : 0);
                decoders[id] = half.decoderEven() | half.decoderOdd() << 2;
                divisor[id] = half.divisor();
                gmax[id] = config.floatingGates().shared(driver.fgBlock(), SharedParameter.gmax(half.gmaxSelect()));
            }
        }
        pack.bytes("driver_state", state).ints("driver_line", line);
        pack.bytes("row_sign", sign).bytes("row_decoders", decoders);
        pack.bytes("row_divisor", divisor).shorts("row_gmax", gmax);
    }

    private void addMatrix() {
        byte[] matrix = new byte[SynapseArray.ROWS * SynapseArray.COLUMNS];
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            config.synapses().copyRow(row, matrix, row * SynapseArray.COLUMNS);
        }
        pack.bytes("matrix", matrix);
    }
}
