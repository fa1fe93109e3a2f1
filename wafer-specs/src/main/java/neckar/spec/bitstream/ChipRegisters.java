package neckar.spec.bitstream;

import java.util.List;

/** The structures of a chip in the order of its frame. */
final class ChipRegisters {
    /** All structures; the order is part of the file format. */
    static final List<StructureRegisters> ALL = List.of(
            new CrossbarRegisters(),
            new SynapseSwitchRegisters(),
            new RepeaterRegisters(),
            new RepeaterBlockRegisters(),
            new MergerTreeRegisters(),
            new DncMergerRegisters(),
            new GbitLinkRegisters(),
            new PhaseRegisters(),
            new BackgroundGeneratorRegisters(),
            new DenmemRegisters(),
            new NeuronConfigRegisters(),
            new SynapseDriverRegisters(),
            new SynapseArrayRegisters(),
            new SynapseControllerRegisters(),
            new FloatingGateRegisters(),
            new FgControlRegisters(),
            new StimulusRegisters(),
            new AnalogOutputRegisters());

    private ChipRegisters() {}
}
