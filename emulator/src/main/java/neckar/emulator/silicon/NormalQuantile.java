package neckar.emulator.silicon;

/**
 * Quantile function of the standard normal distribution, relative error about 1e-16: Wichura, "Algorithm AS 241: the
 * percentage points of the normal distribution", Applied Statistics 37, 1988. Additions, multiplications and divisions
 * alone in the middle 85 %, {@link StrictMath} outside, so that the values are equal everywhere.
 */
final class NormalQuantile {
    private static final double MIDDLE = 0.425;
    private static final double NEAR_TAIL = 5;

    private static final double[] MIDDLE_ABOVE = {
        2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987,
        13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665
    };
    private static final double[] MIDDLE_BELOW = {
        5226.495278852854,
        28729.085735721943,
        39307.89580009271,
        21213.794301586597,
        5394.196021424751,
        687.1870074920579,
        42.31333070160091,
        1
    };
    private static final double[] NEAR_ABOVE = {
        0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684,
        3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835
    };
    private static final double[] NEAR_BELOW = {
        1.0507500716444169E-09,
        0.0005475938084995345,
        0.015198666563616457,
        0.14810397642748008,
        0.6897673349851,
        1.6763848301838038,
        2.053191626637759,
        1
    };
    private static final double[] FAR_ABOVE = {
        2.0103343992922881E-07, 2.7115555687434876E-05, 0.0012426609473880784, 0.026532189526576124,
        0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103
    };
    private static final double[] FAR_BELOW = {
        2.0442631033899397E-15,
        1.421511758316446E-07,
        1.8463183175100548E-05,
        0.0007868691311456133,
        0.014875361290850615,
        0.1369298809227358,
        0.599832206555888,
        1
    };

    private NormalQuantile() {}

    /** The value below which a share in (0, 1) of the distribution lies. */
    static double of(double share) {
        double q = share - 0.5;
        if (Math.abs(q) <= MIDDLE) {
            double r = MIDDLE * MIDDLE - q * q;
            return q * polynomial(MIDDLE_ABOVE, r) / polynomial(MIDDLE_BELOW, r);
        }
        double r = StrictMath.sqrt(-StrictMath.log(q < 0 ? share : 1 - share));
        double size;
        if (r <= NEAR_TAIL) {
            size = polynomial(NEAR_ABOVE, r - 1.6) / polynomial(NEAR_BELOW, r - 1.6);
        } else {
            size = polynomial(FAR_ABOVE, r - NEAR_TAIL) / polynomial(FAR_BELOW, r - NEAR_TAIL);
        }
        return q < 0 ? -size : size;
    }

    private static double polynomial(double[] highestFirst, double x) {
        double sum = 0;
        for (double coefficient : highestFirst) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
