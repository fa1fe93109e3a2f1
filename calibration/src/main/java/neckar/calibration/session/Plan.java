package neckar.calibration.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import neckar.base.InputException;
import neckar.base.NearestName;
import neckar.calibration.procedure.AdaptationTime;
import neckar.calibration.procedure.ExponentialSlope;
import neckar.calibration.procedure.ExponentialThreshold;
import neckar.calibration.procedure.FiringTest;
import neckar.calibration.procedure.LeakPotential;
import neckar.calibration.procedure.LineTest;
import neckar.calibration.procedure.MembraneTime;
import neckar.calibration.procedure.MemoryTest;
import neckar.calibration.procedure.Plasticity;
import neckar.calibration.procedure.Procedure;
import neckar.calibration.procedure.ReadoutShift;
import neckar.calibration.procedure.RefractoryTime;
import neckar.calibration.procedure.ResetPotential;
import neckar.calibration.procedure.Reversal;
import neckar.calibration.procedure.SpikeAdaptation;
import neckar.calibration.procedure.Strengths;
import neckar.calibration.procedure.SubthresholdAdaptation;
import neckar.calibration.procedure.SynapticTime;
import neckar.calibration.procedure.Threshold;
import neckar.calibration.procedure.WorkingPoint;
import neckar.spec.calib.AnalogMode;
import neckar.spec.config.SpeedMode;
import neckar.spec.coord.SynapticInput;

/** The procedures in the order of their dependencies (calibration reference 2). */
public final class Plan {
    private static final AnalogMode SLOW = new AnalogMode(true, SpeedMode.SLOW, SpeedMode.NORMAL, SpeedMode.NORMAL);
    private static final List<String> POTENTIALS =
            List.of("readout", "V_reset", "V_t", "E_synx", "E_syni", "V_convoffx", "V_convoffi", "E_l");

    /** Procedures that look for defects and fit nothing. */
    public static final List<String> TESTS = List.of(MemoryTest.NAME, LineTest.NAME, "firing");

    private static final List<String> ON_SLOW_LEAK = List.of("I_radapt", "I_fire", "I_gladapt", "V_exp", "I_rexp");

    private Plan() {}

    /** All procedures. */
    public static List<Procedure> all() {
        return List.of(
                new MemoryTest(),
                new LineTest(),
                new ReadoutShift(),
                new FiringTest(),
                new ResetPotential(),
                new Threshold(),
                new Reversal(SynapticInput.EXCITATORY),
                new Reversal(SynapticInput.INHIBITORY),
                new WorkingPoint(SynapticInput.EXCITATORY),
                new WorkingPoint(SynapticInput.INHIBITORY),
                new LeakPotential(),
                new RefractoryTime(),
                new MembraneTime(AnalogMode.NORMAL),
                new MembraneTime(SLOW),
                new SynapticTime(SynapticInput.EXCITATORY),
                new SynapticTime(SynapticInput.INHIBITORY),
                new Strengths(),
                new Plasticity(),
                new AdaptationTime(),
                new SpikeAdaptation(),
                new SubthresholdAdaptation(),
                new ExponentialThreshold(),
                new ExponentialSlope());
    }

    /** The modes in which the leak is measured. */
    public static List<AnalogMode> modes() {
        return List.of(AnalogMode.NORMAL, SLOW);
    }

    /**
     * The named procedures and those that they need.
     *
     * @throws InputException for an unknown name
     */
    public static List<Procedure> of(List<String> names) {
        Map<String, Procedure> known = new LinkedHashMap<>();
        all().forEach(procedure -> known.put(procedure.name(), procedure));
        Set<String> wanted = new TreeSet<>();
        for (String name : names) {
            if (!known.containsKey(name)) {
                throw InputException.of("--parameters", "there is no such parameter")
                        .value(name)
                        .allowed(String.join(", ", known.keySet()))
                        .advice(NearestName.advice(name, known.keySet()));
            }
            wanted.add(name);
            wanted.addAll(needs(name));
        }
        List<Procedure> chosen = new ArrayList<>();
        for (Procedure procedure : known.values()) {
            if (wanted.contains(procedure.name())) {
                chosen.add(procedure);
            }
        }
        return chosen;
    }

    private static List<String> needs(String name) {
        if (TESTS.contains(name)) {
            return List.of();
        }
        int index = POTENTIALS.indexOf(name);
        if (index >= 0) {
            return name.equals("E_l") ? POTENTIALS : List.of("readout");
        }
        List<String> needs = new ArrayList<>(POTENTIALS);
        boolean acts = name.equals("weights") || name.equals(Plasticity.NAME);
        if (name.startsWith("V_syntc") || acts) {
            needs.add("I_gl");
        }
        if (acts) {
            needs.addAll(List.of("V_syntcx", "V_syntci"));
        }
        if (ON_SLOW_LEAK.contains(name)) {
            needs.add("I_gl_slow");
        }
        if (name.equals("I_fire") || name.equals("I_gladapt")) {
            needs.add("I_radapt");
        }
        if (name.equals("I_rexp")) {
            needs.add("V_exp");
        }
        return needs;
    }
}
