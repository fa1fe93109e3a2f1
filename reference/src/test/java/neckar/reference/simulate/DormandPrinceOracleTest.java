package neckar.reference.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import neckar.network.Receptor;
import neckar.reference.model.Cell;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** The Taylor series against an integrator of another family and another author, on membranes of all kinds. */
class DormandPrinceOracleTest {
    private static final double EVENT_MS = 3;
    private static final double END_MS = 40;

    @Property(tries = 40)
    void agreeOnTheMembrane(
            @ForAll @DoubleRange(min = 0.05, max = 2) double capacitance,
            @ForAll @DoubleRange(min = 3, max = 60) double tauMem,
            @ForAll @DoubleRange(min = 0.3, max = 20) double tauSyn,
            @ForAll @DoubleRange(min = 0, max = 0.05) double weight,
            @ForAll @DoubleRange(min = -10, max = 10) double a,
            @ForAll @DoubleRange(min = 20, max = 300) double tauW,
            @ForAll boolean conductance,
            @ForAll boolean alpha,
            @ForAll boolean inhibits,
            @ForAll boolean exponential) {
        double leak = capacitance / tauMem;
        Cell cell = new Cell(
                conductance,
                alpha,
                capacitance,
                leak,
                -70,
                -70,
                1000,
                -20,
                exponential ? 3 : 0,
                1,
                -30,
                -85,
                tauSyn,
                tauSyn,
                a * 1e-3,
                0,
                tauW,
                0.1 * leak);
        double[] ours = new Bench()
                .cell(cell)
                .stimulus(weight, 1, inhibits ? Receptor.INHIBITORY : Receptor.EXCITATORY, EVENT_MS - 1)
                .options(SimulationOptions.standard(1).withTolerance(1e-12))
                .membraneMv(END_MS + 0.5, 1);
        double[] state = {-70, 0, 0, 0};
        state = integrate(cell, inhibits, state, 0, EVENT_MS);
        state[alpha ? 2 : 1] += weight;
        state = integrate(cell, inhibits, state, EVENT_MS, END_MS);
        assertEquals(state[0], ours[(int) END_MS], 1e-8 * Math.max(1, Math.abs(state[0])));
    }

    /** State: V, synaptic variable, its rise, w. */
    private static double[] integrate(Cell cell, boolean inhibits, double[] from, double fromMs, double toMs) {
        double tau = inhibits ? cell.tauInhMs() : cell.tauExcMs();
        double reversal = inhibits ? cell.reversalInhMv() : cell.reversalExcMv();
        OrdinaryDifferentialEquation equation = new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return 4;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double synaptic = cell.conductance() ? y[1] * (reversal - y[0]) : inhibits ? -y[1] : y[1];
                double spike = cell.deltaTMv() > 0
                        ? cell.leakMicroSiemens() * cell.deltaTMv() * Math.exp((y[0] - cell.expMv()) / cell.deltaTMv())
                        : 0;
                double leak = cell.leakMicroSiemens() * (cell.restMv() - y[0]);
                return new double[] {
                    (leak + spike - y[3] + synaptic + cell.offsetNa()) / cell.capacitanceNf(),
                    (cell.alpha() ? Math.E * y[2] - y[1] : -y[1]) / tau,
                    -y[2] / tau,
                    (cell.aMicroSiemens() * (y[0] - cell.restMv()) - y[3]) / cell.tauWMs()
                };
            }
        };
        return new DormandPrince853Integrator(1e-9, 1, 1e-12, 1e-12)
                .integrate(equation, new ODEState(fromMs, from), toMs)
                .getPrimaryState();
    }
}
