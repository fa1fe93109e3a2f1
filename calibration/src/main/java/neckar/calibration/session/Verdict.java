package neckar.calibration.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;

/**
 * Which circuits of a chip are usable after its calibration (calibration reference 2.14): a denmem needs all its own maps and those
 * of the excitatory input; without those of the inhibitory one only that input is lost.
 *
 * @param hicann the chip
 * @param lostDenmems denmems that miss a required map, with the reason
 * @param lostInhibitory denmems that miss a map of their inhibitory input only, with the reason
 */
public record Verdict(HicannOnWafer hicann, Map<Integer, String> lostDenmems, Map<Integer, String> lostInhibitory) {
    private static final List<DenmemParameter> REQUIRED = List.of(
            DenmemParameter.E_L,
            DenmemParameter.V_T,
            DenmemParameter.I_GL,
            DenmemParameter.I_PL,
            DenmemParameter.E_SYNX,
            DenmemParameter.V_SYNTCX,
            DenmemParameter.V_CONVOFFX);
    private static final List<DenmemParameter> INHIBITORY =
            List.of(DenmemParameter.E_SYNI, DenmemParameter.V_SYNTCI, DenmemParameter.V_CONVOFFI);

    /** Copies the maps. */
    public Verdict {
        lostDenmems = new TreeMap<>(lostDenmems);
        lostInhibitory = new TreeMap<>(lostInhibitory);
    }

    /** The verdict on a chip; parameters that were not measured do not count. */
    public static Verdict of(ChipResult result) {
        HicannCalibration chip = result.known().chip();
        Map<Integer, String> denmems = new TreeMap<>();
        Map<Integer, String> inhibitory = new TreeMap<>();
        for (int d = 0; d < DenmemOnHicann.COUNT; d++) {
            int denmem = d;
            reason(result, chip, REQUIRED, d).ifPresent(why -> denmems.put(denmem, why));
            if (!denmems.containsKey(d)) {
                reason(result, chip, INHIBITORY, d).ifPresent(why -> inhibitory.put(denmem, why));
            }
        }
        return new Verdict(result.known().hicann(), denmems, inhibitory);
    }

    private static Optional<String> reason(
            ChipResult result, HicannCalibration chip, List<DenmemParameter> parameters, int denmem) {
        for (DenmemParameter parameter : parameters) {
            Optional<ParameterMaps> maps = chip.denmem(parameter, AnalogMode.NORMAL);
            if (maps.isPresent() && maps.get().state(denmem) != MapState.OK) {
                String why = result.tables().stream()
                        .filter(table -> table.parameter().equals(parameter.hardwareName()))
                        .map(table -> table.reasons().get(denmem))
                        .findFirst()
                        .orElse("");
                return Optional.of(parameter.hardwareName() + ": " + why);
            }
        }
        return Optional.empty();
    }

    /** Share of the denmems that are kept. */
    public double keptShare() {
        return 1 - lostDenmems.size() / (double) DenmemOnHicann.COUNT;
    }
}
