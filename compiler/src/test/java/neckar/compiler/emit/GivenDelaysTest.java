package neckar.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenDelaysTest {
    @Test
    void meanCountsSynapses() {
        ProjectionMapping.Builder builder = new ProjectionMapping.Builder("a->b", 0);
        builder.edge(0, 0, 1.5, 0.01f, 3).cell(0, 0, 1e-9);
        builder.edge(0, 1, 0.5, 0.01f, 1).cell(0, 1, 1e-9);
        assertEquals(Optional.of(new GivenDelays(0.5, 1.25, 1.5)), GivenDelays.of(builder.build()));
    }

    @Test
    void nothingIsGivenWithoutSynapses() {
        assertEquals(Optional.empty(), GivenDelays.of(new ProjectionMapping.Builder("a->b", 0).build()));
    }
}
