package neckar.compiler.check;

import neckar.spec.config.RowConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.topology.Availability;

/** Rules for the synapses of one chip (hardware reference 4.3 to 4.5, 9.1). */
final class SynapseRules implements RealisedChip.SynapseVisitor {

    private final Realisation realisation;
    private final RealisedChip chip;
    private final int hicann;
    private final Availability availability;
    private final ProblemLog log;
    private final boolean[][] brokenInput = new boolean[SynapticInput.COUNT][DenmemOnHicann.COUNT];

    // The row that is being visited.
    private int row;
    private RowConfig setting = RowConfig.OFF;
    private ChipEvents events;
    private int dnc;
    private boolean rowHasBad;
    private long inRow;

    SynapseRules(Realisation realisation, RealisedChip chip, Availability availability, ProblemLog log) {
        this.realisation = realisation;
        this.chip = chip;
        hicann = chip.hicann().id();
        this.availability = availability;
        this.log = log;
        events = chip.events();
        for (SynapticInput input : SynapticInput.all()) {
            for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
                brokenInput[input.id()][denmem.id()] = !availability.synapticInput(chip.hicann(), denmem, input);
            }
        }
    }

    void check() {
        chip.visit(this);
        finishRow();
        checkIdleRows();
    }

    private void checkIdleRows() {
        byte[] cells = new byte[SynapseArray.COLUMNS];
        for (int idle = 0; idle < SynapseArray.ROWS; idle++) {
            if (chip.drivers().stream(idle / 2) >= 0 || chip.config().synapses().isRowUnused(idle)) {
                continue;
            }
            chip.config().synapses().copyRow(idle, cells, 0);
            for (int column = 0; column < cells.length; column++) {
                if ((cells[column] >>> 4 & 0xf) != SynapseArray.DISABLED_DECODER) {
                    report(ProblemKind.SYNAPSE_AT_IDLE_DRIVER, idle, column, "");
                }
            }
        }
    }

    @Override
    public void row(int visited, SynapseDriverConfig driver, RowConfig rowSetting, int stream) {
        finishRow();
        row = visited;
        setting = rowSetting;
        rowHasBad = availability.hasBadSynapse(hicann, row);
        dnc = stream % DncMergerOnHicann.COUNT;
        events = realisation
                .chip(HicannOnWafer.of(stream / DncMergerOnHicann.COUNT))
                .orElseThrow()
                .events();
    }

    private void finishRow() {
        if (inRow == 0) {
            return;
        }
        inRow = 0;
        String place = chip.hicann() + "." + SynapseRowOnHicann.of(row);
        if (!setting.left() && !setting.right()) {
            log.add(ProblemKind.ROW_WITHOUT_SIDE, place, "");
        }
        if (setting.divisor() == 0) {
            log.add(ProblemKind.ROW_WITHOUT_DIVISOR, place, "");
        }
        if (!availability.row(chip.hicann(), SynapseRowOnHicann.of(row))) {
            log.add(ProblemKind.DEFECTIVE_ROW, place, "");
        }
    }

    @Override
    public void synapse(int column, int weight, int address, int neuron) {
        inRow++;
        int sender = events.sender(dnc, address);
        if (sender == ChipEvents.NOBODY) {
            report(ProblemKind.SYNAPSE_WITHOUT_SENDER, row, column, "address " + address);
        } else if (sender == ChipEvents.REGULAR_GENERATOR) {
            report(ProblemKind.SYNAPSE_HEARS_LOCKING, row, column, "address " + address);
        }
        if (neuron == NeuronComponents.NONE) {
            report(ProblemKind.SYNAPSE_WITHOUT_NEURON, row, column, "");
        }
        if (rowHasBad && !availability.synapse(hicann, row, column)) {
            report(ProblemKind.DEFECTIVE_SYNAPSE, row, column, "");
        }
        int denmem = row < SynapseArray.ROWS / 2 ? column : DenmemOnHicann.COLUMNS + column;
        if ((setting.left() && brokenInput[SynapticInput.EXCITATORY.id()][denmem])
                || (setting.right() && brokenInput[SynapticInput.INHIBITORY.id()][denmem])) {
            report(ProblemKind.DEFECTIVE_SYNAPTIC_INPUT, row, column, "");
        }
    }

    private void report(ProblemKind kind, int atRow, int column, String detail) {
        if (log.keeps(kind)) {
            SynapseOnHicann synapse =
                    SynapseOnHicann.at(SynapseRowOnHicann.of(atRow), SynapseColumnOnHicann.of(column));
            log.add(kind, chip.hicann() + "." + synapse, detail);
        } else {
            log.count(kind, 1);
        }
    }
}
