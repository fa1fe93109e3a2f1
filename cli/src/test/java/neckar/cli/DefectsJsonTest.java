package neckar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;
import neckar.spec.topology.io.DefectsReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefectsJsonTest {
    @ParameterizedTest
    @EnumSource(
            value = DefectLevel.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HICANN", "FPGA", "LINK"})
    void whatIsFoundOnAChipIsReadAgainByTheCompiler(DefectLevel level) {
        Defects.Builder found = Defects.builder();
        for (int id : new int[] {0, level.count() / 3, level.count() - 1}) {
            found.add(new Defect(level, 324, id, "test/1", "does not work"));
        }
        Defects defects = found.build();
        byte[] text = JsonText.of(DefectsJson.of(defects)).getBytes(StandardCharsets.UTF_8);
        assertEquals(defects, DefectsReader.parse(text, "defects.json"));
    }
}
