package neckar.cli.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import neckar.compiler.inspect.explain.ChipUse;
import neckar.compiler.inspect.explain.ChipView;
import neckar.compiler.inspect.explain.HeardLine;
import neckar.compiler.inspect.explain.Hint;
import neckar.compiler.inspect.explain.Hints;
import neckar.compiler.inspect.explain.LineView;
import neckar.compiler.inspect.explain.LossExplanation;
import neckar.compiler.inspect.explain.NeuronView;
import neckar.compiler.inspect.explain.RouteView;
import neckar.compiler.inspect.explain.SynapseView;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.ReticleOnWafer;

/** Answers as text for people. */
public final class AnswerText {
    private static final int MOST_HOLDERS = 10;
    private static final int LONGEST_CELLS = 44;

    private final Ink ink;
    private final StringBuilder text = new StringBuilder(1024);

    private AnswerText(Ink ink) {
        this.ink = ink;
    }

    /** The table of chips in use. */
    public static String chips(List<ChipUse> chips, Ink ink) {
        TextTable table = new TextTable(
                "chip",
                "x",
                "y",
                "neurons",
                "denmems",
                "lines out",
                "lines in",
                "drv left",
                "drv right",
                "of",
                "rows",
                "synapses",
                "h segm",
                "v segm",
                "lost");
        for (ChipUse chip : chips) {
            if (chip.isUsed()) {
                table.row(
                        HicannOnWafer.of(chip.hicann()),
                        chip.x(),
                        chip.y(),
                        chip.neurons(),
                        chip.denmems(),
                        chip.linesOut(),
                        chip.linesIn(),
                        chip.driversLeft(),
                        chip.driversRight(),
                        chip.driversUsable(),
                        chip.rows(),
                        count(chip.synapses()),
                        chip.hSegments(),
                        chip.vSegments(),
                        count(chip.lost()));
            }
        }
        return table.text(ink, "");
    }

    /** One chip in detail. */
    public static String chip(ChipView view, Ink ink) {
        AnswerText answer = new AnswerText(ink);
        ChipUse use = view.use();
        answer.title(
                "%s  column %d, row %d, reticle %d, FPGA %d",
                HicannOnWafer.of(use.hicann()), use.x(), use.y(), view.reticle(), view.fpga());
        answer.line("  neurons %d on %d of 512 denmems", use.neurons(), use.denmems());
        answer.line(
                "  drivers left %d, right %d, of %d usable; rows %d of 448; synapses %,d",
                use.driversLeft(), use.driversRight(), use.driversUsable(), use.rows(), use.synapses());
        answer.line("  L1 segments horizontal %d of 64, vertical %d of 256", use.hSegments(), use.vSegments());
        answer.line("  lost %s", answer.lost(use.lost(), view.lostByCause()));
        answer.blocks(view);
        answer.heard("Lines in", view.linesIn(), true);
        TextTable classes =
                new TextTable("class", "left primaries", "left drivers", "right primaries", "right drivers");
        int half = view.classes().size() / 2;
        for (int i = 0; i < half; i++) {
            ChipView.DriverClass left = view.classes().get(i);
            ChipView.DriverClass right = view.classes().get(half + i);
            classes.row(
                    left.driverClass(),
                    left.primaries() + " of 14",
                    left.used() + " of 14",
                    right.primaries() + " of 14",
                    right.used() + " of 14");
        }
        answer.title("Driver classes");
        answer.text.append(classes.text(ink, "  "));
        return answer.text.toString();
    }

    private void blocks(ChipView view) {
        title("Neuron blocks");
        TextTable blocks = new TextTable("block", "neurons", "denmems", "cells ", "mergers ");
        for (ChipView.Block block : view.blocks()) {
            List<String> mergers = block.mergers().stream()
                    .map(step -> step.part() + " " + step.mode())
                    .toList();
            blocks.row(
                    block.block(),
                    block.neurons(),
                    block.denmems(),
                    shorten(block.cells()),
                    String.join(", ", mergers));
        }
        text.append(blocks.text(ink, "  "));
        title("Lines out");
        TextTable out = new TextTable("line", "cells", "segments", "chips", "who ");
        for (ChipView.OutLine line : view.linesOut()) {
            out.row(line.line(), line.addresses(), line.segments(), line.chips(), shorten(line.cells()));
        }
        text.append(out.text(ink, "  "));
    }

