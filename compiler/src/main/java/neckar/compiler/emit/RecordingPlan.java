package neckar.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.compiler.place.Placement;
import neckar.compiler.route.line.LinePlan;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.Half;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.ReadoutPlan;
import neckar.spec.topology.Availability;

/**
 * Serves the network's record requests in file order: spikes by the trace, membranes by the two analog outputs of a
 * reticle as far as they go (hardware reference 8), everything else by the emulator's own probe when the user asked for
 * it. Sets the registers of the analog readout. Confined to one thread.
 */
final class RecordingPlan {
    private final Network network;
    private final LinePlan lines;
    private final Placement placement;
    private final Availability availability;
    private final ExperimentHeader header;
    private final WaferImage wafer;
    private final ReadoutPlan readout = new ReadoutPlan();
    private final List<AdcRequest> adcRequests = new ArrayList<>();
    private final List<DebugProbe> probes = new ArrayList<>();
    private final List<MappingTable.Recording> recordings = new ArrayList<>();
    private final List<MappingTable.NotRecorded> notRecorded = new ArrayList<>();

    /** Plans all requests; the wafer must hold its neurons and current inputs already. */
    RecordingPlan(
            Network network, LinePlan lines, Availability availability, ExperimentHeader header, WaferImage wafer) {
        this.network = network;
        this.lines = lines;
        this.placement = lines.placement();
        this.availability = availability;
        this.header = header;
        this.wafer = wafer;
        for (Population population : network.populations()) {
            for (RecordRequest request : population.record()) {
                request.indices().stream().forEach(index -> serve(population, request, index));
            }
        }
    }

    List<AdcRequest> adcRequests() {
        return adcRequests;
    }

    List<DebugProbe> probes() {
        return probes;
    }

    List<MappingTable.Recording> recordings() {
        return recordings;
    }

    List<MappingTable.NotRecorded> notRecorded() {
        return notRecorded;
    }

    private void serve(Population population, RecordRequest request, int index) {
        int node = network.nodeOf(population.position(), index);
        boolean spikes = request.variable() == RecordVariable.SPIKES;
        if (population.cellType().isSource() && !spikes) {
            refuse(population, index, request, "a spike source has no membrane");
        } else if (!population.cellType().isSource() && !placement.isPlaced(node)) {
            refuse(population, index, request, "the neuron is not placed");
        } else if (request.debugProbe() && !population.cellType().isSource()) {
            probe(population, index, request, node);
        } else if (spikes) {
            spikes(population, index, request, node);
        } else if (request.variable() == RecordVariable.V) {
            membrane(population, index, request, node);
        } else {
            refuse(population, index, request, "only the membrane has a pin; ask for it with \"probe\": \"debug\"");
        }
    }

    /** Spikes are seen where their events have an address: on the link to the FPGA, or when the FPGA sends them. */
    private void spikes(Population population, int index, RecordRequest request, int node) {
        if (lines.lineOf(node) != LinePlan.NO_LINE) {
            note(population, index, request, MappingTable.Probe.TRACE, MappingTable.NONE);
        } else if (population.backgroundGenerator()) {
            refuse(population, index, request, "a generator on the chip stands for the source");
        } else {
            refuse(
                    population,
                    index,
                    request,
                    switch (lines.unserved(node)) {
                        case UNCONNECTED -> "nothing listens to it, so no event is sent";
                        case INPUT_BANDWIDTH -> "the rate limit of chips and FPGAs is used up";
                        default -> "no address was left for its events";
                    });
        }
    }

    /** Any denmem of a neuron shows what the whole neuron has: its membrane, and the sums of conductances and adaptation. */
    private void probe(Population population, int index, RecordRequest request, int node) {
        ProbeKind kind =
                switch (request.variable()) {
                    case SPIKES -> ProbeKind.SPIKES;
                    case V -> ProbeKind.V;
                    case GSYN_EXC -> ProbeKind.G_X;
                    case GSYN_INH -> ProbeKind.G_I;
                    case W -> ProbeKind.W;
                };
        note(population, index, request, MappingTable.Probe.DEBUG, probes.size());
        HicannOnWafer hicann = HicannOnWafer.of(placement.hicann(node));
        DenmemOnHicann denmem = DenmemOnHicann.at(placement.column(node), Half.TOP);
        probes.add(new DebugProbe(hicann, denmem, kind, header.leadInTicks(), header.endTick(), 1));
    }

    private void membrane(Population population, int index, RecordRequest request, int node) {
        HicannOnWafer hicann = HicannOnWafer.of(placement.hicann(node));
        HicannConfig.Builder chip = wafer.chip(hicann.id());
        String why = "both analog outputs of the chip are defective";
        for (AnalogOutputOnHicann output : AnalogOutputOnHicann.all()) {
            if (!availability.analogOutput(hicann, output)) {
                continue;
            }
            for (DenmemOnHicann denmem : candidates(node)) {
                if (!canShow(chip, denmem)) {
                    why = "the current stimulus occupies the pins of the neuron's quads";
                    continue;
                }
                AdcRequest adc = new AdcRequest(hicann, output, denmem, header.leadInTicks(), header.endTick());
                Optional<String> collision = readout.add(adc);
                if (collision.isEmpty()) {
                    note(population, index, request, MappingTable.Probe.ADC, adcRequests.size());
                    adcRequests.add(adc);
                    chip.denmem(denmem, chip.denmem(denmem).withAnalogOut(true));
                    chip.analogOutput(
                            output, AnalogOutputConfig.showing(AnalogSignal.membrane(denmem.row(), denmem.x() % 2)));
                    return;
                }
                why = collision.get();
            }
        }
        refuse(population, index, request, why);
    }

    /** The denmems of the first two columns: one of each class that the neuron has. */
    private List<DenmemOnHicann> candidates(int node) {
        int column = placement.column(node);
        List<DenmemOnHicann> candidates = new ArrayList<>();
        for (int x = column; x < column + Math.min(2, placement.size(node) / 2); x++) {
            candidates.add(DenmemOnHicann.at(x, Half.TOP));
            candidates.add(DenmemOnHicann.at(x, Half.BOTTOM));
        }
        return candidates;
    }

    private static boolean canShow(HicannConfig.Builder chip, DenmemOnHicann denmem) {
        DenmemConfig shown = chip.denmem(denmem).withAnalogOut(true);
        DenmemConfig partner = chip.denmem(denmem.horizontalPartner());
        return denmem.x() % 2 == 0
                ? DenmemConfig.canShareRow(shown, partner)
                : DenmemConfig.canShareRow(partner, shown);
    }

    private void note(Population population, int index, RecordRequest request, MappingTable.Probe probe, int at) {
        recordings.add(new MappingTable.Recording(
                population.position(), index, request.variable().pynnName(), probe, at));
    }

    private void refuse(Population population, int index, RecordRequest request, String why) {
        notRecorded.add(new MappingTable.NotRecorded(
                population.position(), index, request.variable().pynnName(), why));
    }
}
