package neckar.emulator.kernel;

import java.util.List;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.emulator.silicon.IdealSilicon;
import neckar.emulator.silicon.Silicon;

/**
 * Which silicon a machine is made of, named as users name it.
 *
 * @param name {@code ideal}
 * @param table text of a silicon file, empty for a named kind
 * @param dieSeed seed of the die
 * @param trial number of the trial
 */
public record SiliconChoice(String name, String table, long dieSeed, long trial) {
    /** A die without deviations. */
    public static SiliconChoice ideal() {
        return new SiliconChoice("ideal", "", 1, 0);
    }

    Silicon silicon() {
        if (name.equals("ideal") && table.isEmpty()) {
            return new IdealSilicon();
        }
        throw InputException.of("silicon", "there is no such die")
                .value(name)
                .allowed("ideal")
                .advice(NearestName.advice(name, List.of("ideal")));
    }
}
