package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.place.MergerExits;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.MergerPartition;
import neckar.spec.topology.MergerTree;

/**
 * One merger partition on one chip: which lines it offers there. A line needs a working DNC merger and sending repeater,
 * and a working generator among its blocks to lock it (hardware reference 2.7).
 *
 * @param partition the partition
 * @param dnc DNC merger of each line, ascending
 * @param blocks neuron blocks whose events reach that DNC merger, as bit masks
 * @param generators working generators whose events reach it, as bit masks
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made once, never changed
record MergerOption(MergerPartition partition, int[] dnc, int[] blocks, int[] generators) {

    int lines() {
        return dnc.length;
    }

    /** The options of a chip, by the mask of the partition. */
    static List<MergerOption> of(Availability availability, HicannOnWafer hicann) {
        boolean[] works = new boolean[DncMergerOnHicann.COUNT];
        boolean[][] reaches = new boolean[DncMergerOnHicann.COUNT][NeuronBlockOnHicann.COUNT];
        for (DncMergerOnHicann d : DncMergerOnHicann.all()) {
            works[d.id()] = MergerExits.works(availability, hicann, d);
            for (int block = 0; block < NeuronBlockOnHicann.COUNT; block++) {
                reaches[d.id()][block] = MergerExits.reaches(availability, hicann, block, d);
            }
        }
        int generators = 0;
        for (BackgroundGeneratorOnHicann g : BackgroundGeneratorOnHicann.all()) {
            generators |= availability.generator(hicann, g) ? 1 << g.id() : 0;
        }
        List<MergerOption> options = new ArrayList<>();
        for (MergerPartition partition : MergerTree.partitions()) {
            options.add(of(partition, works, reaches, generators));
        }
        return options;
    }

    private static MergerOption of(MergerPartition partition, boolean[] works, boolean[][] reaches, int generators) {
        int[] blocks = new int[DncMergerOnHicann.COUNT];
        for (NeuronBlockOnHicann block : NeuronBlockOnHicann.all()) {
            int d = partition.dncMerger(block).id();
            if (works[d] && reaches[d][block.id()]) {
                blocks[d] |= 1 << block.id();
            }
        }
        int lines = 0;
        int[] dnc = new int[DncMergerOnHicann.COUNT];
        for (int d = 0; d < DncMergerOnHicann.COUNT; d++) {
            if ((blocks[d] & generators) != 0) {
                dnc[lines++] = d;
            }
        }
        dnc = java.util.Arrays.copyOf(dnc, lines);
        int[] masks = new int[lines];
        int[] locking = new int[lines];
        for (int i = 0; i < lines; i++) {
            masks[i] = blocks[dnc[i]];
            locking[i] = blocks[dnc[i]] & generators;
        }
        return new MergerOption(partition, dnc, masks, locking);
    }

    /** True when all parts of the chip's merger tree, its generators and sending repeaters work. */
    static boolean isHealthy(Availability availability, HicannOnWafer hicann) {
        return DncMergerOnHicann.all().stream().allMatch(d -> MergerExits.works(availability, hicann, d))
                && neckar.spec.coord.MergerOnHicann.all().stream().allMatch(m -> availability.merger(hicann, m))
                && BackgroundGeneratorOnHicann.all().stream().allMatch(g -> availability.generator(hicann, g));
    }
}
