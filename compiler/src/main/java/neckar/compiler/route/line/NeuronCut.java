package neckar.compiler.route.line;

/**
 * How the neurons of a chip, in their order, fall to lines: as evenly as room permits, and where a line would then carry
 * too many events, such that the busiest line carries least (mapping reference H20).
 *
 * @param lines lines of the option that take neurons, ascending
 * @param quota neurons of each of these lines; together fewer than the chip has when there is no room
 * @param excessHz events per second beyond the limits of the lines, all lines together
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made once, never changed
record NeuronCut(int[] lines, int[] quota, double excessHz) {

    /** Halvings of the interval that holds the least possible rate of the busiest line. */
    private static final int HALVINGS = 20;

    /**
     * The cut for the roomiest lines of an option.
     *
     * @param capacity neurons that fit onto each line of the option
     * @param wantedLines lines for neurons
     */
    static NeuronCut of(int[] neurons, int[] capacity, int wantedLines, EventRates rates) {
        int[] lines = ChipLayout.roomiest(capacity, wantedLines);
        int[] even = ChipLayout.spread(neurons.length, lines, capacity);
        NeuronCut cut = new NeuronCut(lines, even, excess(neurons, even, rates));
        if (cut.excessHz == 0 || cut.served() < neurons.length || isUniform(neurons, rates)) {
            return cut;
        }
        int[] byRate = byRate(neurons, lines, capacity, rates);
        double excessHz = excess(neurons, byRate, rates);
        return excessHz < cut.excessHz ? new NeuronCut(lines, byRate, excessHz) : cut;
    }

    /** Neurons that get a line. */
    int served() {
        int served = 0;
        for (int onLine : quota) {
            served += onLine;
        }
        return served;
    }

    /** Neurons of the fullest line. */
    int fullest() {
        int fullest = 0;
        for (int onLine : quota) {
            fullest = Math.max(fullest, onLine);
        }
        return fullest;
    }

    private static boolean isUniform(int[] neurons, EventRates rates) {
        for (int node : neurons) {
            if (rates.hz(node) != rates.hz(neurons[0])) {
                return false;
            }
        }
        return true;
    }

    private static double excess(int[] neurons, int[] quota, EventRates rates) {
        double excess = 0;
        int at = 0;
        for (int onLine : quota) {
            double hz = 0;
            for (int end = at + onLine; at < end; at++) {
                hz += rates.hz(neurons[at]);
            }
            excess += rates.excess(hz);
        }
        return excess;
    }

    /** Halves the interval of the bound; for a bound, filling line after line serves most. */
    private static int[] byRate(int[] neurons, int[] lines, int[] capacity, EventRates rates) {
        double low = 0;
        double high = rates.sum(neurons);
        for (int n = 0; n < HALVINGS; n++) {
            double middle = (low + high) / 2;
            if (isFull(fill(neurons, lines, capacity, rates, middle), neurons.length)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return fill(neurons, lines, capacity, rates, high * (1 + 1e-9));
    }

    private static boolean isFull(int[] quota, int neurons) {
        int served = 0;
        for (int onLine : quota) {
            served += onLine;
        }
        return served == neurons;
    }

    /** Fills line after line up to the bound; a neuron that is too fast by itself is alone. */
    private static int[] fill(int[] neurons, int[] lines, int[] capacity, EventRates rates, double boundHz) {
        int[] quota = new int[lines.length];
        int at = 0;
        for (int i = 0; i < lines.length; i++) {
            double hz = 0;
            while (at < neurons.length
                    && quota[i] < capacity[lines[i]]
                    && (quota[i] == 0 || hz + rates.hz(neurons[at]) <= boundHz)) {
                hz += rates.hz(neurons[at++]);
                quota[i]++;
            }
        }
        return quota;
    }
}
