package neckar.calibration.session;

import java.util.List;
import neckar.calibration.procedure.FitTable;
import neckar.calibration.procedure.Knowledge;

/**
 * What a session found out about a chip.
 *
 * @param known maps and readout
 * @param tables points and fits
 * @param writings writings of the floating gates
 * @param readingSec seconds that membranes were read
 * @param measured steps that were measured now and not taken from the journal
 */
public record ChipResult(Knowledge known, List<FitTable> tables, int writings, double readingSec, int measured) {
    /** Copies the list. */
    public ChipResult {
        tables = List.copyOf(tables);
    }
}
