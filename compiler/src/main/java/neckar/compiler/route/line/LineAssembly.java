package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import neckar.compiler.partition.GroupCut;
import neckar.compiler.route.line.ChipLayout.Use;
import neckar.compiler.route.line.LinePlan.Unserved;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;

/** Turns a finished draft into the frozen plan: addresses, lines, registers. */
final class LineAssembly {

    /** Rate of locking events in million per second (hardware reference 2.7). */
    private static final int LOCKING_MHZ = 1;

    private final LineTask task;
    private final LineDraft draft;
    private final ChipLayout[] layouts;
    private final GeneratorNeeds generators;

    LineAssembly(LineTask task, LineDraft draft, ChipLayout[] layouts, GeneratorNeeds generators) {
        this.task = task;
        this.draft = draft;
        this.layouts = layouts;
        this.generators = generators;
    }

    LinePlan assemble(Unserved[] unserved, SlotTable slots) {
        Network network = task.network();
        List<List<Integer>> sources = new ArrayList<>();
        for (int line = 0; line < draft.lines(); line++) {
            sources.add(new ArrayList<>());
        }
        for (int node = 0; node < draft.lineOf.length; node++) {
            if (draft.lineOf[node] >= 0) {
                sources.get(draft.lineOf[node]).add(node);
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int id = 0; id < draft.lines(); id++) {
            LineDraft.Stream stream = draft.streams.get(id);
            if (stream.use() == Use.GENERATOR) {
                lines.add(generatorLine(id, stream, network.populations().get(stream.population()), unserved));
            } else {
                lines.add(line(id, stream, sources.get(id)));
            }
        }
        List<ChipStreams> chips = new ArrayList<>();
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            chips.add(registers(h));
        }
        return new LinePlan(
                task.placement().withColumns(draft.columnOf), lines, unserved, chips, slots.lost(), slots.wanted());
    }

    /** Sources by group, within a group by node; low address bits in that order. */
    private Line line(int id, LineDraft.Stream stream, List<Integer> nodes) {
        int[] sorted = nodes.stream().mapToInt(Integer::intValue).toArray();
        byte[] addresses = new byte[sorted.length];
        int[] used = new int[Line.GROUPS];
        for (int i = 0; i < sorted.length; i++) {
            int group = draft.groupOf[sorted[i]];
            addresses[i] = (byte) (group << 4 | GroupCut.lowBits(group, used[group]++));
        }
        return new Line(
                id,
                stream.hicann(),
                stream.dncMerger(),
                stream.use() == Use.INPUT,
                stream.generator(),
                false,
                sorted,
                addresses);
    }

    /** The line of a random generator: all sources with targets on the chip, all at address 0. */
    private Line generatorLine(int id, LineDraft.Stream stream, Population population, Unserved[] unserved) {
        int first = task.network().nodeOf(population.position(), 0);
        int[] nodes = new int[population.size()];
        Arrays.setAll(nodes, i -> first + i);
        for (int node : nodes) {
            unserved[node] = Unserved.NONE;
        }
        return new Line(
                id,
                stream.hicann(),
                stream.dncMerger(),
                false,
                stream.generator(),
                true,
                nodes,
                new byte[nodes.length]);
    }

    private ChipStreams registers(int h) {
        ChipLayout layout = layouts[h];
        if (Arrays.stream(layout.use()).allMatch(use -> use == Use.FREE)) {
            return ChipStreams.TRANSIT;
        }
        List<MergerConfig> mergers = MergerOnHicann.all().stream()
                .map(m -> new MergerConfig(layout.option().partition().mode(m), false))
                .toList();
        List<DncMergerConfig> dnc =
                new ArrayList<>(Collections.nCopies(DncMergerOnHicann.COUNT, DncMergerConfig.TRANSIT));
        List<GbitDirection> gbit = new ArrayList<>(Collections.nCopies(GbitChannelOnHicann.COUNT, GbitDirection.OFF));
        List<BackgroundGeneratorConfig> locking =
                new ArrayList<>(Collections.nCopies(BackgroundGeneratorOnHicann.COUNT, BackgroundGeneratorConfig.OFF));
        for (int id = 0; id < draft.lines(); id++) {
            LineDraft.Stream stream = draft.streams.get(id);
            if (stream.hicann() == h) {
                int d = stream.dncMerger();
                MergerMode mode = stream.use() == Use.INPUT ? MergerMode.MERGE : MergerMode.RIGHT_ONLY;
                dnc.set(d, new DncMergerConfig(mode, true, false));
                gbit.set(d, direction(stream.use()));
                locking.set(stream.generator(), generator(stream));
            }
        }
        return new ChipStreams(mergers, dnc, gbit, locking);
    }

    private static GbitDirection direction(Use use) {
        return switch (use) {
            case NEURONS -> GbitDirection.TO_DNC;
            case INPUT -> GbitDirection.TO_HICANN;
            case GENERATOR, FREE -> GbitDirection.OFF;
        };
    }

    private BackgroundGeneratorConfig generator(LineDraft.Stream stream) {
        int pllMhz = task.network().hardware().pllMhz();
        if (stream.use() != Use.GENERATOR) {
            return new BackgroundGeneratorConfig(
                    true, false, BackgroundGeneratorConfig.regularPeriod(pllMhz / LOCKING_MHZ), 0, 1);
        }
        double rateHz = generators.rateHz(stream.hicann(), stream.population());
        return RandomGenerator.setting(task.network(), stream.hicann(), stream.generator(), rateHz);
    }
}
