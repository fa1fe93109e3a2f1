package neckar.emulator.analog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.emulator.silicon.DenmemQuantities;
import org.jspecify.annotations.Nullable;

/**
 * Coefficients of a chip's neurons as flat arrays for {@link FloatCircuits}. Neurons are ranked by kind (leaky
 * integrators first), then by their number of conductance states and terms, so that a group of equal neurons is one
 * range, filled up with ranks without a neuron. Conductances and currents are scaled by h/(2 C).
 */
public final class CircuitLayout {
    /** Each group's ranks are a multiple of this many, so that vectors of any usual length divide them. */
    static final int LANES = 16;

    /** Rank without a neuron. */
    static final int NOBODY = -1;

    /** Shortest refractory time, a tick; it bounds the crossings in a step. */
    private static final int MIN_REFRACTORY_TICKS = 1;

    private static final double TICKS_PER_SEC = 63e9;

    private final int stepTicks;
    private final NeuronStates[] states;
    private final int[] rank;
    private final int[] neuronAt;

    private final int[] groupFirst;
    private final int[] groupBase;
    private final int[] groupStates;
    private final boolean[] groupLeaky;
    private final boolean[] groupSaturates;
    private final int[] groupOf;
    private final int slots;
    private final double[] slotScale;
    private final FloatTerms terms;
    private final SharedArrays shared;

    /** As below, for a chip alone. */
    public CircuitLayout(List<NeuronParameters> neurons, int stepTicks) {
        this(neurons, stepTicks, new SharedArrays());
    }

    /**
     * Ranks the neurons and computes their coefficients.
     *
     * @param neurons parameters by neuron
     * @param stepTicks length of a step in ticks of 1/63 GHz
     * @param shared coefficients of other chips
     */
    public CircuitLayout(List<NeuronParameters> neurons, int stepTicks, SharedArrays shared) {
        this.shared = shared;
        this.stepTicks = stepTicks;
        states = new NeuronStates[neurons.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            states[i] = new NeuronStates(neurons.get(i), stepTicks / TICKS_PER_SEC);
            order.add(i);
        }
        NeuronTerms[] termsOf = new NeuronTerms[states.length];
        Arrays.setAll(termsOf, i -> new NeuronTerms(states[i].parameters(), states[i].scale()));
        order.sort(Comparator.comparing((Integer i) -> !states[i].leaky())
                .thenComparing(i -> states[i].parameters().saturates())
                .thenComparing(i -> states[i].count())
                .thenComparing(i -> termsOf[i].exponentials())
                .thenComparing(i -> termsOf[i].adaptations())
                .thenComparing(i -> i));
        List<List<Integer>> found = equalRanges(order, states, termsOf);
        rank = new int[states.length];
        groupFirst = new int[found.size() + 1];
        groupBase = new int[found.size()];
        groupStates = new int[found.size()];
        groupLeaky = new boolean[found.size()];
        groupSaturates = new boolean[found.size()];
        int base = 0;
        for (int g = 0; g < found.size(); g++) {
            NeuronStates sample = states[found.get(g).get(0)];
            int size = (found.get(g).size() + LANES - 1) / LANES * LANES;
            groupFirst[g + 1] = groupFirst[g] + size;
            groupBase[g] = base;
            groupStates[g] = sample.count();
            groupLeaky[g] = sample.leaky();
            groupSaturates[g] = sample.parameters().saturates();
            base += 2 * sample.count() * size;
        }
        slots = base;
        neuronAt = new int[groupFirst[found.size()]];
        groupOf = new int[neuronAt.length];
        Arrays.fill(neuronAt, NOBODY);
        @Nullable NeuronTerms[] ranked = new NeuronTerms[neuronAt.length];
        for (int g = 0; g < found.size(); g++) {
            Arrays.fill(groupOf, groupFirst[g], groupFirst[g + 1], g);
            for (int i = 0; i < found.get(g).size(); i++) {
                int neuron = found.get(g).get(i);
                int r = groupFirst[g] + i;
                neuronAt[r] = neuron;
                rank[neuron] = r;
                ranked[r] = termsOf[neuron];
            }
        }
        slotScale = perSlotScale();
        terms = new FloatTerms(ranked, groupOf, groupFirst, shared);
    }

