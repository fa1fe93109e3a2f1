package neckar.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.compiler.partition.SmallNetworks;
import neckar.compiler.route.LossReport;
import neckar.network.Receptor;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

class PriorityTest {
    private static final Availability FEW_DRIVERS = fewDrivers();

    private static CompileResult compile(double priorityOfFirst, double priorityOfSecond, int threads) {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(110);
        int b = small.cells(110);
        small.random(a, b, Receptor.EXCITATORY, 0.15, priorityOfFirst)
                .random(b, b, Receptor.EXCITATORY, 0.15, priorityOfSecond);
        CompileOptions options =
                CompileOptions.on(FEW_DRIVERS).withNeuronSize(4).withEffort(Effort.FAST);
        return Compiler.compile(small.build(4), options, SmallNetworks.run(threads));
    }

    /** On each chip eight neighbouring drivers are left. */
    private static Availability fewDrivers() {
        Defects.Builder defects = Defects.builder();
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
                if (driver.id() >= 8) {
                    defects.add(hicann, driver);
                }
            }
        }
        return Availability.of(WaferDescription.DEFAULT, defects.build());
    }

    @Test
    void theProjectionOfHigherPriorityLosesLess() {
        CompileResult result = compile(10, 1, 1);
        LossReport first = result.loss();
        LossReport second = compile(1, 10, 2).loss();
        assertTrue(first.lost(0) < 0.6 * first.lost(1), first.lost(0) + " and " + first.lost(1));
        assertTrue(second.lost(1) < 0.6 * second.lost(0), second.lost(1) + " and " + second.lost(0));
        assertArrayEquals(result.bitstream(), compile(10, 1, 3).bitstream(), "the same for any number of threads");
    }
}
