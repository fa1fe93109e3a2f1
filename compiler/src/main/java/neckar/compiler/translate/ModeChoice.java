package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.TransferMap;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SpeedMode;

/**
 * Chooses capacitor and leak speed of a chip: what clips the fewest membrane time constants, then a mode in which the leak
 * was calibrated, then the big capacitor, then the speed whose smallest leak code is largest, because an error of one code
 * matters least there (calibration reference 4.2).
 */
final class ModeChoice {
    private static final SpeedMode[] SPEEDS = {SpeedMode.NORMAL, SpeedMode.SLOW, SpeedMode.FAST};

    private ModeChoice() {}

    /**
     * Mode for a chip.
     *
     * @param tauMemSec membrane time constants of its neurons in hardware seconds
     * @param measured what was measured on it
     * @return the mode; normal without neurons
     */
    static AnalogMode of(List<Double> tauMemSec, Optional<HicannCalibration> measured) {
        if (tauMemSec.isEmpty()) {
            return AnalogMode.NORMAL;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (boolean bigCap : new boolean[] {true, false}) {
            for (SpeedMode speed : SPEEDS) {
                AnalogMode mode = new AnalogMode(bigCap, speed, SpeedMode.NORMAL, SpeedMode.NORMAL);
                candidates.add(Candidate.of(mode, tauMemSec, measured));
            }
        }
        Candidate best = candidates.get(0);
        for (Candidate candidate : candidates) {
            best = candidate.isBetterThan(best) ? candidate : best;
        }
        return best.mode();
    }

    /**
     * A mode with what speaks for it.
     *
     * @param mode the mode
     * @param clipped neurons whose time constant lies outside its range
     * @param measured whether the leak was calibrated in it
     * @param smallestDac smallest leak code of the neurons
     */
    private record Candidate(AnalogMode mode, int clipped, boolean measured, int smallestDac) {
        static Candidate of(AnalogMode mode, List<Double> tauMemSec, Optional<HicannCalibration> measured) {
            TransferMap map = Calibration.nominalMap(DenmemParameter.I_GL, mode);
            int clipped = 0;
            int smallest = Integer.MAX_VALUE;
            for (double tau : tauMemSec) {
                clipped += tau >= map.low() && tau <= map.high() ? 0 : 1;
                double inRange = Math.max(map.low(), Math.min(map.high(), tau));
                smallest = Math.min(smallest, (int) Math.round(map.form().code(inRange)));
            }
            boolean known = measured.isPresent()
                    && measured.get().denmem(DenmemParameter.I_GL, mode).isPresent();
            return new Candidate(mode, clipped, known, smallest);
        }

        boolean isBetterThan(Candidate other) {
            if (clipped != other.clipped) {
                return clipped < other.clipped;
            }
            if (measured != other.measured) {
                return measured;
            }
            if (mode.bigCap() != other.mode.bigCap()) {
                return mode.bigCap();
            }
            return smallestDac > other.smallestDac;
        }
    }
}