    private static List<List<Integer>> equalRanges(List<Integer> order, NeuronStates[] states, NeuronTerms[] terms) {
        List<List<Integer>> found = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            if (i == 0 || !alike(states, terms, order.get(i), order.get(i - 1))) {
                found.add(new ArrayList<>());
            }
            found.get(found.size() - 1).add(order.get(i));
        }
        return found;
    }

    private static boolean alike(NeuronStates[] states, NeuronTerms[] terms, int a, int b) {
        return states[a].leaky() == states[b].leaky()
                && states[a].parameters().saturates() == states[b].parameters().saturates()
                && states[a].count() == states[b].count()
                && terms[a].exponentials() == terms[b].exponentials()
                && terms[a].adaptations() == terms[b].adaptations();
    }

    private double[] perSlotScale() {
        double[] result = new double[slots];
        for (int r : rank) {
            for (int input = 0; input < 2; input++) {
                for (int s = 0; s < groupStates[groupOf[r]]; s++) {
                    result[slot(r, input, s)] = scale(r);
                }
            }
        }
        return result;
    }

    private int slot(int r, int input, int state) {
        int g = groupOf[r];
        return groupBase[g] + (input * groupStates[g] + state) * groupSize(g) + r - groupFirst[g];
    }

    int stepTicks() {
        return stepTicks;
    }

    int neurons() {
        return states.length;
    }

    /** Number of ranks, at least that of neurons. */
    int ranks() {
        return neuronAt.length;
    }

    int rank(int neuron) {
        return rank[neuron];
    }

    /** Neuron of a rank, or {@link #NOBODY}. */
    int neuronAt(int r) {
        return neuronAt[r];
    }

    int groups() {
        return groupBase.length;
    }

    int groupOf(int r) {
        return groupOf[r];
    }

    int groupFirst(int g) {
        return groupFirst[g];
    }

    int groupSize(int g) {
        return groupFirst[g + 1] - groupFirst[g];
    }

    int groupBase(int g) {
        return groupBase[g];
    }

    int groupStates(int g) {
        return groupStates[g];
    }

    boolean groupIsLeaky(int g) {
        return groupLeaky[g];
    }

    int slots() {
        return slots;
    }

    int position(int neuron, int member, int input) {
        return slot(rank[neuron], input, states[neuron].stateOf(member, input));
    }

    double perSiemens(int position) {
        return slotScale[position];
    }

    /** Factor h/(2 C) of a neuron. */
    double scale(int r) {
        return states[neuronAt[r]].scale();
    }

    FloatTerms terms() {
        return terms;
    }

    /** Which coefficient of a conductance state an array holds. */
    private interface StateValue {
        double of(NeuronStates neuron, int input, int state);
    }

    private float[] perSlot(StateValue value) {
        float[] result = new float[slots];
        for (int i = 0; i < states.length; i++) {
            NeuronStates neuron = states[i];
            for (int input = 0; input < 2; input++) {
                for (int s = 0; s < neuron.distinct(input); s++) {
                    result[slot(rank[i], input, s)] = (float) value.of(neuron, input, s);
                }
            }
        }
        return shared.of(result);
    }

    float[] keep() {
        double h = stepTicks / TICKS_PER_SEC;
        return perSlot((neuron, input, s) -> StrictMath.exp(-h / neuron.tauSec(input, s)));
    }

    float[] meanFactor() {
        double h = stepTicks / TICKS_PER_SEC;
        return perSlot(
                (neuron, input, s) -> -StrictMath.expm1(-h / neuron.tauSec(input, s)) * neuron.tauSec(input, s) / h);
    }

    float[] reversal() {
        return perSlot(NeuronStates::reversalVolt);
    }

    /** Whether a synaptic input of a group's neurons saturates. */
    boolean groupSaturates(int g) {
        return groupSaturates[g];
    }

    /** Reciprocal of the scaled conductance at which each state saturates, 0 for states that do not. */
    float[] invLimit() {
        return perSlot((neuron, input, s) -> {
            double limit = neuron.limitSiemens(input, s);
            return limit == 0 || Double.isInfinite(limit) ? 0 : 1 / (limit * neuron.scale());
        });
    }

    /** Reciprocal of the driving force at which inputs saturate, 0 for linear ones. */
    float invInputVolt() {
        return states.length == 0
                ? 0
                : (float) (1 / states[0].parameters().denmems().get(0).inputVolt());
    }

    float[] invTauTicks() {
        float[] result = perSlot((neuron, input, s) -> 1 / (neuron.tauSec(input, s) * TICKS_PER_SEC))
                .clone();
        // Places without a state look like the first, lest they count as another time constant.
        for (int j = 0; j < result.length; j++) {
            result[j] = result[j] == 0f ? result[0] : result[j];
        }
        return shared.of(result);
    }

    /** Which coefficient of a neuron an array holds. */
    private interface NeuronValue {
        double of(NeuronParameters neuron, double scale);
    }

    private float[] perNeuron(NeuronValue value) {
        float[] result = new float[neuronAt.length];
        for (int r : rank) {
            result[r] = (float) value.of(states[neuronAt[r]].parameters(), scale(r));
        }
        return result;
    }

    float[] restVolt() {
        return perNeuron((neuron, scale) -> neuron.restVolt());
    }

    float[] leak() {
        return perNeuron((neuron, scale) -> scale * neuron.quietSiemens());
    }

    float[] leakCurrent() {
        float[] result = new float[neuronAt.length];
        for (int r : rank) {
            result[r] = (float) leakDrive(r);
        }
        return result;
    }

    /** Scaled current that the leaks, and inputs without events, drive at 0 V. */
    double leakDrive(int r) {
        double sum = 0;
        for (DenmemQuantities denmem : states[neuronAt[r]].parameters().denmems()) {
            sum += denmem.quietAmp();
        }
        return sum * scale(r);
    }

    float[] threshold() {
        return perNeuron((neuron, scale) -> neuron.thresholdVolt());
    }

    float[] reset() {
        return perNeuron((neuron, scale) -> neuron.resetVolt());
    }

    boolean[] fires() {
        boolean[] result = new boolean[neuronAt.length];
        for (int r : rank) {
            result[r] = states[neuronAt[r]].parameters().fires();
        }
        return result;
    }

    /** Refractory times in parts of a tick. */
    long[] refractoryFine() {
        long[] result = new long[neuronAt.length];
        for (int r : rank) {
            double ticks = states[neuronAt[r]].parameters().refractorySec() * TICKS_PER_SEC;
            double bounded = Math.max(MIN_REFRACTORY_TICKS, Math.min(1e9, ticks));
            result[r] = (long) StrictMath.rint(bounded * CircuitState.FINE);
        }
        return result;
    }
}
