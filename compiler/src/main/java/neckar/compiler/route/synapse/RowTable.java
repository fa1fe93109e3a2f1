package neckar.compiler.route.synapse;

import java.util.Arrays;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;

/** STP sets of drivers, signs and decoders of rows of one chip while they are being chosen; confined to one thread. */
final class RowTable {
    final int[] stpSets = new int[SynapseDriverOnHicann.COUNT];
    final byte[] signs = new byte[SynapseRowOnHicann.COUNT];
    final byte[] decoders = new byte[2 * SynapseRowOnHicann.COUNT];

    RowTable() {
        Arrays.fill(stpSets, HicannSynapses.UNUSED);
        Arrays.fill(signs, HicannSynapses.ROW_OFF);
    }

    void setStpSet(int driver, int stpSet) {
        stpSets[driver] = stpSet;
    }

    void setRow(int row, int sign, int evenGroup, int oddGroup) {
        signs[row] = (byte) sign;
        decoders[2 * row] = (byte) evenGroup;
        decoders[2 * row + 1] = (byte) oddGroup;
    }
}
