package neckar.emulator.load;

import java.util.SortedMap;
import neckar.base.InputException;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ReadoutPlan;

/** Whether the analog outputs are set as the ADC requests need them (hardware reference 8). */
final class ReadoutCheck {
    private final SortedMap<HicannOnWafer, HicannConfig> hicanns;

    ReadoutCheck(SortedMap<HicannOnWafer, HicannConfig> hicanns) {
        this.hicanns = hicanns;
    }

    /** Refuses requests that collide or that the configured outputs do not show. */
    void check(Experiment experiment) {
        ReadoutPlan.require(experiment.adcRequests(), "experiment");
        for (AdcRequest request : experiment.adcRequests()) {
            HicannConfig config = hicanns.get(request.hicann());
            if (config != null) {
                checkRequest(request, config);
            }
        }
    }

    private void checkRequest(AdcRequest request, HicannConfig config) {
        DenmemOnHicann denmem = request.denmem();
        String place = "ADC request " + request.hicann() + "." + denmem;
        AnalogSignal needed = AnalogSignal.membrane(denmem.row(), denmem.x() % 2);
        AnalogOutputConfig output = config.analogOutput(request.output());
        if (!output.enable() || output.signal() != needed) {
            throw InputException.of(place, "the analog output does not show the class of this membrane")
                    .value(
                            output.enable()
                                    ? output.signal()
                                    : "output " + request.output().id() + " is off")
                    .allowed(needed.toString());
        }
        for (DenmemOnHicann other : DenmemOnHicann.all()) {
            boolean sameBus = other.row() == denmem.row() && other.x() % 2 == denmem.x() % 2;
            if (sameBus && config.denmem(other).analogOut() != other.equals(denmem)) {
                throw InputException.of(place, "the analog bus of this class carries another set of membranes")
                        .value(other + (config.denmem(other).analogOut() ? " is on" : " is off"))
                        .allowed("analog-out of " + denmem + " alone in its class");
            }
        }
    }
}
