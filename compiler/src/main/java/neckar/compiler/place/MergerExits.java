package neckar.compiler.place;

import java.util.List;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.MergerTree;

/** Which DNC mergers the events of a neuron block can reach through working parts (hardware reference 3.5). */
public final class MergerExits {

    /** Mergers between each block and DNC merger; empty where there is no way. */
    private static final List<List<MergerOnHicann>> PATHS = NeuronBlockOnHicann.all().stream()
            .flatMap(block -> DncMergerOnHicann.all().stream().map(dnc -> MergerTree.path(block, dnc)))
            .toList();

    private MergerExits() {}

    /** True when the events of the block can leave the chip on some line that a working generator can lock. */
    public static boolean canSend(Availability availability, HicannOnWafer hicann, int block) {
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            if (works(availability, hicann, dnc)
                    && reaches(availability, hicann, block, dnc)
                    && canBeLocked(availability, hicann, dnc)) {
                return true;
            }
        }
        return false;
    }

    /** True when the events of some working background generator reach a DNC merger. */
    private static boolean canBeLocked(Availability availability, HicannOnWafer hicann, DncMergerOnHicann dnc) {
        for (int block = 0; block < NeuronBlockOnHicann.COUNT; block++) {
            if (availability.generator(hicann, BackgroundGeneratorOnHicann.of(block))
                    && reaches(availability, hicann, block, dnc)) {
                return true;
            }
        }
        return false;
    }

    /** True when a DNC merger and the sending repeater and line behind it work. */
    public static boolean works(Availability availability, HicannOnWafer hicann, DncMergerOnHicann dnc) {
        return availability.dncMerger(hicann, dnc)
                && availability.hrepeater(hicann, dnc.sendingRepeater().repeater())
                && availability.hline(hicann, dnc.hline());
    }

    /** True when all mergers between a block's own merger and a DNC merger exist and work. */
    public static boolean reaches(Availability availability, HicannOnWafer hicann, int block, DncMergerOnHicann dnc) {
        List<MergerOnHicann> path = PATHS.get(block * DncMergerOnHicann.COUNT + dnc.id());
        for (MergerOnHicann merger : path) {
            if (!availability.merger(hicann, merger)) {
                return false;
            }
        }
        return !path.isEmpty();
    }
}
