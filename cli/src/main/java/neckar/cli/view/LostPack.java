package neckar.cli.view;

import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.inspect.explain.Inspection;

/** All pairs of cells with lost synapses, up to a number that a page can hold. */
final class LostPack {
    private static final int MOST = 1_000_000;

    private LostPack() {}

    /** Columns by pair: {@code projection}, the cells {@code pre} and {@code post}, {@code cause}, {@code count}. */
    static Pack of(Inspection inspection) {
        int all = 0;
        for (int p = 0; p < inspection.projections(); p++) {
            all += inspection.traits(p).lost().rows();
        }
        int kept = Math.min(MOST, all);
        int[] projection = new int[kept];
        int[] pre = new int[kept];
        int[] post = new int[kept];
        int[] cause = new int[kept];
        int[] count = new int[kept];
        int at = 0;
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            LostSynapses lost = traits.lost();
            for (int row = 0; row < lost.rows() && at < kept; row++) {
                projection[at] = p;
                pre[at] = inspection.cell(traits.pre(), lost.pre(row));
                post[at] = inspection.cell(traits.post(), lost.post(row));
                cause[at] = lost.cause(row).id();
                count[at++] = lost.count(row);
            }
        }
        return new Pack()
                .meta("pairs", all)
                .ints("projection", projection)
                .ints("pre", pre)
                .ints("post", post)
                .bytes("cause", cause)
                .ints("count", count);
    }
}
