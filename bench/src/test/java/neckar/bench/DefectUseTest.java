package neckar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neckar.base.RunContext;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.network.io.NetworkReader;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefectUseTest {
    private static final List<DefectLevel> LOOKED_UP = List.of(
            DefectLevel.HICANN,
            DefectLevel.FPGA,
            DefectLevel.NEURON,
            DefectLevel.SYNAPSE,
            DefectLevel.SYNAPSE_ROW,
            DefectLevel.DRIVER,
            DefectLevel.BACKGROUND_GENERATOR,
            DefectLevel.HREPEATER,
            DefectLevel.HBUS,
            DefectLevel.VREPEATER,
            DefectLevel.VBUS,
            DefectLevel.CROSSBAR_SWITCH,
            DefectLevel.SYNAPSE_SWITCH);

    @Test
    @Tag("slow")
    void findsEachKindOfUsedComponentOnAFlawlessWaferAndNoneWhereTheyWereListed(@TempDir Path folder) {
        Path file = PublicNetworks.write(folder, "random", Map.of("n", 400.0, "p", 0.1), 42);
        CompileResult flawless = compile(file, Defects.NONE);
        for (DefectLevel level : LOOKED_UP) {
            Defects all = everything(level, flawless);
            assertTrue(DefectUse.count(flawless.emission().wafer(), all) > 0, level.key());
        }
        Defects some = RandomDefects.draw(3, 0.02, 0.001);
        assertEquals(0, DefectUse.count(compile(file, some).emission().wafer(), some));
    }

    @Test
    void drawsTheWantedShareOfEachKind() {
        Defects drawn = RandomDefects.draw(5, 0.02, 0.0005);
        for (DefectLevel level : List.of(DefectLevel.NEURON, DefectLevel.CROSSBAR_SWITCH, DefectLevel.VBUS)) {
            double all = (double) level.owner().count() * level.count();
            assertEquals(0.02, drawn.of(level).size() / all, 0.001, level.key());
        }
        assertEquals(0.0005, drawn.of(DefectLevel.SYNAPSE).size() / (384.0 * 448 * 256), 0.00003);
    }

    private static CompileResult compile(Path file, Defects defects) {
        Availability availability = Availability.of(WaferDescription.DEFAULT, defects);
        return Compiler.compile(NetworkReader.read(file), CompileOptions.on(availability), RunContext.quiet(1));
    }

    /** All components of a kind; of the many switches and synapses only those of every chip that has neurons. */
    private static Defects everything(DefectLevel level, CompileResult result) {
        Defects.Builder all = Defects.builder();
        for (int owner = 0; owner < level.owner().count(); owner++) {
            boolean used = level.owner() != DefectLevel.Owner.HICANN
                    || result.emission().wafer().hicanns().containsKey(HicannOnWafer.of(owner));
            for (int id = 0; used && id < level.count(); id++) {
                all.add(new Defect(level, owner, id, "", ""));
            }
        }
        return all.build();
    }
}
