package neckar.cli.view;

import java.util.BitSet;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Topology;

/**
 * Parts of one chip that cannot be used (hardware reference 9).
 *
 * @param segments horizontal lines 0..63, then vertical lines at 64..319
 * @param drivers synapse drivers 0..223
 * @param denmems denmems 0..511
 */
record ChipDefects(BitSet segments, BitSet drivers, BitSet denmems) {

    static ChipDefects of(Availability wafer, int chip) {
        HicannOnWafer hicann = HicannOnWafer.of(chip);
        BitSet segments = new BitSet(L1Topology.SEGMENTS_PER_HICANN);
        for (int s = 0; s < L1Topology.SEGMENTS_PER_HICANN; s++) {
            segments.set(s, !wafer.segment(chip * L1Topology.SEGMENTS_PER_HICANN + s));
        }
        BitSet drivers = new BitSet(SynapseDriverOnHicann.COUNT);
        SynapseDriverOnHicann.all().forEach(driver -> drivers.set(driver.id(), !wafer.driver(hicann, driver)));
        BitSet denmems = new BitSet(DenmemOnHicann.COUNT);
        DenmemOnHicann.all().forEach(denmem -> denmems.set(denmem.id(), !wafer.denmem(hicann, denmem)));
        return new ChipDefects(segments, drivers, denmems);
    }

    /** Number of these parts. */
    int count() {
        return segments.cardinality() + drivers.cardinality() + denmems.cardinality();
    }

    /** One entry a part: 1 for one that cannot be used, else 0. */
    static int[] flags(BitSet set, int size) {
        int[] flags = new int[size];
        set.stream().forEach(part -> flags[part] = 1);
        return flags;
    }
}
