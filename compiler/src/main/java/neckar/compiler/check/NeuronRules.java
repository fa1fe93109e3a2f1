package neckar.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;

/** Rules for the neurons of one chip (hardware reference 3.2, 5.3, 8). */
final class NeuronRules {
    /**
     * Cells that hold one potential have different codes on a calibrated chip. On a typical die their offsets differ by 20 mV and
     * their gains by 2 % about 0.95 (emulator reference 4.1), so that at 0.9 V, the end of the useful range, the codes for one
     * potential have a standard deviation of 16 or 17. Of the six differences on each of 384 chips none exceeds 120 with a
     * probability of 99.9 %.
     */
    private static final int LARGEST_RESET_DIFFERENCE_DAC = 120;

    private final RealisedChip chip;
    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final Availability availability;
    private final ProblemLog log;

    NeuronRules(RealisedChip chip, Availability availability, ProblemLog log) {
        this.chip = chip;
        hicann = chip.hicann();
        config = chip.config();
        this.availability = availability;
        this.log = log;
    }

    void check() {
        for (NeuronComponents.Neuron neuron : chip.components().neurons()) {
            checkNeuron(neuron);
        }
        for (List<Integer> silent : chip.components().silent()) {
            log.add(ProblemKind.NO_FIRING_DENMEM, place(silent.get(0)), silent.size() + " denmems");
        }
        checkFireInputs();
        checkSpikeOutputs();
        checkAnalogBuses();
    }

    private void checkNeuron(NeuronComponents.Neuron neuron) {
        String place = place(neuron.firingDenmem());
        if (neuron.firing().size() > 1) {
            log.add(ProblemKind.TWO_FIRING_DENMEMS, place, neuron.firing().toString());
        }
        TreeSet<Integer> blocks = new TreeSet<>();
        TreeSet<Integer> resets = new TreeSet<>();
        for (int id : neuron.denmems()) {
            DenmemOnHicann denmem = DenmemOnHicann.of(id);
            blocks.add(denmem.block().id());
            resets.add(config.floatingGates().shared(denmem.sharedFgBlock(), SharedParameter.V_RESET));
            if (!availability.denmem(hicann, denmem)) {
                log.add(ProblemKind.DEFECTIVE_DENMEM, place(id), "");
            }
            if (!config.neuron().row(denmem.row()).resetReleased()) {
                log.add(ProblemKind.NEURON_IN_RESET, place(id), "");
            }
        }
        if (neuron.address().isPresent() && !config.neuron().spl1ResetReleased()) {
            log.add(ProblemKind.NEURON_IN_RESET, place, "path to the mergers");
        }
        if (blocks.size() > 1) {
            log.add(ProblemKind.NEURON_LEAVES_BLOCK, place, "blocks " + blocks);
        }
        if (resets.last() - resets.first() > LARGEST_RESET_DIFFERENCE_DAC) {
            log.add(ProblemKind.RESET_DIFFERS, place, "codes " + resets);
        }
        checkShape(neuron, place);
    }

    private void checkShape(NeuronComponents.Neuron neuron, String place) {
        List<Integer> top = new ArrayList<>();
        List<Integer> bottom = new ArrayList<>();
        for (int denmem : neuron.denmems()) {
            (denmem < DenmemOnHicann.COLUMNS ? top : bottom).add(denmem % DenmemOnHicann.COLUMNS);
        }
        boolean oneRow = top.isEmpty() || bottom.isEmpty();
        List<Integer> columns = top.isEmpty() ? bottom : top;
        boolean adjacent = columns.get(columns.size() - 1) - columns.get(0) == columns.size() - 1;
        if (!adjacent || !(oneRow || top.equals(bottom))) {
            log.add(ProblemKind.NEURON_SHAPE, place, "columns " + top + " above " + bottom);
        } else if (!oneRow) {
            for (int column : columns) {
                QuadConfig quad = config.quad(DenmemOnHicann.of(column).quad());
                if (!(column % 2 == 0 ? quad.verticalLeft() : quad.verticalRight())) {
                    log.add(ProblemKind.VERTICAL_SWITCH_OPEN, place, "column " + column);
                }
            }
        }
    }

    /** At each border between quads meet four denmems: odd x on its left and even x on its right, in two rows. */
    private void checkFireInputs() {
        for (int right = 2; right < DenmemOnHicann.COLUMNS; right += 2) {
            int onLeft = 0;
            int onRight = 0;
            for (int row = 0; row < 2; row++) {
                onLeft += hasFireInput(right - 1, row) ? 1 : 0;
                onRight += hasFireInput(right, row) ? 1 : 0;
            }
            String place = place(right - 1);
            if (onLeft > 0 && onRight > 0) {
                log.add(ProblemKind.FIRE_INPUT_ON_BOTH_SIDES, place, "");
            } else if (onLeft + onRight > 1) {
                log.add(ProblemKind.FIRE_INPUT_TWICE, place, "");
            }
        }
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            if (config.denmem(denmem).fireInput() && denmem.fireInputNeighbour().isEmpty()) {
                log.add(ProblemKind.FIRE_INPUT_AT_EDGE, place(denmem.id()), "");
            }
        }
    }

    private boolean hasFireInput(int x, int row) {
        return config.denmem(DenmemOnHicann.at(x, row)).fireInput();
    }

    private void checkSpikeOutputs() {
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            if (config.denmem(denmem).spl1Output() && !config.denmem(denmem).activateFiring()) {
                log.add(ProblemKind.SPIKE_OUTPUT_WITHOUT_FIRING, place(denmem.id()), "");
            }
        }
    }

    /** One bus for each row and parity of x. */
    private void checkAnalogBuses() {
        int[] onBus = new int[4];
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            if (config.denmem(denmem).analogOut() && ++onBus[2 * denmem.row() + denmem.x() % 2] == 2) {
                log.add(ProblemKind.ANALOG_BUS_TWICE, place(denmem.id()), "");
            }
        }
    }

    private String place(int denmem) {
        return hicann + "." + DenmemOnHicann.of(denmem);
    }
}
