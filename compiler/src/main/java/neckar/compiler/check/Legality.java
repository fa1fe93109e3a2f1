package neckar.compiler.check;

import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.HicannOnReticle;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.ReticleOnWafer;
import neckar.spec.topology.Availability;

/** Looks for illegal settings and for the use of what is not available, without any knowledge of a network. */
public final class Legality {

    /** No limit for chains of drivers but the length of a quadrant. */
    public static final int ANY_CHAIN = 56;

    private Legality() {}

    /**
     * Finds all problems of a configuration.
     *
     * @param realisation the decoded configuration
     * @param availability what works on the wafer, and its switch limits
     * @param longestChain longest permitted chain of drivers
     * @param context threads and cancellation
     */
    public static ProblemLog problems(
            Realisation realisation, Availability availability, int longestChain, RunContext context) {
        ProblemLog log = new ProblemLog();
        log.merge(realisation.lineProblems());
        new LineRules(realisation, availability, log).check();
        ProblemLog[] byChip = new ProblemLog[realisation.chips().size()];
        Parallel.forRange(byChip.length, context.threads(), i -> {
            context.cancel().throwIfCancelled();
            byChip[i] = ofChip(realisation, realisation.chips().get(i), availability, longestChain);
        });
        for (ProblemLog chip : byChip) {
            log.merge(chip);
        }
        checkAnalogOutputs(realisation, availability, log);
        return log;
    }

    private static ProblemLog ofChip(
            Realisation realisation, RealisedChip chip, Availability availability, int longestChain) {
        ProblemLog log = new ProblemLog();
        if (!availability.hasHicann(chip.hicann())) {
            log.add(ProblemKind.DEFECTIVE_HICANN, chip.hicann().toString(), "");
        }
        new SwitchRules(realisation, chip, availability, log).check();
        new DriverRules(realisation, chip, availability, longestChain, log).check();
        new SynapseRules(realisation, chip, availability, log).check();
        new NeuronRules(chip, availability, log).check();
        new EventRules(realisation.wafer(), chip, availability, log).check();
        return log;
    }

    /** The eight chips of a reticle share two analog wires (hardware reference 8). */
    private static void checkAnalogOutputs(Realisation realisation, Availability availability, ProblemLog log) {
        for (ReticleOnWafer reticle : ReticleOnWafer.all()) {
            int[] driving = new int[AnalogOutputOnHicann.COUNT];
            for (HicannOnReticle position : HicannOnReticle.all()) {
                HicannOnWafer hicann = reticle.hicann(position);
                realisation.chip(hicann).ifPresent(chip -> {
                    for (AnalogOutputOnHicann output : AnalogOutputOnHicann.all()) {
                        if (chip.config().analogOutput(output).enable()) {
                            checkAnalogOutput(hicann, output, ++driving[output.id()], availability, log);
                        }
                    }
                });
            }
        }
    }

    private static void checkAnalogOutput(
            HicannOnWafer hicann, AnalogOutputOnHicann output, int driving, Availability availability, ProblemLog log) {
        if (driving == 2) {
            log.add(
                    ProblemKind.ANALOG_OUTPUT_TWICE,
                    hicann + "." + output,
                    hicann.reticle().toString());
        }
        if (!availability.analogOutput(hicann, output)) {
            log.add(ProblemKind.DEFECTIVE_ANALOG_OUTPUT, hicann + "." + output, "");
        }
    }
}
