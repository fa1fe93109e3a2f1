package neckar.reference.simulate;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.network.CurrentShape;
import neckar.network.CurrentSource;
import neckar.network.Indices;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import neckar.reference.model.Cell;
import neckar.reference.model.CellGroup;
import neckar.reference.model.EventLoss;
import neckar.reference.model.Model;
import neckar.reference.model.SpikeTrain;
import neckar.reference.model.SynapseColumns;
import neckar.reference.model.SynapseGroup;

/** One cell behind one source, with whatever drives it; what the tests of the simulator share. */
final class Bench {
    private Cell cell = lif();
    private double[] stimulusMs = {};
    private double weight = 1;
    private double delayMs = 1;
    private Receptor receptor = Receptor.EXCITATORY;
    private SynapseDynamics dynamics = SynapseDynamics.STATIC;
    private final List<CurrentSource> currents = new ArrayList<>();
    private SimulationOptions options = SimulationOptions.standard(1);

    /** C 0.2 nF, tau_m 20 ms, rest and reset -65 mV, threshold -50 mV, refractory 1 ms, reversal 0 and -80 mV, tau_syn 5 ms. */
    static Cell lif() {
        return new Cell(true, false, 0.2, 0.01, -65, -65, -50, -50, 0, 1, 0, -80, 5, 5, 0, 0, 1, 0);
    }

    /** Adaptive exponential cell without synapses, threshold -50 mV, spike at 0 mV; pF, nS, mV, ms, pA as in the papers. */
    static Cell adEx(double c, double gl, double rest, double a, double tauW, double b, double reset, double current) {
        return new Cell(
                true,
                false,
                c * 1e-3,
                gl * 1e-3,
                rest,
                reset,
                0,
                -50,
                2,
                0,
                0,
                -80,
                5,
                5,
                a * 1e-3,
                b * 1e-3,
                tauW,
                current * 1e-3);
    }

    static Cell withOffset(Cell cell, double na) {
        return new Cell(
                cell.conductance(),
                cell.alpha(),
                cell.capacitanceNf(),
                cell.leakMicroSiemens(),
                cell.restMv(),
                cell.resetMv(),
                cell.spikeMv(),
                cell.expMv(),
                cell.deltaTMv(),
                cell.refracMs(),
                cell.reversalExcMv(),
                cell.reversalInhMv(),
                cell.tauExcMs(),
                cell.tauInhMs(),
                cell.aMicroSiemens(),
                cell.bNa(),
                cell.tauWMs(),
                na);
    }

    /** The same cell with another kind and time constants of synapses, never spiking. */
    static Cell passive(boolean conductance, boolean alpha, double tauMs) {
        Cell cell = lif();
        return new Cell(
                conductance,
                alpha,
                cell.capacitanceNf(),
                cell.leakMicroSiemens(),
                -65,
                -65,
                1000,
                1000,
                0,
                1,
                0,
                -80,
                tauMs,
                tauMs,
                0,
                0,
                1,
                0);
    }

    Bench cell(Cell other) {
        cell = other;
        return this;
    }

    Bench stimulus(double itsWeight, double itsDelayMs, Receptor itsReceptor, double... timesMs) {
        weight = itsWeight;
        delayMs = itsDelayMs;
        receptor = itsReceptor;
        stimulusMs = timesMs;
        return this;
    }

    Bench dynamics(SynapseDynamics other) {
        dynamics = other;
        return this;
    }

    Bench current(CurrentShape shape) {
        currents.add(new CurrentSource(currents.size(), 1, Indices.of(0), shape));
        return this;
    }

    Bench options(SimulationOptions other) {
        options = other;
        return this;
    }

    Simulation run(double durationMs) {
        CellGroup source = new CellGroup("in", 1, List.of(), List.of(new SpikeTrain(stimulusMs)));
        CellGroup target = new CellGroup("cell", 1, List.of(cell), List.of());
        SynapseColumns columns =
                new SynapseColumns.Builder().add(0, 0, weight, delayMs).build();
        Model model = new Model(
                durationMs,
                List.of(source, target),
                List.of(new SynapseGroup("in->cell", 0, 1, receptor, dynamics, columns)),
                currents,
                1,
                EventLoss.NONE);
        return Simulator.run(model, options, new CancelFlag());
    }

    double[] spikesMs(double durationMs) {
        return run(durationMs).groups().get(1).trains().get(0).timesMs();
    }

    /** The membrane in mV every so many ms from 0 on. */
    double[] membraneMv(double durationMs, double everyMs) {
        options = options.withTraces(List.of(new SimulationOptions.Probe(1, 0)), everyMs);
        return run(durationMs).traces().get(0).samplesMv();
    }
}
