package neckar.spec.calib;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a calibration comes from (calibration reference 1.2).
 *
 * @param createdBy program and version
 * @param specHash hash of the wafer description
 * @param dieName name of the die, empty when unknown
 * @param fingerprintVolt measured potentials that identify the die
 * @param pllHz PLL frequency during the measurement
 * @param modes modes of the measurement
 * @param protocols how each parameter was measured
 */
public record CalibrationInfo(
        String createdBy,
        String specHash,
        String dieName,
        List<Double> fingerprintVolt,
        double pllHz,
        List<AnalogMode> modes,
        SortedMap<String, Protocol> protocols) {
    /**
     * How a parameter was measured.
     *
     * @param version version of the protocol
     * @param stepsDac codes that were stepped
     * @param repetitions repetitions per step
     * @param trialSeed seed of the trials
     */
    public record Protocol(int version, List<Integer> stepsDac, int repetitions, long trialSeed) {
        /** Copies the list. */
        public Protocol {
            stepsDac = List.copyOf(stepsDac);
        }
    }

    /** Copies the collections. */
    public CalibrationInfo {
        fingerprintVolt = List.copyOf(fingerprintVolt);
        modes = List.copyOf(modes);
        protocols = Collections.unmodifiableSortedMap(new TreeMap<>(protocols));
    }
}
