package neckar.compiler.inspect;

import java.io.IOException;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.NeuronRowConfig;
import neckar.spec.config.StimulusConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;

/**
 * The analog part of a chip's dump: floating gates, neuron settings, stimuli, quad inputs and outputs, analog
 * outputs.
 */
final class AnalogDump {

    private final AsciiJson json;
    private final HicannConfig config;

    AnalogDump(AsciiJson json, HicannConfig config) {
        this.json = json;
        this.config = config;
    }

    void write() throws IOException {
        writeFloatingGates();
        writeNeuronConfig();
        writeStimuli();
        writeQuadIo();
        writeAnalogOutputs();
    }

    /** {@code [block, row, column, code]} of all cells. */
    private void writeFloatingGates() throws IOException {
        json.key("floating_gates").beginArray();
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            for (int row = 0; row < FloatingGateConfig.ROWS; row++) {
                for (int column = 0; column < FloatingGateConfig.COLUMNS; column++) {
                    json.beginArray().number(block.id()).number(row).number(column);
                    json.number(config.floatingGates().code(block, row, column)).endArray();
                }
            }
        }
        json.endArray();
    }

    /**
     * {@code [bigcap, gl, gladapt, radapt, reset released]} of the top and bottom row, then whether the way to the
     * mergers is released.
     */
    private void writeNeuronConfig() throws IOException {
        json.key("neuron_config").beginObject();
        json.key("top");
        writeNeuronRow(config.neuron().top());
        json.key("bottom");
        writeNeuronRow(config.neuron().bottom());
        json.key("spl1_reset_released")
                .flag(config.neuron().spl1ResetReleased())
                .endObject();
    }

    private void writeNeuronRow(NeuronRowConfig row) throws IOException {
        json.beginArray().flag(row.bigCap()).string(row.gl().name());
        json.string(row.gladapt().name()).string(row.radapt().name());
        json.flag(row.resetReleased()).endArray();
    }

    /** {@code [block, pulse length, continuous, [codes]]} of the blocks with a current. */
    private void writeStimuli() throws IOException {
        json.key("stimulus").beginArray();
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            StimulusConfig stimulus = config.stimulus(block);
            if (!stimulus.isZero()) {
                json.beginArray()
                        .number(block.id())
                        .number(stimulus.pulseLength())
                        .flag(stimulus.continuous());
                json.beginArray();
                for (int step = 0; step < StimulusConfig.VALUES; step++) {
                    json.number(stimulus.value(step));
                }
                json.endArray().endArray();
            }
        }
        json.endArray();
    }

    /** {@code [denmem, analog output, current input]} of the denmems that have one. */
    private void writeQuadIo() throws IOException {
        json.key("quad_io").beginArray();
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            DenmemConfig setting = config.denmem(denmem);
            if (setting.analogOut() || setting.currentInput()) {
                json.beginArray().number(denmem.id()).flag(setting.analogOut());
                json.flag(setting.currentInput()).endArray();
            }
        }
        json.endArray();
    }

    /** {@code [output, enable, signal]} of both outputs. */
    private void writeAnalogOutputs() throws IOException {
        json.key("analog_outputs").beginArray();
        for (AnalogOutputOnHicann output : AnalogOutputOnHicann.all()) {
            AnalogOutputConfig setting = config.analogOutput(output);
            json.beginArray()
                    .number(output.id())
                    .flag(setting.enable())
                    .string(setting.signal().name())
                    .endArray();
        }
        json.endArray();
    }
}