    private void heard(String name, List<HeardLine> lines, boolean byLine) {
        title(name);
        TextTable table = new TextTable(
                byLine ? "line" : "chip", "drivers", "wanted", "useful", "synapses", "lost", "chains ", "who ");
        for (HeardLine line : lines) {
            table.row(
                    byLine ? line.line() : HicannOnWafer.of(line.hicann()),
                    line.drivers(),
                    line.wanted(),
                    line.useful(),
                    count(line.synapses()),
                    count(line.lost()),
                    RouteText.chains(line.chains()),
                    byLine ? shorten(line.sources()) : "");
        }
        text.append(table.text(ink, "  "));
    }

    /** One neuron or source. */
    public static String neuron(NeuronView view, Ink ink) {
        AnswerText answer = new AnswerText(ink);
        answer.title("%s", view.cell());
        if (view.circuit().isPresent()) {
            NeuronView.Circuit circuit = view.circuit().get();
            answer.line(
                    "  on %s (reticle %s), block %d: %d denmems, columns %d..%d, firing denmem %d",
                    HicannOnWafer.of(view.hicann().orElse(0)),
                    ReticleOnWafer.of(circuit.reticle()),
                    circuit.block(),
                    circuit.size(),
                    circuit.firstColumn(),
                    circuit.firstColumn() + circuit.size() / 2 - 1,
                    circuit.firingDenmem());
            answer.line("  denmems %s", circuit.denmems());
        } else if (view.hicann().isPresent()) {
            answer.line(
                    "  enters the wafer at %s", HicannOnWafer.of(view.hicann().getAsInt()));
        } else {
            answer.text.append("  ").append(ink.bad("not on the wafer")).append('\n');
        }
        if (view.line().isPresent()) {
            int address = view.address().orElse(0);
            answer.line(
                    "  sends on %s with L1 address %d (group %d, cell address %d)",
                    view.line().get(), address, address >> 4, address & 15);
            answer.title("From the cell to the sending repeater");
            answer.text.append(RouteText.path(view.way(), ""));
        } else {
            answer.line("  its events are on no line of their own");
        }
        answer.targets(view.targets());
        answer.traffic("Synapses of this cell", "to", view.outgoing());
        answer.traffic("Synapses onto this cell", "from", view.incoming());
        view.route().ifPresent(answer::route);
        return answer.text.toString();
    }

    private void targets(List<NeuronView.Target> targets) {
        title("Target chips");
        TextTable table = new TextTable("chip", "synapses", "lost", "drivers of its line ");
        for (NeuronView.Target target : targets) {
            table.row(
                    target.hicann() < 0 ? "nowhere" : HicannOnWafer.of(target.hicann()),
                    count(target.synapses()),
                    count(target.lost()),
                    RouteText.chains(target.chains()));
        }
        text.append(table.text(ink, "  "));
    }

    private void traffic(String name, String direction, List<NeuronView.Traffic> rows) {
        title(name);
        TextTable table = new TextTable("projection", direction + " ", "realised", "lost", "causes ");
        for (NeuronView.Traffic row : rows) {
            table.row(
                    row.projection(), row.other(), count(row.realised()), count(row.lost()), causes(row.lostByCause()));
        }
        text.append(table.text(ink, "  "));
    }

    private void route(RouteView route) {
        title("Route, %d segments", route.segments());
        text.append(RouteText.tree(route, ink, "  "));
    }

    /** One line. */
    public static String line(LineView view, Ink ink) {
        AnswerText answer = new AnswerText(ink);
        answer.title("%s  layer %d, %s", view.line(), view.layer(), view.kind());
        answer.line(
                "  expected %.4g Hz in biological time; in hardware time, with generators, %.3g events/s of at most %.3g",
                view.rateHz(), view.hardwareHz(), view.capacityHz());
        answer.line("  generators %s", view.generators().isEmpty() ? "none" : String.join(", ", view.generators()));
        answer.title("Sources, %d of 59", view.sources().size());
        StringBuilder row = new StringBuilder();
        for (LineView.Source source : view.sources()) {
            String one = source.cell() + "=" + source.address();
            if (row.length() + one.length() > 96) {
                answer.line("  %s", row);
                row.setLength(0);
            }
            row.append(row.length() == 0 ? "" : "  ").append(one);
        }
        answer.line("  %s", row);
        answer.heard("Target chips", view.targets(), false);
        answer.route(view.route());
        return answer.text.toString();
    }

    /** The synapses between two cells. */
    public static String synapse(SynapseView view, Ink ink) {
        AnswerText answer = new AnswerText(ink);
        answer.title("%s -> %s", view.pre(), view.post());
        for (SynapseView.Edge edge : view.edges()) {
            answer.edge(edge);
        }
        return answer.text.toString();
    }

