package neckar.emulator.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.RowConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.MergerTree;

/** Settings of a chip that are legal but probably a mistake. */
final class ChipWarnings {
    private final LoadedChip chip;
    private final HicannConfig config;
    private final List<String> warnings;

    private ChipWarnings(LoadedChip chip, List<String> warnings) {
        this.chip = chip;
        config = chip.config();
        this.warnings = warnings;
    }

    /** Adds the warnings of a chip to a list. */
    static void add(LoadedChip chip, List<String> warnings) {
        ChipWarnings found = new ChipWarnings(chip, warnings);
        found.resets();
        found.blocks();
        found.forkedOutputs();
        found.divisors();
    }

    private void warn(String text) {
        warnings.add(chip.hicann() + ": " + text);
    }

    private void resets() {
        long sending = chip.neurons().stream().filter(LoadedNeuron::sends).count();
        if (sending > 0 && !config.neuron().spl1ResetReleased()) {
            warn("spikes of " + sending + " neurons are not sent, the SPL1 reset is on");
        }
        for (int row = 0; row < 2; row++) {
            int ofRow = row;
            long held = chip.neurons().stream()
                    .filter(neuron -> neuron.firing() >= 0 && neuron.firing() / DenmemOnHicann.COLUMNS == ofRow)
                    .count();
            if (held > 0 && !config.neuron().row(row).resetReleased()) {
                warn(held + " neurons do not fire, the reset of their row is on");
            }
        }
    }

    private void blocks() {
        for (LoadedNeuron neuron : chip.neurons()) {
            long blocks = IntStream.of(neuron.denmems())
                    .map(denmem -> denmem % DenmemOnHicann.COLUMNS / NeuronBlockOnHicann.COLUMNS)
                    .distinct()
                    .count();
            if (neuron.firing() >= 0 && blocks > 1) {
                warn("the neuron of " + DenmemOnHicann.of(neuron.firing()) + " leaves its neuron block");
            }
        }
    }

    /** An output that two mergers admit goes to the DNC merger; the branch above starves. */
    private void forkedOutputs() {
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            Optional<DncMergerOnHicann> dnc = merger.dncMerger();
            Optional<MergerOnHicann> next = merger.next();
            if (dnc.isPresent()
                    && next.isPresent()
                    && MergerTree.passes(config.dncMerger(dnc.get()).mode(), Side.RIGHT)
                    && config.merger(next.get()).mode() == MergerMode.MERGE
                    && hasSource(merger)) {
                warn("the output of " + merger + " is admitted by " + dnc.get() + " and by " + next.get()
                        + "; events take the first as long as it is free");
            }
        }
    }

    private boolean hasSource(MergerOnHicann merger) {
        for (NeuronBlockOnHicann block : merger.neuronBlocks()) {
            boolean sends = chip.neurons().stream()
                    .anyMatch(neuron -> neuron.sends()
                            && DenmemOnHicann.of(neuron.firing()).block().equals(block));
            if (sends
                    || config.generator(BackgroundGeneratorOnHicann.of(block.id()))
                            .enable()) {
                return true;
            }
        }
        return false;
    }

    private void divisors() {
        int rows = 0;
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            for (int r = 0; r < 2 && config.driver(driver).enable(); r++) {
                RowConfig row = config.driver(driver).row(r);
                boolean used = row.left() || row.right();
                rows += used && row.divisor() == 0 ? 1 : 0;
            }
        }
        if (rows > 0) {
            warn("the gmax divisor of " + rows + " synapse rows is 0 and acts as 1");
        }
    }
}
