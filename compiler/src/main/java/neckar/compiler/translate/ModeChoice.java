package neckar.compiler.translate;

import java.util.List;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.TransferMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SpeedMode;

/**
 * Chooses capacitor and leak speed of a chip: what clips the fewest membrane time constants, then the big capacitor, then
 * the speed whose smallest leak code is largest, because an error of one code matters least there (calibration reference
 * 4.2).
 */
final class ModeChoice {
    private ModeChoice() {}

    /** Mode for neurons with these membrane time constants in hardware seconds; normal without neurons. */
    static AnalogMode of(List<Double> tauMemSec) {
        AnalogMode best = AnalogMode.NORMAL;
        int fewest = Integer.MAX_VALUE;
        int largest = -1;
        for (boolean bigCap : new boolean[] {true, false}) {
            for (SpeedMode speed : new SpeedMode[] {SpeedMode.NORMAL, SpeedMode.SLOW, SpeedMode.FAST}) {
                AnalogMode mode = new AnalogMode(bigCap, speed, SpeedMode.NORMAL, SpeedMode.NORMAL);
                TransferMap map = Calibration.nominalMap(DenmemParameter.I_GL, mode);
                int clipped = 0;
                int smallest = Integer.MAX_VALUE;
                for (double tau : tauMemSec) {
                    boolean inside = tau >= map.low() && tau <= map.high();
                    clipped += inside ? 0 : 1;
                    double clippedTau = Math.max(map.low(), Math.min(map.high(), tau));
                    smallest = Math.min(smallest, (int) Math.round(map.form().code(clippedTau)));
                }
                boolean better =
                        clipped < fewest || (clipped == fewest && bigCap == best.bigCap() && smallest > largest);
                if (better) {
                    fewest = clipped;
                    largest = smallest;
                    best = mode;
                }
            }
        }
        return tauMemSec.isEmpty() ? AnalogMode.NORMAL : best;
    }
}
