package neckar.cli.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.translate.CellTarget;
import neckar.network.CurrentSource;
import neckar.network.Network;
import neckar.network.Population;
import neckar.reference.model.Cell;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.unit.MembraneCapacitance;
import neckar.spec.unit.Scaling;

/**
 * The cells of a network as the hardware means to have them, and as the floating-gate codes of a configuration give them
 * through the calibration (calibration reference 3.1), back in the units of the network.
 */
final class GivenCells {
    private static final double NANO_PER_MICRO = 1e3;

    private final Network network;
    private final WaferConfig wafer;
    private final Calibration calibration;
    private final Scaling scaling;
    private final double[] constantNa;
    private final boolean[] varies;
    private final TreeMap<Integer, MappingTable.Neuron> placed = new TreeMap<>();

    GivenCells(Network network, WaferConfig wafer, MappingTable mapping, Calibration calibration) {
        this.network = network;
        this.wafer = wafer;
        this.calibration = calibration;
        MappingTable.Settings settings = mapping.settings();
        this.scaling = new Scaling(settings.speedup(), settings.voltageScale(), settings.voltageShiftVolt());
        for (MappingTable.Neuron neuron : mapping.neurons()) {
            placed.put(network.nodeOf(neuron.population(), neuron.index()), neuron);
        }
        this.constantNa = new double[network.nodeCount()];
        this.varies = new boolean[network.nodeCount()];
        for (Population population : network.populations()) {
            for (int i = 0; i < population.size() && !population.cellType().isSource(); i++) {
                constantNa[network.nodeOf(population.position(), i)] = population.value("i_offset", i);
            }
        }
        for (CurrentSource source : network.currents()) {
            OptionalDouble constant = source.shape().constant(network.durationMs());
            source.indices().stream().forEach(index -> {
                int node = network.nodeOf(source.population(), index);
                constantNa[node] += constant.orElse(0);
                varies[node] |= constant.isEmpty();
            });
        }
    }

    /** The scaling of the configuration. */
    Scaling scaling() {
        return scaling;
    }

    /** Whether a node has circuits. */
    boolean isPlaced(int node) {
        return placed.containsKey(node);
    }

    /** What a neuron shall be in the hardware's terms. */
    CellTarget target(int node) {
        Population population = population(node);
        return CellTarget.of(population, network.indexOf(node), constantNa[node], scaling);
    }

    /** A target as a cell: conductances that decay exponentially, constant currents in the resting potential. */
    static Cell cell(CellTarget target) {
        return new Cell(
                true,
                false,
                target.capacitanceNf(),
                target.capacitanceNf() / target.tauMemMs(),
                target.restMv(),
                target.resetMv(),
                target.spikeMv(),
                target.expMv(),
                target.deltaTMv(),
                target.refracMs(),
                target.reversalExcMv(),
                target.reversalInhMv(),
                target.tauExcMs(),
                target.tauInhMs(),
                Math.max(0, target.aNanoSiemens()) / NANO_PER_MICRO,
                Math.max(0, target.bNa()),
                target.adapts() ? target.tauWMs() : 1,
                0);
    }

    /** The cell that the codes of a neuron give; the target's where it has no circuits. */
    Cell given(int node) {
        MappingTable.Neuron neuron = placed.get(node);
        CellTarget target = target(node);
        return neuron == null ? cell(target) : new Codes(neuron).cell(target, varies[node]);
    }

    /** Charge of an event over the charge asked for, made up for in the weights where a time constant is clipped. */
    double chargeFactor(int node, boolean inhibitory) {
        MappingTable.Neuron neuron = placed.get(node);
        if (neuron == null) {
            return 1;
        }
        CellTarget target = target(node);
        Codes codes = new Codes(neuron);
        double unit = scaling.siemens(1, neuron.size() * codes.farad, target.capacitanceNf());
        return inhibitory
                ? neuron.inhibitorySiemensPerWeight() / (unit * target.weightInh())
                : neuron.excitatorySiemensPerWeight() / (unit * target.weightExc());
    }

    /** Hardware conductance in siemens that one unit of weight asks for at a neuron; empty without circuits. */
    Optional<Double> siemensPerWeight(int node, boolean inhibitory) {
        MappingTable.Neuron neuron = placed.get(node);
        if (neuron == null) {
            return Optional.empty();
        }
        return Optional.of(inhibitory ? neuron.inhibitorySiemensPerWeight() : neuron.excitatorySiemensPerWeight());
    }

