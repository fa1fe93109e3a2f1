package neckar.compiler.route.bound;

import neckar.compiler.partition.GroupCut;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.topology.Availability;

/**
 * What the bounds know of a wafer: the best chip stands for all.
 *
 * @param rows most working synapse rows of a chip
 * @param drivers most working synapse drivers of a chip
 * @param addresses most sources of a line
 * @param denmems working denmems of all chips
 * @param inputHz most external events per second (hardware) into the wafer
 */
record WaferLimits(long rows, long drivers, int addresses, long denmems, double inputHz) {
    /**
     * Counts what works.
     *
     * @param hzPerFpga most external events per second through one FPGA
     */
    static WaferLimits of(Availability wafer, double hzPerFpga) {
        long rows = 0;
        long drivers = 0;
        long denmems = 0;
        for (HicannOnWafer hicann : wafer.hicanns()) {
            long working = SynapseRowOnHicann.all().stream()
                    .filter(row -> wafer.row(hicann, row))
                    .count();
            rows = Math.max(rows, working);
            drivers = Math.max(drivers, wafer.drivers(hicann));
            denmems += wafer.denmems(hicann);
        }
        long fpgas = FpgaOnWafer.all().stream().filter(wafer::fpga).count();
        return new WaferLimits(rows, drivers, GroupCut.ADDRESSES, denmems, fpgas * hzPerFpga);
    }
}
