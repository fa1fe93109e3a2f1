package neckar.compiler.place;

import java.util.Arrays;
import java.util.List;
import neckar.base.RunContext;
import neckar.compiler.partition.ChipPour;
import neckar.compiler.partition.GeneratorBlocks;
import neckar.spec.coord.HicannOnWafer;

/** Fills chips in the order of their ids with neurons in the order of the partition; for comparison and teaching. */
public final class ByIdPlacer implements Placer {

    @Override
    public Placement place(PlaceTask task, RunContext context) {
        WaferRoom room = new WaferRoom(task.availability(), task.sizes().denmems());
        ManualPlacement.apply(task.network(), room);
        room.closeFrom(GeneratorBlocks.forNeurons(task.network()));
        int[] order = Arrays.stream(task.partition().order())
                .filter(node -> !room.isPlaced(node))
                .toArray();
        int wanted = (int) Math.ceil(ChipPour.chipsNeeded(order, task.sizes()) - 1e-9);
        List<HicannOnWafer> chips = HicannOnWafer.all().stream()
                .filter(h -> room.count(h.id()) == 0 && room.room(h.id()).freeColumns() > 0)
                .limit(Math.max(1, wanted))
                .toList();
        Filling.pourInOrder(room, order, task.sizes(), chips);
        return room.freeze();
    }
}
