package neckar.compiler.translate;

import java.util.List;
import java.util.OptionalLong;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.NeuronConfig;
import neckar.spec.config.StimulusConfig;
import neckar.spec.coord.DenmemOnHicann;

/**
 * Analog settings of one chip.
 *
 * @param floatingGates all codes
 * @param neuron capacitors and speed modes
 * @param gmaxSelect for each of the 448 rows the V_gmax cell 0..3
 * @param gmaxDivisor for each row the divisor 1..30
 * @param stp for each of the 224 drivers its short-term plasticity
 * @param cellWeights weight 0..15 of each cell, in the order of the chip's synapse routing
 * @param cellSiemens conductance that the calibration predicts for one event at each cell, in the same order
 * @param stimuli current stimulus of each of the four floating-gate blocks
 * @param stimulusStartTicks start of each block's stimulus in system ticks; empty when the block has none
 * @param currentInputs denmems that take the stimulus
 */
@SuppressWarnings("ArrayRecordComponent") // frozen by convention: copies of a wafer's cells would cost too much
public record ChipParams(
        FloatingGateConfig floatingGates,
        NeuronConfig neuron,
        int[] gmaxSelect,
        int[] gmaxDivisor,
        List<StpSetting> stp,
        byte[] cellWeights,
        double[] cellSiemens,
        List<StimulusConfig> stimuli,
        List<OptionalLong> stimulusStartTicks,
        List<DenmemOnHicann> currentInputs) {
    /** Copies the lists; the arrays are shared and must not change. */
    public ChipParams {
        stp = List.copyOf(stp);
        stimuli = List.copyOf(stimuli);
        stimulusStartTicks = List.copyOf(stimulusStartTicks);
        currentInputs = List.copyOf(currentInputs);
    }
}