    private void edge(SynapseView.Edge edge) {
        String state = edge.lost() == 0
                ? ink.good("realised")
                : ink.bad(edge.lost() == edge.synapses() ? "lost" : edge.lost() + " of " + edge.synapses() + " lost");
        line("projection %s, %s, %d synapse(s): %s", edge.projection(), edge.receptor(), edge.synapses(), state);
        if (!edge.cells().isEmpty()) {
            line("  weight asked %s, given %s (uS or nA)", number(edge.askedWeight()), number(edge.givenWeight()));
            line(
                    "  conductance asked %s, given %s nS in hardware",
                    nano(edge.askedSiemens()), nano(edge.givenSiemens()));
            line("  delay asked %s (mean), given %s ms", number(edge.askedDelayMs()), number(edge.givenDelayMs()));
        }
        for (SynapseView.Cell cell : edge.cells()) {
            line(
                    "  cell at %s row %d, column %d (denmem %d): driver %d, address %d = group %d, decoder %d",
                    HicannOnWafer.of(cell.hicann()),
                    cell.row(),
                    cell.column(),
                    cell.denmem(),
                    cell.driver(),
                    cell.group() << 4 | cell.decoder(),
                    cell.group(),
                    cell.decoder());
            line(
                    "    %s, weight %d of 15, V_gmax code %d, divisor %d, plasticity %s: nominal %.4g nS, given %.4g nS",
                    cell.sign(),
                    cell.weight(),
                    cell.gmaxDac(),
                    cell.divisor(),
                    cell.plasticity(),
                    cell.nominalSiemens() * 1e9,
                    cell.givenSiemens() * 1e9);
            text.append(RouteText.path(cell.route(), "  "));
        }
        edge.explanation().ifPresent(this::explanation);
    }

    private void explanation(LossExplanation why) {
        line("  cause %s", ink.bad(why.cause().replace('_', ' ')));
        line(
                "  short of: %s, %,d of %,d %s %s%s%s",
                why.resource(),
                why.used(),
                why.available(),
                why.unit(),
                why.used() > why.available() ? "needed" : "in use",
                why.asked() > why.used() ? String.format(Locale.ROOT, ", %,d asked for", why.asked()) : "",
                why.full() ? " (" + ink.bad("full") + ")" : "");
        why.facts().forEach(fact -> line("    %s", fact));
        if (!why.holders().isEmpty()) {
            TextTable holders = new TextTable("held by", "amount", "synapses", "cells ");
            why.holders().stream()
                    .limit(MOST_HOLDERS)
                    .forEach(holder -> holders.row(
                            holder.who(), count(holder.amount()), count(holder.synapses()), shorten(holder.cells())));
            text.append(holders.text(ink, "    "));
            if (why.holders().size() > MOST_HOLDERS) {
                line("    ... and %d more, see --json", why.holders().size() - MOST_HOLDERS);
            }
        }
        why.help().forEach(help -> line("  would help: %s", help));
    }

    /** What would win most. */
    public static String hints(Hints hints, Ink ink) {
        AnswerText answer = new AnswerText(ink);
        answer.title("What would help");
        answer.line(
                "  %,d of %,d synapses lost; every mapping with these sizes loses at least %,d",
                hints.lost(), hints.requested(), hints.lowerBound());
        hints.worstNeuron()
                .forEach(worst -> answer.line(
                        "  largest loss of one neuron: %s, %,d of %,d", worst.cell(), worst.lost(), worst.requested()));
        for (Hint hint : hints.hints()) {
            answer.line("  %,12d  %s", hint.synapses(), hint.text());
        }
        if (hints.hints().isEmpty()) {
            answer.line("  nothing is lost");
        }
        return answer.text.toString();
    }

    private String lost(long lost, Map<String, Long> causes) {
        return lost == 0 ? ink.good("0") : ink.bad(count(lost)) + " (" + causes(causes) + ")";
    }

    private static String causes(Map<String, Long> causes) {
        List<String> texts = causes.entrySet().stream()
                .map(entry -> entry.getKey().replace('_', ' ') + " " + count(entry.getValue()))
                .toList();
        return String.join(", ", texts);
    }

    private static String shorten(String cells) {
        return cells.length() <= LONGEST_CELLS ? cells : cells.substring(0, LONGEST_CELLS - 3) + "...";
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4g", value.getAsDouble()) : "unknown";
    }

    private static String nano(OptionalDouble siemens) {
        return siemens.isPresent() ? String.format(Locale.ROOT, "%.4g", siemens.getAsDouble() * 1e9) : "unknown";
    }

    private void title(String format, Object... values) {
        text.append(ink.head(String.format(Locale.ROOT, format, values))).append('\n');
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
