package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.QuadOnHicann;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeuronComponentsTest {

    @Test
    void joinsFourDenmemsOfAQuad() {
        HicannConfig.Builder chip = HicannConfig.builder();
        WiredPair.neuron(chip, 10, 37);
        NeuronComponents found = NeuronComponents.of(chip.build());

        assertEquals(
                List.of(new NeuronComponents.Neuron(List.of(10, 11, 266, 267), List.of(10), OptionalInt.of(37))),
                found.neurons());
        assertEquals(0, found.neuronOf(267));
        assertEquals(NeuronComponents.NONE, found.neuronOf(12));
    }

    /** A neuron built by the recipe of the hardware reference 3.2 over several quads is found as a whole. */
    @Property(tries = 60)
    void findsANeuronOfAnySize(@ForAll @IntRange(min = 1, max = 16) int quads, @ForAll @IntRange(max = 112) int first) {
        HicannConfig.Builder chip = HicannConfig.builder();
        for (int quad = first; quad < first + quads; quad++) {
            chip.quad(QuadOnHicann.of(quad), QuadConfig.JOINED);
            if (quad + 1 < first + quads) {
                chip.denmem(DenmemOnHicann.of(2 * quad + 1), DenmemConfig.OFF.withFireInput(true));
            }
        }
        chip.denmem(DenmemOnHicann.of(2 * first), DenmemConfig.OFF.firing(5));
        NeuronComponents found = NeuronComponents.of(chip.build());

        assertEquals(1, found.neurons().size());
        NeuronComponents.Neuron neuron = found.neurons().get(0);
        assertEquals(4 * quads, neuron.denmems().size());
        assertEquals(2 * first, neuron.firstColumn());
        assertEquals(List.of(), found.silent());
    }

    @Test
    void tellsWhichJoinedDenmemsNeverFire() {
        HicannConfig chip = HicannConfig.builder()
                .quad(QuadOnHicann.of(3), new QuadConfig(true, false, false, false))
                .build();
        NeuronComponents found = NeuronComponents.of(chip);

        assertEquals(List.of(), found.neurons());
        assertEquals(List.of(List.of(6, 262)), found.silent());
    }
}
