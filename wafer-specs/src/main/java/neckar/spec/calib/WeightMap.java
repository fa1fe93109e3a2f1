package neckar.spec.calib;

/**
 * Conductance of a synapse against its weight: {@code g(w) = (p0 + p1 w + p2 w^2) V_gmax/referenceGmax *
 * referenceDivisor/divisor} (hardware reference 4.5, 3.1 of the calibration reference). Weight 0 conducts too.
 *
 * @param p0 conductance of weight 0 in siemens at the reference setting
 * @param p1 linear coefficient in siemens
 * @param p2 quadratic coefficient in siemens
 * @param referenceGmaxDac code of V_gmax at which the coefficients hold
 * @param referenceDivisor divisor at which the coefficients hold
 */
public record WeightMap(double p0, double p1, double p2, int referenceGmaxDac, int referenceDivisor) {
    /** The default fit, the same for every row: V_gmax 500, divisor 11. */
    public static final WeightMap NOMINAL = new WeightMap(93.9407e-9, 81.3443e-9, -1.59734e-9, 500, 11);

    /** Largest weight. */
    public static final int MAX_WEIGHT = 15;

    /** Factor of a setting over the reference setting; divisor 0 counts as 1. */
    public double scale(int gmaxDac, int divisor) {
        return (double) gmaxDac / referenceGmaxDac * referenceDivisor / StrictMath.max(divisor, 1);
    }

    /** Conductance in siemens of a weight 0..15 at the reference setting. */
    public double siemens(int weight) {
        return p0 + weight * (p1 + weight * p2);
    }

    /** Conductance in siemens of a weight 0..15 at a setting. */
    public double siemens(int weight, int gmaxDac, int divisor) {
        return siemens(weight) * scale(gmaxDac, divisor);
    }

    /** The weight 0..15 whose conductance at the reference setting comes nearest in ratio; 0 for nothing above 0. */
    public int nearestWeight(double siemens) {
        int weight = floorWeight(siemens);
        if (weight == MAX_WEIGHT || siemens <= 0) {
            return weight;
        }
        return siemens * siemens < siemens(weight) * siemens(weight + 1) ? weight : weight + 1;
    }

    /** The largest weight whose conductance at the reference setting does not exceed the wanted one; 0 at least. */
    public int floorWeight(double siemens) {
        int weight = 0;
        while (weight < MAX_WEIGHT && siemens(weight + 1) <= siemens) {
            weight++;
        }
        return weight;
    }

    /** Probability of the next weight above {@link #floorWeight} with which the mean is the wanted conductance. */
    public double probabilityOfNext(double siemens) {
        int weight = floorWeight(siemens);
        if (weight == MAX_WEIGHT || siemens <= siemens(weight)) {
            return 0;
        }
        return (siemens - siemens(weight)) / (siemens(weight + 1) - siemens(weight));
    }
}
