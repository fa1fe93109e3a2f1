package neckar.calibration.procedure;

import java.util.List;

/**
 * Result of a procedure.
 *
 * @param known what is known with it
 * @param tables points and fits for reports
 */
public record Outcome(Knowledge known, List<FitTable> tables) {
    /** Copies the list. */
    public Outcome {
        tables = List.copyOf(tables);
    }
}
