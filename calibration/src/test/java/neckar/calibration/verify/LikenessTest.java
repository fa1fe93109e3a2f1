package neckar.calibration.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.procedure.Bench;
import neckar.calibration.procedure.Knowledge;
import neckar.calibration.procedure.LeakPotential;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.WaferOnBench;
import neckar.spec.coord.HicannOnWafer;
import org.junit.jupiter.api.Test;

/** The fingerprint tells dies apart by measurements alone. */
class LikenessTest {
    private static final Knowledge NOTHING = Knowledge.none(HicannOnWafer.of(324));

    private static ChipBench bench(long dieSeed) {
        return new ChipBench(
                WaferOnBench.of(Die.named("typical", dieSeed, 0), EmulatorOptions.standard(1)), new CancelFlag());
    }

    @Test
    void aDieIsLikeItselfInANewTrialAndUnlikeAnyOther() {
        float[] volt = new LeakPotential().observe(new Bench(bench(3), 77), NOTHING, d -> 470, 0.8);
        List<Double> fingerprint = new ArrayList<>();
        for (int d = 0; d < volt.length; d += 8) {
            fingerprint.add((double) volt[d]);
        }
        assertTrue(new Verification(bench(3), NOTHING, 1, 1).likeness(fingerprint) > 0.9);
        assertEquals(0, new Verification(bench(4), NOTHING, 1, 1).likeness(fingerprint), 0.4);
    }
}
