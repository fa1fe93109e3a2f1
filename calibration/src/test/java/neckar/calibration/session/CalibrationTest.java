package neckar.calibration.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.CancelledException;
import neckar.base.InputException;
import neckar.calibration.fit.Robust;
import neckar.calibration.lab.ChipBench;
import neckar.calibration.procedure.Bench;
import neckar.calibration.procedure.Features;
import neckar.calibration.procedure.Knowledge;
import neckar.calibration.procedure.Threshold;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.WaferOnBench;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.HicannOnWafer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calibrations of a whole chip, and what a session promises. */
class CalibrationTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.of(324);

    private static final class Memory implements Journal {
        private final Map<String, Features> known = new HashMap<>();
        private int left = Integer.MAX_VALUE;
        private CancelFlag cancel = new CancelFlag();

        @Override
        public synchronized Optional<Features> find(String key, long inputs) {
            return Optional.ofNullable(known.get(key + inputs));
        }

        @Override
        public synchronized void add(String key, long inputs, Features features) {
            known.put(key + inputs, features);
            if (--left == 0) {
                cancel.cancel();
            }
        }
    }

    private static WaferOnBench wafer(String silicon, long dieSeed) {
        return WaferOnBench.of(Die.named(silicon, dieSeed, 0), EmulatorOptions.standard(1));
    }

    private static ChipResult run(String silicon, Journal journal, CancelFlag cancel, int threads, String... names) {
        return new ChipSession(
                        new ChipBench(wafer(silicon, 3), cancel), journal, false, 0, threads, cancel, (name, sec) -> {})
                .run(CHIP, Plan.of(List.of(names)));
    }

    @Test
    void anUnknownParameterIsRefusedWithANearName() {
        InputException refused = assertThrows(InputException.class, () -> Plan.of(List.of("V_tt")));
        assertTrue(refused.getMessage().contains("V_t"), refused.getMessage());
    }

    @Test
    void whatAParameterNeedsIsMeasuredBefore() {
        List<String> names =
                Plan.of(List.of("V_syntcx")).stream().map(p -> p.name()).toList();
        assertEquals("readout", names.get(0));
        assertTrue(names.indexOf("I_gl") > names.indexOf("E_l") && names.contains("V_convoffx"), names.toString());
        assertEquals("V_syntcx", names.get(names.size() - 1));
    }

    @Test
    @Tag("slow")
    void calibratedThresholdsComeOutAsAskedInNewTrialsOfTheirDieAndOfNoOther() {
        Knowledge known =
                run("typical", Journal.NONE, new CancelFlag(), 2, "V_t").known();
        double[] own = thresholdErrors(known, 3);
        assertTrue(Robust.deviation(own) < 0.0065, "spread " + Robust.deviation(own));
        assertEquals(0, Robust.mean(own), 0.002);
        double[] other = thresholdErrors(known, 4);
        assertTrue(Robust.deviation(other) > 0.020, "spread on another die " + Robust.deviation(other));
    }

    /** Thresholds of a die against what its denmems are asked for through a calibration, in volt. */
    private static double[] thresholdErrors(Knowledge known, long dieSeed) {
        Bench bench = new Bench(new ChipBench(wafer("typical", dieSeed), new CancelFlag()), 12345);
        float[] seen = new Threshold()
                .observe(bench, known, d -> known.code(d, DenmemParameter.V_T, AnalogMode.NORMAL, 0.77), 0.77);
        double[] off = new double[seen.length];
        for (int d = 0; d < off.length; d++) {
            off[d] = seen[d] - 0.77;
        }
        return off;
    }

    @Test
    @Tag("slow")
    void threadsDoNotChangeWhatIsFound() {
        long one =
                run("typical", Journal.NONE, new CancelFlag(), 1, "V_t").known().fingerprint();
        for (int threads : new int[] {2, 7}) {
            ChipResult result = run("typical", Journal.NONE, new CancelFlag(), threads, "V_t");
            assertEquals(one, result.known().fingerprint(), threads + " threads");
        }
    }

    @Test
    @Tag("slow")
    void idealSiliconGivesTheNominalCodesBack() {
        Knowledge known = run("ideal", Journal.NONE, new CancelFlag(), 2, "V_t", "E_l", "E_synx", "E_syni")
                .known();
        for (DenmemParameter parameter :
                List.of(DenmemParameter.V_T, DenmemParameter.E_L, DenmemParameter.E_SYNX, DenmemParameter.E_SYNI)) {
            double volt = parameter == DenmemParameter.E_SYNX ? 1.1 : 0.7;
            int nominal = Knowledge.none(CHIP).code(17, parameter, AnalogMode.NORMAL, volt);
            assertEquals(nominal, known.code(17, parameter, AnalogMode.NORMAL, volt), 1, parameter.hardwareName());
        }
    }

    @Test
    @Tag("slow")
    void aSessionThatWasStoppedGoesOnWithoutMeasuringTwiceAndEndsTheSame() {
        Memory memory = new Memory();
        memory.left = 5;
        assertThrows(CancelledException.class, () -> run("typical", memory, memory.cancel, 1, "V_t"));
        int before = memory.known.size();
        ChipResult resumed = run("typical", memory, new CancelFlag(), 2, "V_t");
        ChipResult whole = run("typical", Journal.NONE, new CancelFlag(), 1, "V_t");
        assertEquals(whole.known().fingerprint(), resumed.known().fingerprint());
        assertEquals(whole.measured(), before + resumed.measured());
    }
}
