package neckar.compiler.place;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import neckar.base.RunContext;
import neckar.base.Seeds;
import neckar.compiler.partition.ChipPour;
import neckar.compiler.partition.GeneratorBlocks;
import neckar.compiler.partition.NeuronSizing;
import neckar.spec.coord.HicannOnWafer;

/**
 * Cuts the order of neurons into chips, lays the chips out as a serpentine through the columns around the centre, then
 * swaps whole chips by simulated annealing on the segments that their lines will need.
 */
public final class AnnealingPlacer implements Placer {

    /** Density of traffic above which every chip talks to nearly every other one, so that their order does not matter. */
    private static final double DENSE = 0.7;

    private static final long STAGE = 0x706c616365L;

    private final int movesPerRun;

    /** A placer that tries so many swaps for each chip in use; 0 keeps the serpentine. */
    public AnnealingPlacer(int movesPerRun) {
        this.movesPerRun = movesPerRun;
    }

    @Override
    public Placement place(PlaceTask task, RunContext context) {
        WaferRoom room = new WaferRoom(task.availability(), task.sizes().denmems());
        ManualPlacement.apply(task.network(), room);
        room.closeFrom(GeneratorBlocks.forNeurons(task.network()));
        int[] order = Arrays.stream(task.partition().order())
                .filter(node -> !room.isPlaced(node))
                .toArray();
        IntPredicate usable = h -> room.count(h) == 0 && room.room(h).freeColumns() > 0;
        int limit = (int) IntStream.range(0, HicannOnWafer.COUNT).filter(usable).count();
        int wanted = ChipPour.chips(order, task.sizes(), NeuronSizing.populations(task.network()), limit);
        List<HicannOnWafer> chips =
                new ChipChoice(task.availability(), room, context).choose(order, task.sizes(), wanted);
        if (chips.isEmpty()) {
            Filling.pourInOrder(room, order, task.sizes(), chips);
            return room.freeze();
        }
        List<int[]> runs = Filling.runs(order, task.sizes(), chips.size());
        Filling.pour(room, runs, arrange(task, runs, chips, context));
        return room.freeze();
    }

    private List<HicannOnWafer> arrange(
            PlaceTask task, List<int[]> runs, List<HicannOnWafer> chips, RunContext context) {
        if (movesPerRun == 0 || chips.size() < 3) {
            return chips;
        }
        RunNets nets = RunNets.of(task.table(), runs, task.sizes());
        if (nets.density() > DENSE) {
            return chips;
        }
        long moves = (long) movesPerRun * chips.size();
        return new ChipAnnealing(nets, chips, Seeds.split(context.seed(), STAGE)).run(moves, context);
    }
}
