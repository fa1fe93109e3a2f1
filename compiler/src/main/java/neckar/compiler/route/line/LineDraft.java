package neckar.compiler.route.line;

/**
 * The lines while they are being planned: for each line its chip, DNC merger, use and generator; for each node its line,
 * group and column. Mutable; workers that run in parallel write only what belongs to their chip.
 */
final class LineDraft {

    /** What is fixed about a line before its addresses. */
    record Stream(int hicann, int dncMerger, ChipLayout.Use use, int generator, int population) {}

    final java.util.List<Stream> streams = new java.util.ArrayList<>();
    final int[] lineOf;
    final byte[] groupOf;
    final short[] columnOf;

    LineDraft(int nodes) {
        lineOf = new int[nodes];
        java.util.Arrays.fill(lineOf, LinePlan.NO_LINE);
        groupOf = new byte[nodes];
        columnOf = new short[nodes];
    }

    int lines() {
        return streams.size();
    }

    int add(Stream stream) {
        streams.add(stream);
        return streams.size() - 1;
    }
}