    /** Current sources that change during the run; the others stand in the resting potential. */
    List<CurrentSource> varyingCurrents() {
        return network.currents().stream()
                .filter(source -> source.shape().constant(network.durationMs()).isEmpty())
                .toList();
    }

    private Population population(int node) {
        return network.populations().get(network.populationOf(node));
    }

    /** The codes of one neuron; values of joined circuits are means, conductances and currents of each circuit add up. */
    private final class Codes {
        private final MappingTable.Neuron neuron;
        private final HicannOnWafer hicann;
        private final HicannConfig config;
        private final AnalogMode mode;
        private final double farad;
        private final List<DenmemOnHicann> denmems = new ArrayList<>();

        Codes(MappingTable.Neuron neuron) {
            this.neuron = neuron;
            this.hicann = HicannOnWafer.of(neuron.hicann());
            HicannConfig found = wafer.hicanns().get(hicann);
            if (found == null) {
                throw new IllegalStateException("a neuron on a chip that is not configured: " + hicann);
            }
            this.config = found;
            NeuronRowConfig row = config.neuron().row(0);
            this.mode = new AnalogMode(row.bigCap(), row.gl(), row.gladapt(), row.radapt());
            this.farad = MembraneCapacitance.farad(mode.bigCap());
            for (int y = 0; y < 2; y++) {
                for (int x = neuron.column(); x < neuron.column() + neuron.size() / 2; x++) {
                    denmems.add(DenmemOnHicann.at(x, y));
                }
            }
        }

        Cell cell(CellTarget target, boolean keepsRest) {
            double tauMemMs = scaling.timeMs(1 / mean(DenmemParameter.I_GL, true));
            double capacitance = target.capacitanceNf();
            DenmemOnHicann firing = DenmemOnHicann.of(neuron.firingDenmem());
            boolean exponential = target.deltaTMv() > 0;
            boolean adapts = target.adapts();
            return new Cell(
                    true,
                    false,
                    capacitance,
                    capacitance / tauMemMs,
                    // A waveform counts from a base of its own, which is not in the codes' rest alone.
                    keepsRest ? target.restMv() : scaling.mv(mean(DenmemParameter.E_L, false)),
                    resetMv(),
                    scaling.mv(value(firing, DenmemParameter.V_T)),
                    exponential ? scaling.mv(mean(DenmemParameter.V_EXP, false)) : target.expMv(),
                    exponential ? scaling.mvDifference(mean(DenmemParameter.I_REXP, false)) : 0,
                    scaling.timeMs(value(firing, DenmemParameter.I_PL)),
                    scaling.mv(Math.min(CellTarget.HIGHEST_REVERSAL_VOLT, mean(DenmemParameter.E_SYNX, false))),
                    scaling.mv(mean(DenmemParameter.E_SYNI, false)),
                    scaling.timeMs(mean(DenmemParameter.V_SYNTCX, false)),
                    scaling.timeMs(mean(DenmemParameter.V_SYNTCI, false)),
                    adapts && target.aNanoSiemens() > 0
                            ? scaling.microSiemens(mean(DenmemParameter.I_GLADAPT, false), farad, capacitance)
                            : 0,
                    adapts && target.bNa() > 0
                            ? scaling.na(mean(DenmemParameter.I_FIRE, false), farad, capacitance)
                            : 0,
                    adapts ? scaling.timeMs(mean(DenmemParameter.I_RADAPT, false)) : 1,
                    0);
        }

        private double value(DenmemOnHicann denmem, DenmemParameter parameter) {
            int dac = config.floatingGates().denmem(denmem, parameter);
            return calibration.toHardware(hicann, denmem, parameter, mode, dac);
        }

        private double mean(DenmemParameter parameter, boolean ofInverse) {
            double sum = 0;
            for (DenmemOnHicann denmem : denmems) {
                sum += ofInverse ? 1 / value(denmem, parameter) : value(denmem, parameter);
            }
            return sum / denmems.size();
        }

        private double resetMv() {
            double sum = 0;
            for (DenmemOnHicann denmem : denmems) {
                FgBlockOnHicann block = denmem.sharedFgBlock();
                int dac = config.floatingGates().shared(block, SharedParameter.V_RESET);
                sum += scaling.mv(calibration.toHardware(hicann, block, SharedParameter.V_RESET, dac));
            }
            return sum / denmems.size();
        }
    }
}
