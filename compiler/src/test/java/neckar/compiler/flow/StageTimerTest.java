package neckar.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import org.junit.jupiter.api.Test;

/** What users hear while a network is compiled. */
class StageTimerTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void stagesCarryTheLossExpectedSoFar() {
        StageTimer stages = new StageTimer(new Listener(), new CancelFlag());
        stages.run("size", () -> 1);
        stages.expectLoss(0.00278);
        stages.run("place", () -> 2);
        assertEquals(List.of("size ", "place loss about 0.28 %"), heard);
    }

    private final class Listener implements Progress {
        private String stage = "";

        @Override
        public void stage(String name) {
            stage = name;
        }

        @Override
        public void fraction(double done, String detail) {
            heard.add(stage + " " + detail);
        }
    }
}
