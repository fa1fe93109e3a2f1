package neckar.reference.simulate;

import neckar.base.InputException;
import neckar.reference.model.Cell;

/**
 * The Taylor series of one neuron's variables over a step, coefficient k multiplied by the k-th power of the step, so that
 * the variable is read at x in [0, 1]. All coefficients follow from the equations by recurrence (Taylor's method with
 * automatic differentiation, e.g. Hairer, Norsett, Wanner, Solving Ordinary Differential Equations I, I.8): products by
 * Cauchy's rule, u = exp((V - V_exp)/D) from u' = u V'/D. The order grows until the last two terms of every variable are
 * below the tolerance; when the highest order does not suffice, the step is shortened. Confined to one thread.
 */
final class TaylorSeries {
    /** Highest order; beyond it shorter steps cost less. */
    static final int MAX_ORDER = 24;

    private static final int MIN_ORDER = 2;
    private static final double SAFETY = 0.85;
    /** Synaptic variables below it are nothing, in uS or nA; keeps denormal numbers away. */
    private static final double NOTHING = 1e-30;

    final double[] membrane = new double[MAX_ORDER + 1];
    final double[] excitatory = new double[MAX_ORDER + 1];
    final double[] inhibitory = new double[MAX_ORDER + 1];
    final double[] excitatoryRise = new double[MAX_ORDER + 1];
    final double[] inhibitoryRise = new double[MAX_ORDER + 1];
    final double[] adaptation = new double[MAX_ORDER + 1];
    private final double[] spike = new double[MAX_ORDER + 1];
    private final double[] current = new double[MAX_ORDER + 1];
    private final double[] conductance = new double[MAX_ORDER + 1];
    private final double toleranceMv;
    private int order;

    /** Series cut where terms are below the relative tolerance times 1 mV, or times what moves the membrane by 1 mV. */
    TaylorSeries(double tolerance) {
        toleranceMv = tolerance;
    }

    /** Order of the last expansion. */
    int order() {
        return order;
    }

    /**
     * Expands about the state of a neuron.
     *
     * @param held whether the membrane is held at its value
     * @param course injected current beside the cell's constant one
     * @param stepMs longest step
     * @return the step in ms that the series serves, at most {@code stepMs}
     */
    double expand(Cell cell, NeuronStates states, int neuron, boolean held, CurrentCourse course, double stepMs) {
        membrane[0] = states.membraneMv[neuron];
        excitatory[0] = positive(states.excitatory[neuron]);
        inhibitory[0] = positive(states.inhibitory[neuron]);
        excitatoryRise[0] = positive(states.excitatoryRise[neuron]);
        inhibitoryRise[0] = positive(states.inhibitoryRise[neuron]);
        adaptation[0] = states.adaptationNa[neuron];
        boolean exponential = !held && cell.deltaTMv() > 0;
        if (exponential) {
            spike[0] = StrictMath.exp((membrane[0] - cell.expMv()) / cell.deltaTMv());
        }
        course.coefficients(states.timeMs[neuron], stepMs, current, MAX_ORDER);
        current[0] += cell.offsetNa() + cell.leakMicroSiemens() * cell.restMv();
        double toleranceSyn = toleranceMv * cell.leakMicroSiemens();
        double ratio = 0;
        double previous = Double.POSITIVE_INFINITY;
        double before = previous;
        for (int k = 0; k < MAX_ORDER; k++) {
            double part = stepMs / (k + 1);
            synapses(cell, k, part);
            adaptation[k + 1] = adaptationTerm(cell, k, part);
            membrane[k + 1] = held ? 0 : membraneTerm(cell, k, part, exponential);
            if (exponential) {
                spike[k + 1] = spikeTerm(cell, k);
            }
            ratio = Math.max(
                    Math.abs(membrane[k + 1]) / toleranceMv,
                    Math.max(
                                    Math.max(
                                            Math.max(Math.abs(excitatory[k + 1]), Math.abs(inhibitory[k + 1])),
                                            Math.max(Math.abs(excitatoryRise[k + 1]), Math.abs(inhibitoryRise[k + 1]))),
                                    Math.abs(adaptation[k + 1]))
                            / toleranceSyn);
            if (ratio <= 1 && previous <= 1 && k + 1 >= MIN_ORDER) {
                order = k + 1;
                return stepMs;
            }
            before = previous;
            previous = ratio;
        }
        order = MAX_ORDER;
        return shorten(stepMs, before, ratio);
    }

