package neckar.tests.physics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import neckar.compiler.emit.MappingTable;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.WeightMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.SynapseArray;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.unit.MembraneCapacitance;

/**
 * What the codes of a neuron's denmems stand for, by the inverse of the nominal calibration, in SI units of the hardware. Values are means
 * over the joined denmems.
 *
 * @param hicann its chip
 * @param chip the registers of the chip
 * @param place where it sits
 */
record DecodedNeuron(HicannOnWafer hicann, HicannConfig chip, MappingTable.Neuron place) {
    private static final Calibration NOMINAL = Calibration.nominal();

    /** A synapse cell of the neuron. */
    record Cell(int row, int column, DenmemOnHicann denmem, boolean inhibitory, double siemens) {
        int driver() {
            return row / 2;
        }
    }

    List<DenmemOnHicann> denmems() {
        List<DenmemOnHicann> denmems = new ArrayList<>();
        for (int x = place.column(); x < place.column() + place.size() / 2; x++) {
            denmems.add(DenmemOnHicann.at(x, 0));
            denmems.add(DenmemOnHicann.at(x, 1));
        }
        return denmems;
    }

    private double mean(ToDoubleFunction<DenmemOnHicann> value) {
        return denmems().stream().mapToDouble(value).average().orElseThrow();
    }

    /** The value of a parameter that stands for a hardware quantity. */
    double value(DenmemParameter parameter) {
        return mean(denmem -> NOMINAL.toHardware(
                hicann, denmem, parameter, mode(denmem), chip.floatingGates().denmem(denmem, parameter)));
    }

    private AnalogMode mode(DenmemOnHicann denmem) {
        NeuronRowConfig row = chip.neuron().row(denmem.row());
        return new AnalogMode(row.bigCap(), row.gl(), row.gladapt(), row.radapt());
    }

    double resetVolt() {
        return mean(denmem -> NOMINAL.toHardware(
                hicann,
                denmem.sharedFgBlock(),
                SharedParameter.V_RESET,
                chip.floatingGates().shared(denmem.sharedFgBlock(), SharedParameter.V_RESET)));
    }

    double capacitanceFarad() {
        return place.size()
                * mean(denmem -> MembraneCapacitance.farad(
                        chip.neuron().row(denmem.row()).bigCap()));
    }

    /** All cells of the neuron that listen to something, with the conductance of one event. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(row / 2);
            RowConfig setting = chip.driver(driver).row(row % 2);
            if (!chip.driver(driver).enable() || !(setting.left() || setting.right())) {
                continue;
            }
            int gmax = chip.floatingGates().shared(driver.fgBlock(), SharedParameter.gmax(setting.gmaxSelect()));
            for (int column = place.column(); column < place.column() + place.size() / 2; column++) {
                if (chip.synapses().decoder(row, column) != SynapseArray.DISABLED_DECODER) {
                    double siemens =
                            WeightMap.NOMINAL.siemens(chip.synapses().weight(row, column), gmax, setting.divisor());
                    DenmemOnHicann denmem = DenmemOnHicann.at(column, row < SynapseArray.ROWS / 2 ? 0 : 1);
                    cells.add(new Cell(row, column, denmem, setting.right(), siemens));
                }
            }
        }
        return cells;
    }
}
