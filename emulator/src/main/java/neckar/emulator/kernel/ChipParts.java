package neckar.emulator.kernel;

import java.util.List;
import neckar.emulator.analog.CurrentStimulus;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.digital.ChipCounters;
import neckar.emulator.digital.ChipTree;
import neckar.emulator.digital.Uplink;
import neckar.emulator.record.StepRecorder;

/**
 * The parts of which a chip is made.
 *
 * @param hicann id of the chip
 * @param circuits its neurons
 * @param stimulus its current stimuli
 * @param tree its encoders, generators and mergers
 * @param uplink its way to the FPGA
 * @param counters its event counters
 * @param encoder place of each neuron in the encoders
 * @param jitter jitter of its threshold comparators
 * @param recorders what is recorded at each step
 */
record ChipParts(
        int hicann,
        NeuronCircuits circuits,
        CurrentStimulus stimulus,
        ChipTree tree,
        Uplink uplink,
        ChipCounters counters,
        EncoderPlan encoder,
        TimeJitter jitter,
        List<StepRecorder> recorders) {}
