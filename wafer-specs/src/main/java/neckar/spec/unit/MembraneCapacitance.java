package neckar.spec.unit;

/** The two membrane capacitances of a denmem, chosen for a whole row of a chip (hardware reference 5.4). */
public final class MembraneCapacitance {
    /** Big capacitor of one denmem in farad. */
    public static final double BIG_FARAD = 2.16456e-12;

    /** Small capacitor of one denmem in farad. */
    public static final double SMALL_FARAD = 164.2e-15;

    private MembraneCapacitance() {}

    /** Capacitance of one denmem in farad. */
    public static double farad(boolean bigCap) {
        return bigCap ? BIG_FARAD : SMALL_FARAD;
    }
}