    /** Value at x in [0, 1] of a series of the last expansion. */
    double at(double[] series, double x) {
        double value = series[order];
        for (int k = order - 1; k >= 0; k--) {
            value = value * x + series[k];
        }
        return value;
    }

    private void synapses(Cell cell, int k, double part) {
        double decayExc = -part / cell.tauExcMs();
        double decayInh = -part / cell.tauInhMs();
        if (cell.alpha()) {
            excitatoryRise[k + 1] = excitatoryRise[k] * decayExc;
            inhibitoryRise[k + 1] = inhibitoryRise[k] * decayInh;
            excitatory[k + 1] = (excitatory[k] - Math.E * excitatoryRise[k]) * decayExc;
            inhibitory[k + 1] = (inhibitory[k] - Math.E * inhibitoryRise[k]) * decayInh;
        } else {
            excitatory[k + 1] = excitatory[k] * decayExc;
            inhibitory[k + 1] = inhibitory[k] * decayInh;
        }
    }

    private double adaptationTerm(Cell cell, int k, double part) {
        if (!cell.adapts()) {
            return 0;
        }
        double drive = membrane[k] - (k == 0 ? cell.restMv() : 0);
        return part * (cell.aMicroSiemens() * drive - adaptation[k]) / cell.tauWMs();
    }

    private double membraneTerm(Cell cell, int k, double part, boolean exponential) {
        double sum = current[k] - adaptation[k];
        if (cell.conductance()) {
            conductance[k] = excitatory[k] + inhibitory[k] + (k == 0 ? cell.leakMicroSiemens() : 0);
            sum += excitatory[k] * cell.reversalExcMv() + inhibitory[k] * cell.reversalInhMv();
            for (int j = 0; j <= k; j++) {
                sum -= conductance[j] * membrane[k - j];
            }
        } else {
            sum += excitatory[k] - inhibitory[k] - cell.leakMicroSiemens() * membrane[k];
        }
        if (exponential) {
            sum += cell.leakMicroSiemens() * cell.deltaTMv() * spike[k];
        }
        return part * sum / cell.capacitanceNf();
    }

    private double spikeTerm(Cell cell, int k) {
        double sum = 0;
        for (int j = 0; j <= k; j++) {
            sum += (j + 1) * membrane[j + 1] * spike[k - j];
        }
        return sum / (cell.deltaTMv() * (k + 1));
    }

    /** Chooses the step at which the last two terms meet the tolerance, and rescales the series to it. */
    private double shorten(double stepMs, double ratioBefore, double ratioLast) {
        double factor = SAFETY
                * Math.min(
                        StrictMath.pow(Math.max(1, ratioBefore), -1.0 / (MAX_ORDER - 1)),
                        StrictMath.pow(Math.max(1, ratioLast), -1.0 / MAX_ORDER));
        if (!(factor > 0)) {
            throw InputException.of("reference simulation", "a membrane leaves the range of numbers")
                    .advice("look for extreme parameters or weights");
        }
        double power = factor;
        for (int k = 1; k <= MAX_ORDER; k++) {
            membrane[k] *= power;
            excitatory[k] *= power;
            inhibitory[k] *= power;
            excitatoryRise[k] *= power;
            inhibitoryRise[k] *= power;
            adaptation[k] *= power;
            power *= factor;
        }
        return stepMs * factor;
    }

    private static double positive(double value) {
        return value > NOTHING ? value : 0;
    }
}
