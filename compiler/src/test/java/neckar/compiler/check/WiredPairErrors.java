package neckar.compiler.check;

import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.VLineOnHicann;

/** Errors for {@link LegalityTest} that need more than one setting. */
final class WiredPairErrors {

    private WiredPairErrors() {}

    /** Two vertical lines joined by a horizontal one on each chip: what comes down on one goes up on the other. */
    static void loop(WiredPair pair) {
        VLineOnHicann down = VLineOnHicann.of(98);
        VLineOnHicann downSouth = down.south();
        VLineOnHicann upSouth = VLineOnHicann.of(downSouth.id() - 32);
        VLineOnHicann up = upSouth.north();
        HLineOnHicann turnSouth = downSouth.crossbarHLines().get(0);
        HLineOnHicann turnNorth = up.crossbarHLines().get(0);
        pair.north(chip -> chip.repeater(down, RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM)
                .repeater(up, RepeaterConfig.FORWARD_LEFT_OR_TOP)
                .crossbar(CrossbarConfig.builder()
                        .close(WiredPair.crossbar(turnNorth.id(), up.id()))
                        .close(WiredPair.crossbar(turnNorth.id(), down.id()))
                        .build()));
        pair.south(chip -> chip.crossbar(chip.build().crossbar().toBuilder()
                .close(WiredPair.crossbar(turnSouth.id(), downSouth.id()))
                .close(WiredPair.crossbar(turnSouth.id(), upSouth.id()))
                .build()));
    }

    static void repeaterAtTheEdge(WiredPair pair) {
        HicannOnWafer westmost = HicannOnWafer.at(0, 7).orElseThrow();
        pair.others.hicann(
                westmost,
                HicannConfig.builder()
                        .repeater(HLineOnHicann.of(4), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM)
                        .build());
    }

    static void switchAtTheEdge(WiredPair pair) {
        // A left half-row with even y of the top half feeds the chip to the west, which does not exist.
        HicannOnWafer westmost = HicannOnWafer.at(0, 7).orElseThrow();
        pair.others.hicann(
                westmost,
                HicannConfig.builder()
                        .synapseSwitches(SynapseSwitchConfig.builder()
                                .close(WiredPair.synapseSwitch(0, 0))
                                .build())
                        .build());
    }

    static void fedFromTheNeighbourToo(WiredPair pair) {
        // Right half-row 1 of the western neighbour faces left driver 1 of the northern chip.
        HicannOnWafer west = WiredPair.NORTH.west().orElseThrow();
        pair.others.hicann(
                west,
                HicannConfig.builder()
                        .synapseSwitches(SynapseSwitchConfig.builder()
                                .close(WiredPair.synapseSwitch(1, 156))
                                .build())
                        .build());
    }

    /** The synapses from a to b stay while the network no longer asks for any. */
    static void synapseNobodyAskedFor(WiredPair pair) {
        pair.asking("\"weight\": 0.0, \"connector\": {\"type\": \"OneToOneConnector\"}");
        pair.network = pair.network.replace("0.0075", "0.0");
    }

    static void neuronOverTwoBlocks(WiredPair pair) {
        // Columns 30, 31 belong to block 0, 32, 33 to block 1.
        pair.north(chip -> chip.quad(QuadOnHicann.of(15), QuadConfig.JOINED)
                .quad(QuadOnHicann.of(16), QuadConfig.JOINED)
                .denmem(DenmemOnHicann.of(30), DenmemConfig.OFF.firing(44))
                .denmem(DenmemOnHicann.of(31), DenmemConfig.OFF.withFireInput(true)));
    }

    static void twoChipsOnOneOutput(WiredPair pair) {
        AnalogOutputOnHicann output = AnalogOutputOnHicann.of(0);
        AnalogOutputConfig on = AnalogOutputConfig.showing(AnalogSignal.MEMBRANE_TOP_EVEN);
        HicannOnWafer sameReticle = WiredPair.NORTH.east().orElseThrow();
        pair.north(chip -> chip.analogOutput(output, on));
        pair.others.hicann(
                sameReticle, HicannConfig.builder().analogOutput(output, on).build());
    }
}
