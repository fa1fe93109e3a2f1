package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.compiler.inspect.explain.LossExplanation.Holder;
import neckar.compiler.inspect.route.FedChain;
import neckar.compiler.route.LossCause;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;

/** The line has its drivers, but their rows have no free cell of its group and sign under the target. */
final class RowShortage {
    private final Inspection inspection;

    RowShortage(Inspection inspection) {
        this.inspection = inspection;
    }

    LossExplanation explain(int pre, int line, int post, boolean inhibitory) {
        int hicann = inspection.hicannOf(post);
        MappingTable.Neuron target = inspection.neuron(post).orElseThrow();
        HicannConfig config = inspection.config(hicann);
        int group = Math.max(0, inspection.addressOf(pre)) >> 4;
        Map<Integer, String> users = usersOf(post);
        Map<String, Integer> holders = new TreeMap<>();
        int used = 0;
        int available = 0;
        int drivers = 0;
        for (FedChain chain : inspection.routes().chainsOn(hicann)) {
            for (int driver : chain.line() == line ? chain.drivers() : List.<Integer>of()) {
                drivers++;
                for (int row = 2 * driver; row < 2 * driver + 2; row++) {
                    RowConfig setting =
                            config.driver(SynapseDriverOnHicann.of(driver)).row(row % 2);
                    boolean sign = inhibitory ? setting.right() : setting.left();
                    for (int column = target.column(); sign && column < columnsEnd(target); column++) {
                        if (setting.decoder(column % 2) != group) {
                            continue;
                        }
                        available++;
                        if (config.synapses().decoder(row, column) != SynapseArray.DISABLED_DECODER) {
                            used++;
                            holders.merge(users.getOrDefault(place(row, column), "another synapse"), 1, Integer::sum);
                        }
                    }
                }
            }
        }
        List<Holder> rows = new ArrayList<>();
        holders.forEach((who, cells) -> rows.add(new Holder(who, "", cells, cells)));
        int size = target.size();
        List<String> facts = new ArrayList<>();
        facts.add(inspection.lineName(line) + " has " + drivers + " drivers on " + HicannOnWafer.of(hicann)
                + ", which give " + inspection.name(post) + " " + drivers * size
                + " cells for all groups and both signs");
        facts.add(inspection.name(pre) + " has address " + inspection.addressOf(pre) + ", so group " + group);
        return new LossExplanation(
                LossCause.SYNAPSE_ROWS.reportName(),
                (inhibitory ? "inhibitory" : "excitatory") + " cells of group " + group + " of "
                        + inspection.lineName(line) + " under " + inspection.name(post),
                used,
                available,
                used + 1,
                used >= available,
                "cells",
                LossExplainer.sorted(rows),
                facts,
                List.of(
                        "larger neurons: with --neuron-size " + Math.min(64, 2 * size) + " each half-row has twice the "
                                + "cells under " + inspection.name(post),
                        "other addresses: --effort high searches groups whose sources share fewer targets"));
    }

    private static int columnsEnd(MappingTable.Neuron target) {
        return Math.min(DenmemOnHicann.COLUMNS, target.column() + target.size() / 2);
    }

    private static int place(int row, int column) {
        return row * SynapseArray.COLUMNS + column;
    }

    /** Sources of the target by the places of their cells. */
    private Map<Integer, String> usersOf(int post) {
        Map<Integer, String> users = new TreeMap<>();
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            if (traits.post() != inspection.populationOf(post)) {
                continue;
            }
            ProjectionMapping edges = inspection.edges(p);
            for (int edge = 0; edge < edges.edges(); edge++) {
                if (inspection.cell(traits.post(), edges.post(edge)) == post) {
                    String who =
                            inspection.name(inspection.cell(traits.pre(), edges.pre(edge))) + " by " + edges.label();
                    for (int cell = edges.firstCell(edge); cell < edges.firstCell(edge + 1); cell++) {
                        users.put(place(edges.row(cell), edges.column(cell)), who);
                    }
                }
            }
        }
        return users;
    }
}
