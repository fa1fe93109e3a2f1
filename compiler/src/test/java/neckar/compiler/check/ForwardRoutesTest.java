package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import neckar.base.RunContext;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.Compiler;
import neckar.compiler.inspect.route.FedChain;
import neckar.compiler.inspect.route.LineRoute;
import neckar.compiler.inspect.route.WaferRoutes;
import neckar.network.io.NetworkReader;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

/** The forward walk of inspection and the backward walk of the checker are different code and must find the same lines. */
class ForwardRoutesTest {
    private static final String NETWORK = """
        {"format": "neckar-network/1", "name": "spread", "duration_ms": 10, "populations": [
          {"label": "in", "size": 8, "cell_type": "SpikeSourcePoisson"},
          {"label": "a", "size": 20, "cell_type": "IF_cond_exp", "placement": {"hicanns": [33]}},
          {"label": "b", "size": 20, "cell_type": "IF_cond_exp", "placement": {"hicanns": [324]}},
          {"label": "c", "size": 20, "cell_type": "IF_cond_exp", "placement": {"hicanns": [170]}}],
         "projections": [
          {"pre": "in", "post": "a", "receptor": "excitatory", "weight": 0.004, "connector": {"type": "AllToAllConnector"}},
          {"pre": "a", "post": "b", "receptor": "excitatory", "weight": 0.004, "connector": {"type": "AllToAllConnector"}},
          {"pre": "b", "post": "c", "receptor": "inhibitory", "weight": 0.004, "connector": {"type": "AllToAllConnector"}},
          {"pre": "c", "post": "a", "receptor": "excitatory", "weight": 0.004, "connector": {"type": "AllToAllConnector"}}]}
        """;

    private static WaferConfig compiled() {
        CompileOptions options = CompileOptions.on(Availability.of(WaferDescription.DEFAULT));
        return Compiler.compile(NetworkReader.parse(NETWORK, "spread.json", Path.of(".")), options, RunContext.quiet(1))
                .emission()
                .wafer();
    }

    @Test
    void bothWalksFindTheSameLineAtEveryDriverAndSegment() {
        WaferConfig wafer = compiled();
        WaferRoutes forward = WaferRoutes.of(wafer);
        Realisation backward = Realisation.of(wafer, RunContext.quiet(1));
        int heard = 0;
        for (RealisedChip chip : backward.chips()) {
            int hicann = chip.hicann().id();
            for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
                boolean enabled = chip.config().driver(driver).enable();
                int stream = chip.drivers().stream(driver.id());
                Optional<FedChain> chain = forward.chainOf(hicann, driver.id());
                int found = enabled && chain.isPresent()
                        ? stream(forward.lines().get(chain.get().line()))
                        : LineNets.SILENT;
                assertEquals(stream, found, chip.hicann() + "." + driver);
                heard += stream >= 0 ? 1 : 0;
            }
        }
        assertTrue(heard > 8, "drivers that hear a line: " + heard);
        for (LineRoute line : forward.lines()) {
            for (int node = 0; node < line.size(); node++) {
                int segment = line.segment(node);
                int hicann = neckar.spec.topology.L1Topology.hicannOf(segment);
                int number = neckar.spec.topology.L1Topology.lineOf(segment);
                int piece = neckar.spec.topology.L1Topology.isHorizontal(segment)
                        ? Segments.horizontal(hicann, number)
                        : Segments.vertical(hicann, number);
                assertEquals(stream(line), backward.nets().streamOn(piece), line.toString());
            }
        }
    }

    private static int stream(LineRoute line) {
        return LineNets.stream(line.hicann(), line.dnc());
    }
}
