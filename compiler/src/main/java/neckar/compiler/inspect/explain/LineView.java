package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.base.InputException;
import neckar.compiler.check.EventExit;
import neckar.compiler.inspect.route.LineRoute;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.Side;

/**
 * One line: who sends on it, where it goes, who hears it.
 *
 * @param line its name
 * @param layer layer 0..31, whose segments it can use
 * @param kind neurons, external or generator
 * @param sources cells with their L1 addresses
 * @param generators background generators that lock it or send on it
 * @param rateHz expected mean rate of all its sources, biological Hz
 * @param hardwareHz the same in hardware events a second, with the generators
 * @param capacityHz most that the line carries: one event in two clocks (hardware reference 6.3)
 * @param targets chips that hear it
 * @param route its route
 */
public record LineView(
        LineName line,
        int layer,
        String kind,
        List<Source> sources,
        List<String> generators,
        double rateHz,
        double hardwareHz,
        double capacityHz,
        List<HeardLine> targets,
        RouteView route) {

    /**
     * A cell on a line.
     *
     * @param cell the cell
     * @param address L1 address 0..63
     */
    public record Source(CellName cell, int address) {}

    /**
     * Describes a line.
     *
     * @throws InputException if the DNC merger sends nothing
     */
    public static LineView of(Inspection inspection, SynapseCounts counts, LineName name, String place) {
        int number = inspection.routes().line(name.hicann(), name.dnc());
        if (number == Inspection.NONE) {
            throw InputException.of(place, "no line leaves this DNC merger")
                    .value(name)
                    .allowed(linesOf(inspection, name.hicann()));
        }
        LineRoute route = inspection.routes().lines().get(number);
        List<Integer> cells = inspection.cellsOf(number);
        double rateHz = 0;
        List<Source> sources = new ArrayList<>();
        for (int cell : cells) {
            sources.add(new Source(inspection.name(cell), inspection.addressOf(cell)));
            rateHz += inspection
                    .record()
                    .populations()
                    .get(inspection.populationOf(cell))
                    .rateHz();
        }
        double pllHz = inspection.wafer().pllMhz() * 1e6;
        double generatorHz = 0;
        List<String> generators = new ArrayList<>();
        for (BackgroundGeneratorOnHicann generator : generatorsOf(inspection, name)) {
            BackgroundGeneratorConfig setting = inspection.config(name.hicann()).generator(generator);
            generatorHz += pllHz / setting.meanIntervalClocks();
            generators.add(generator + (setting.random() ? " random" : " regular"));
        }
        List<HeardLine> targets = new ArrayList<>();
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            HeardLine heard = HeardLine.of(inspection, counts, number, hicann);
            if (heard.drivers() > 0 || heard.lost() > 0) {
                targets.add(heard);
            }
        }
        boolean external = !cells.isEmpty() && inspection.isExternal(cells.get(0));
        return new LineView(
                name,
                route.layer(),
                cells.isEmpty() ? "generator" : external ? "external" : "neurons",
                sources,
                generators,
                rateHz,
                rateHz * inspection.mapping().settings().speedup() + generatorHz,
                pllHz / 2,
                targets,
                RouteView.of(inspection.routes(), number));
    }

    private static List<BackgroundGeneratorOnHicann> generatorsOf(Inspection inspection, LineName name) {
        return BackgroundGeneratorOnHicann.all().stream()
                .filter(each -> inspection.config(name.hicann()).generator(each).enable())
                .filter(each -> EventExit.follow(inspection.config(name.hicann()), each.merger(), Side.LEFT)
                        .dnc()
                        .filter(dnc -> dnc.id() == name.dnc())
                        .isPresent())
                .toList();
    }

    static String linesOf(Inspection inspection, int hicann) {
        List<String> names = inspection.routes().lines().stream()
                .filter(line -> line.hicann() == hicann)
                .map(line -> new LineName(line.hicann(), line.dnc()).toString())
                .toList();
        Optional<String> any = inspection.routes().lines().stream()
                .findFirst()
                .map(line -> "lines of other chips, for example " + new LineName(line.hicann(), line.dnc()));
        return names.isEmpty() ? any.orElse("nothing: the wafer has no line") : String.join(", ", names);
    }
}
