package neckar.compiler.check;

import neckar.spec.config.HicannConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;

/** What one chip realises: its neurons, what they send, and what its drivers hear. Immutable. */
public final class RealisedChip {

    private static final int HALF_DRIVERS = SynapseDriverOnHicann.COUNT / SynapseArrayOnHicann.COUNT;

    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final NeuronComponents components;
    private final ChipEvents events;
    private final ChipDrivers drivers;

    RealisedChip(HicannOnWafer hicann, HicannConfig config, LineNets nets) {
        this.hicann = hicann;
        this.config = config;
        components = NeuronComponents.of(config);
        events = new ChipEvents(config, components);
        drivers = new ChipDrivers(hicann, config, nets);
    }

    /** Receives the synapses of a chip that hear a stream, row by row. */
    interface SynapseVisitor {
        /** Called before the synapses of a row: its driver hears {@code stream}. */
        void row(int row, SynapseDriverConfig driver, RowConfig setting, int stream);

        /** A synapse that is not off: it listens to {@code address}, and acts on {@code neuron} or on none. */
        void synapse(int column, int weight, int address, int neuron);
    }

    /** Which chip. */
    public HicannOnWafer hicann() {
        return hicann;
    }

    /** Its configuration. */
    public HicannConfig config() {
        return config;
    }

    /** Its neurons. */
    public NeuronComponents components() {
        return components;
    }

    ChipEvents events() {
        return events;
    }

    ChipDrivers drivers() {
        return drivers;
    }

    /** Visits all synapses that hear a stream, in the order of rows and columns. */
    void visit(SynapseVisitor visitor) {
        byte[] cells = new byte[SynapseArray.COLUMNS];
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            int driver = row / 2;
            int stream = drivers.stream(driver);
            if (stream < 0 || config.synapses().isRowUnused(row)) {
                continue;
            }
            SynapseDriverConfig driverSetting = config.driver(SynapseDriverOnHicann.of(driver));
            RowConfig setting = driverSetting.row(row % 2);
            visitor.row(row, driverSetting, setting, stream);
            config.synapses().copyRow(row, cells, 0);
            int firstDenmem = driver < HALF_DRIVERS ? 0 : DenmemOnHicann.COLUMNS;
            for (int column = 0; column < cells.length; column++) {
                int decoder = cells[column] >>> 4 & 0xf;
                if (decoder != SynapseArray.DISABLED_DECODER) {
                    visitor.synapse(
                            column,
                            cells[column] & 0xf,
                            setting.decoder(column & 1) << 4 | decoder,
                            components.neuronOf(firstDenmem + column));
                }
            }
        }
    }
}
