package neckar.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.compiler.translate.ChipParams;
import neckar.compiler.translate.HardwareParams;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.StimulusStart;
import neckar.spec.topology.Availability;
import neckar.spec.unit.Scaling;

/** Turns the results of all stages into registers, an experiment and a mapping table. */
public final class Emitter {
    private Emitter() {}

    /**
     * Results of the stages before.
     *
     * @param network the network
     * @param table its connections
     * @param lines lines, addresses and the final placement
     * @param routes routes of the lines
     * @param routing drivers, rows and cells
     * @param params analog settings
     * @param availability working parts of the wafer
     * @param compilerSeed seed of the compiler's own draws
     * @param chainLength longest permitted chain
     * @param demand drivers that lines wanted
     * @param options choices of the user, for the record
     */
    public record Inputs(
            Network network,
            ConnectionTable table,
            LinePlan lines,
            L1Routes routes,
            SynapseRouting routing,
            HardwareParams params,
            Availability availability,
            long compilerSeed,
            int chainLength,
            DemandTable demand,
            CompilationRecord.Options options) {}

    /** Emits everything; deterministic. */
    public static Emission emit(Inputs in) {
        Network network = in.network();
        ExperimentHeader header = StimulusPlan.header(network);
        WaferImage wafer = new WaferImage(header.pllMhz());
        NeuronRegisters.set(wafer, in.lines());
        RouteRegisters.set(wafer, in.lines(), in.routes());
        SynapseRegisters synapses = new SynapseRegisters(wafer);
        in.routing()
                .hicanns()
                .forEach(chip ->
                        synapses.set(chip, in.params().chip(chip.hicann()).orElseThrow()));
        synapses.closeSwitches();
        List<StimulusStart> starts = setAnalog(wafer, in.params());
        StreamRegisters.set(wafer, in.lines());
        RecordingPlan recording = new RecordingPlan(network, in.lines(), in.availability(), header, wafer);
        Experiment experiment = new Experiment(
                header,
                StimulusPlan.events(network, in.lines(), header),
                starts,
                recording.adcRequests(),
                recording.probes());
        return new Emission(wafer.build(), experiment, mapping(in, header, recording));
    }

    private static List<StimulusStart> setAnalog(WaferImage wafer, HardwareParams params) {
        List<StimulusStart> starts = new ArrayList<>();
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            Optional<ChipParams> settings = params.chip(hicann.id());
            if (settings.isPresent()) {
                ChipParams analog = settings.get();
                HicannConfig.Builder chip = wafer.chip(hicann.id());
                chip.floatingGates(analog.floatingGates()).neuron(analog.neuron());
                for (DenmemOnHicann denmem : analog.currentInputs()) {
                    chip.denmem(denmem, chip.denmem(denmem).withCurrentInput(true));
                }
                for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
                    chip.stimulus(block, analog.stimuli().get(block.id()));
                    analog.stimulusStartTicks()
                            .get(block.id())
                            .ifPresent(tick -> starts.add(new StimulusStart(hicann, block, tick)));
                }
            }
        }
        return starts;
    }

    private static MappingTable mapping(Inputs in, ExperimentHeader header, RecordingPlan recording) {
        Network network = in.network();
        Scaling scaling = new Scaling(
                header.speedup(),
                network.hardware().voltageScale(),
                network.hardware().voltageShiftVolt());
        MappingBuilder builder = new MappingBuilder(network, in.table(), in.lines(), in.params());
        PathDelays delays = new PathDelays(in.routes(), header.pllMhz());
        MappingTable.Settings settings = new MappingTable.Settings(
                network.seed(),
                in.compilerSeed(),
                header.speedup(),
                scaling.voltageScale(),
                scaling.voltageShiftVolt(),
                header.pllMhz(),
                in.chainLength());
        return new MappingTable(
                network.name(),
                settings,
                network.populations().stream().map(Population::label).toList(),
                builder.neurons(),
                builder.sources(),
                builder.generators(),
                builder.projections(in.routing(), delays, scaling),
                recording.recordings(),
                recording.notRecorded(),
                Optional.of(RecordBuilder.build(in)));
    }
}
