package neckar.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import neckar.compiler.check.CheckReport;
import neckar.compiler.check.Checker;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.line.LinePlanner;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.calib.Calibration;
import neckar.spec.config.WaferConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The stages whose inner loops take the time of a compilation, each on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Kernels {
    /** Address search: swaps of sources between groups. */
    @Benchmark
    public LinePlan addressSearch(MappedNetwork mapped) {
        return LinePlanner.plan(mapped.lineTask, mapped.context);
    }

    /** Drivers dealt out to lines by gain. */
    @Benchmark
    public DemandTable driverDemand(MappedNetwork mapped) {
        return mapped.demand();
    }

    /** Expansion of trees through the layers of the bus graph. */
    @Benchmark
    public L1Routes routerExpansion(MappedNetwork mapped) {
        return mapped.route();
    }

    /** Chains, strips and cells. */
    @Benchmark
    public SynapseRouting stripAssignment(MappedNetwork mapped) {
        return mapped.synapseRouter.route(mapped.routes, mapped.availability, mapped.context);
    }

    /** Registers to bytes. */
    @Benchmark
    public byte[] encode(MappedNetwork mapped) {
        return BitstreamWriter.encode(mapped.compiled.emission().wafer(), mapped.availability.wafer());
    }

    /** Bytes to registers. */
    @Benchmark
    public WaferConfig decode(MappedNetwork mapped) {
        return BitstreamReader.decode(mapped.compiled.bitstream(), "wafer.nkb");
    }

    /** The walk from events to synapses and the comparison with the network. */
    @Benchmark
    public CheckReport check(MappedNetwork mapped) {
        return Checker.check(
                new Checker.Inputs(
                        mapped.compiled.emission().wafer(),
                        mapped.availability,
                        Calibration.nominal(),
                        mapped.network,
                        mapped.compiled.emission().mapping(),
                        Optional.empty()),
                mapped.context);
    }
}
