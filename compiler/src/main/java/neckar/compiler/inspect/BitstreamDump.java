package neckar.compiler.inspect;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import neckar.compiler.check.NeuronComponents;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.RowConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;

/**
 * The decoded bitstream as text for people and other programs: JSON lines of the format {@code neckar-dump/1}, a
 * header and one object for each configured chip in the order of chip numbers. Names and numbers are those of the
 * hardware reference.
 */
public final class BitstreamDump {

    /** Value of the header's key {@code format}. */
    public static final String FORMAT = "neckar-dump/1";

    private final AsciiJson json;
    private final DumpOptions options;

    private BitstreamDump(OutputStream out, DumpOptions options) {
        json = new AsciiJson(out);
        this.options = options;
    }

    /** Writes a dump to a stream and flushes it; the stream stays open. */
    public static void write(WaferConfig wafer, DumpOptions options, OutputStream out) throws IOException {
        new BitstreamDump(out, options).write(wafer);
    }

    private void write(WaferConfig wafer) throws IOException {
        int shown = (int)
                wafer.hicanns().keySet().stream().filter(options.hicanns()).count();
        json.beginObject().key("format").string(FORMAT);
        json.key("pll_mhz").number(wafer.pllMhz());
        json.key("hicanns").number(shown).endObject().endLine();
        for (Map.Entry<HicannOnWafer, HicannConfig> chip : wafer.hicanns().entrySet()) {
            if (options.hicanns().test(chip.getKey())) {
                writeChip(chip.getKey(), chip.getValue());
            }
        }
        json.flush();
    }

    private void writeChip(HicannOnWafer hicann, HicannConfig config) throws IOException {
        json.beginObject().key("hicann").number(hicann.id());
        writeSwitches(config);
        writeRepeaters(config);
        writeMergers(config);
        writeGenerators(config);
        writeNeurons(config);
        writeDrivers(config);
        writeSynapses(config.synapses());
        if (options.analog()) {
            new AnalogDump(json, config).write();
        }
        json.endObject().endLine();
    }

    private void writeSwitches(HicannConfig config) throws IOException {
        json.key("crossbar").beginArray();
        for (CrossbarSwitchOnHicann closed : config.crossbar().closed()) {
            json.beginArray()
                    .number(closed.hline().id())
                    .number(closed.vline().id())
                    .endArray();
        }
        json.endArray().key("synapse_switches").beginArray();
        for (SynapseSwitchOnHicann closed : config.synapseSwitches().closed()) {
            json.beginArray().number(closed.y()).number(closed.vline().id()).endArray();
        }
        json.endArray();
    }

    private void writeRepeaters(HicannConfig config) throws IOException {
        json.key("repeaters").beginArray();
        for (HLineOnHicann line : HLineOnHicann.all()) {
            writeRepeater("h", line.id(), config.repeater(line), "left", "right");
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            writeRepeater("v", line.id(), config.repeater(line), "top", "bottom");
        }
        json.endArray();
    }

    private void writeRepeater(String kind, int line, RepeaterConfig repeater, String first, String second)
            throws IOException {
        if (repeater.mode() == RepeaterMode.IDLE) {
            return;
        }
        json.beginArray()
                .string(kind)
                .number(line)
                .string(repeater.mode().name())
                .beginArray();
        if (repeater.toLeftOrTop()) {
            json.string(first);
        }
        if (repeater.toRightOrBottom()) {
            json.string(second);
        }
        json.endArray().endArray();
    }

    private void writeMergers(HicannConfig config) throws IOException {
        json.key("mergers").beginObject();
        for (int level = 0; level < MergerOnHicann.LEVELS; level++) {
            json.key("M" + level).beginArray();
            for (int index = 0; index < MergerOnHicann.countOnLevel(level); index++) {
                json.string(
                        config.merger(MergerOnHicann.at(level, index)).mode().name());
            }
            json.endArray();
        }
        json.endObject().key("dnc_mergers").beginArray();
        for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
            DncMergerConfig setting = config.dncMerger(merger);
            json.beginArray().string(setting.mode().name()).flag(setting.slow()).endArray();
        }
        json.endArray().key("gbit").beginArray();
        for (GbitChannelOnHicann channel : GbitChannelOnHicann.all()) {
            json.string(config.gbitLink().direction(channel).name());
        }
        json.endArray();
    }

    private void writeGenerators(HicannConfig config) throws IOException {
        json.key("generators").beginArray();
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            BackgroundGeneratorConfig setting = config.generator(generator);
            json.beginArray().flag(setting.enable()).flag(setting.random());
            json.number(setting.period())
                    .number(setting.address())
                    .number(setting.seed())
                    .endArray();
        }
        json.endArray();
    }

    private void writeNeurons(HicannConfig config) throws IOException {
        json.key("neurons").beginArray();
        for (NeuronComponents.Neuron neuron : NeuronComponents.of(config).neurons()) {
            // An illegal component with several firing denmems is shown once for each of them.
            for (int firing : neuron.firing()) {
                writeNeuron(config, neuron.denmems(), DenmemOnHicann.of(firing));
            }
        }
        json.endArray();
    }

    private void writeNeuron(HicannConfig config, List<Integer> denmems, DenmemOnHicann firing) throws IOException {
        json.beginArray().beginArray();
        for (int denmem : denmems) {
            json.number(denmem);
        }
        json.endArray().number(firing.id());
        if (config.denmem(firing).spl1Output()) {
            json.number(config.denmem(firing).l1Address());
        } else {
            json.nothing();
        }
        json.endArray();
    }

    private void writeDrivers(HicannConfig config) throws IOException {
        json.key("drivers").beginArray();
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            SynapseDriverConfig setting = config.driver(driver);
            if (setting.enable() || setting.connect()) {
                json.beginArray().number(driver.id());
                json.flag(setting.enable()).flag(setting.locin()).flag(setting.connect());
                json.flag(setting.stpEnable())
                        .number(setting.stpMode() == StpMode.DEPRESSION ? 1 : 0)
                        .number(setting.stpCap());
                writeRow(setting.upper());
                writeRow(setting.lower());
                json.endArray();
            }
        }
        json.endArray();
    }

    private void writeRow(RowConfig row) throws IOException {
        json.beginArray().flag(row.left()).flag(row.right());
        json.number(row.decoderEven()).number(row.decoderOdd());
        json.number(row.gmaxSelect()).number(row.divisor()).endArray();
    }

    private void writeSynapses(SynapseArray synapses) throws IOException {
        json.key("synapses").beginArray();
        byte[] cells = new byte[SynapseArray.COLUMNS];
        for (int row = 0; row < SynapseArray.ROWS; row++) {
            if (synapses.isRowUnused(row)) {
                continue;
            }
            synapses.copyRow(row, cells, 0);
            for (int column = 0; column < cells.length; column++) {
                int decoder = cells[column] >>> 4 & 0xf;
                if (decoder != SynapseArray.DISABLED_DECODER) {
                    json.beginArray().number(row).number(column).number(decoder);
                    json.number(cells[column] & 0xf).endArray();
                }
            }
        }
        json.endArray();
    }
}
