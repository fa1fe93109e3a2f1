package neckar.calibration.procedure;

import java.util.List;

/** How one parameter is calibrated. Implementations have no state; steps of one procedure do not depend on each other. */
public interface Procedure {
    /** Name in options, files and reports, for example {@code V_t}. */
    String name();

    /** Rises when the measurement changes, so that what was measured before is measured again. */
    int version();

    /** Seconds that a chip is observed in one step, summed over its readings: laboratory time beside the writing. */
    double readingSec();

    /** The writings. */
    List<Step> steps();

    /** Measures one step. */
    Features measure(Bench bench, Knowledge known, Step step);

    /** Fits all steps, given in the order of {@link #steps}. */
    Outcome fit(Knowledge known, List<Features> measured);
}
