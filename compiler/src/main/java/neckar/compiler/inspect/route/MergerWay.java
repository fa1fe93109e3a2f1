package neckar.compiler.inspect.route;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.check.EventExit;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.Side;

/** Ways of events to a DNC merger (hardware reference 3.5). */
public final class MergerWay {
    private MergerWay() {}

    /** From a firing denmem through the merger tree; ends early where a merger does not pass the events. */
    public static List<RouteStep> ofDenmem(int hicann, HicannConfig config, int denmem) {
        DenmemOnHicann firing = DenmemOnHicann.of(denmem);
        List<RouteStep> steps = new ArrayList<>();
        steps.add(RouteStep.part(RouteStep.Kind.DENMEM, hicann, firing, ""));
        addWay(steps, hicann, config, EventExit.follow(config, firing.block().merger(), Side.RIGHT));
        return steps;
    }

    /** From the Gbit link into a DNC merger. */
    public static List<RouteStep> ofLink(int hicann, HicannConfig config, int channel) {
        DncMergerOnHicann dnc = DncMergerOnHicann.of(channel);
        String direction = config.gbitLink().direction(dnc.gbitChannel()).name();
        return List.of(
                RouteStep.part(RouteStep.Kind.LINK, hicann, dnc.gbitChannel(), direction),
                dncStep(hicann, config, dnc));
    }

    /** From a background generator through the merger tree; nothing for a negative number. */
    public static List<RouteStep> ofGenerator(int hicann, HicannConfig config, int generator) {
        List<RouteStep> steps = new ArrayList<>();
        if (generator >= 0) {
            BackgroundGeneratorOnHicann circuit = BackgroundGeneratorOnHicann.of(generator);
            String mode = config.generator(circuit).random() ? "random" : "regular";
            steps.add(RouteStep.part(RouteStep.Kind.GENERATOR, hicann, circuit, mode));
            addWay(steps, hicann, config, EventExit.follow(config, circuit.merger(), Side.LEFT));
        }
        return steps;
    }

    private static void addWay(List<RouteStep> steps, int hicann, HicannConfig config, EventExit exit) {
        for (MergerOnHicann merger : exit.passed()) {
            String mode = config.merger(merger).mode().name();
            steps.add(RouteStep.part(RouteStep.Kind.MERGER, hicann, merger, mode));
        }
        exit.dnc().ifPresent(dnc -> steps.add(dncStep(hicann, config, dnc)));
    }

    private static RouteStep dncStep(int hicann, HicannConfig config, DncMergerOnHicann dnc) {
        return RouteStep.part(
                RouteStep.Kind.DNC_MERGER,
                hicann,
                dnc,
                config.dncMerger(dnc).mode().name());
    }
}
