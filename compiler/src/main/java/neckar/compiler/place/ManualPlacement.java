package neckar.compiler.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.base.InputException;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.PlacementRequest.NeuronBlock;
import neckar.network.PlacementRequest.NeuronPlace;
import neckar.network.Population;
import neckar.spec.coord.HicannOnWafer;

/**
 * Meets the placement requests of the network file before anything else is placed: exact places first, then blocks, then
 * chips, each in file order. A request that cannot be met is the user's error; the message says what is free and where
 * the request would fit.
 */
final class ManualPlacement {

    private final Network network;
    private final WaferRoom room;
    private final boolean[][] reserved = new boolean[HicannOnWafer.COUNT][ChipRoom.BLOCKS];
    private final boolean[] fixed;

    private ManualPlacement(Network network, WaferRoom room) {
        this.network = network;
        this.room = room;
        this.fixed = new boolean[network.nodeCount()];
    }

    /** Places all neurons with requests; returns by node whether the user said where it sits. */
    static boolean[] apply(Network network, WaferRoom room) {
        ManualPlacement manual = new ManualPlacement(network, room);
        manual.forEach(r -> !r.neurons().isEmpty(), manual::exact);
        manual.forEach(r -> !r.neuronBlocks().isEmpty(), manual::blocks);
        manual.forEach(r -> !r.hicanns().isEmpty(), manual::chips);
        manual.closeReserved();
        return manual.fixed;
    }

    private interface Step {
        void meet(Population population, PlacementRequest request);
    }

    private void forEach(java.util.function.Predicate<PlacementRequest> kind, Step step) {
        for (Population p : network.populations()) {
            if (p.cellType().isSource()) {
                continue;
            }
            for (PlacementRequest r : p.placement()) {
                if (kind.test(r)) {
                    step.meet(p, r);
                }
            }
        }
    }

    private int node(Population population, PlacementRequest request, int place) {
        return network.nodeOf(population.position(), request.indices().get(place));
    }

    private void exact(Population population, PlacementRequest request) {
        for (int i = 0; i < request.neurons().size(); i++) {
            NeuronPlace place = request.neurons().get(i);
            int node = node(population, request, i);
            boolean inBlock = place.x() % ChipRoom.COLUMNS_PER_BLOCK + place.size() / 2 <= ChipRoom.COLUMNS_PER_BLOCK;
            if (!inBlock || !room.room(place.hicann()).fits(place.x(), place.size())) {
                throw refused(population, "neuron " + request.indices().get(i) + " cannot sit at column " + place.x())
                        .value(HicannOnWafer.of(place.hicann()) + ", column " + place.x() + ", size " + place.size())
                        .allowed(free(place.hicann(), place.size()))
                        .advice(nearestFit(place.hicann(), place.size(), 1));
            }
            take(node, place.hicann(), request.exclusive(), place.x() / ChipRoom.COLUMNS_PER_BLOCK);
            room.put(node, place.hicann(), place.x());
        }
    }

    private void blocks(Population population, PlacementRequest request) {
        List<NeuronBlock> blocks = request.neuronBlocks();
        int next = 0;
        for (int i = 0; i < request.indices().size(); i++) {
            int node = node(population, request, i);
            while (next < blocks.size()
                    && !room.tryBlock(
                            node, blocks.get(next).hicann(), blocks.get(next).block())) {
                next++;
            }
            if (next == blocks.size()) {
                NeuronBlock first = blocks.get(0);
                int missing = request.indices().size() - i;
                throw refused(
                                population,
                                missing + " neurons of size " + room.size(node) + " do not fit into the blocks")
                        .value(blocks)
                        .allowed(free(first.hicann(), room.size(node)))
                        .advice(nearestFit(first.hicann(), room.size(node), missing));
            }
            take(
                    node,
                    blocks.get(next).hicann(),
                    request.exclusive(),
                    blocks.get(next).block());
        }
    }

    /** Spreads the neurons evenly over the chips, in index order; a chip that is full passes its rest on. */
    private void chips(Population population, PlacementRequest request) {
        List<Integer> chips = request.hicanns();
        List<Integer> waiting = new ArrayList<>();
        int count = request.indices().size();
        for (int i = 0; i < count; i++) {
            int node = node(population, request, i);
            if (!room.isPlaced(node) && !tryChip(node, chips.get((int) ((long) i * chips.size() / count)), request)) {
                waiting.add(node);
            }
        }
        for (int w = 0; w < waiting.size(); w++) {
            int node = waiting.get(w);
            if (chips.stream().noneMatch(chip -> tryChip(node, chip, request))) {
                int missing = waiting.size() - w;
                int first = chips.get(0);
                throw refused(
                                population,
                                missing + " neurons of size " + room.size(node) + " do not fit onto the chips")
                        .value(chips.stream().map(HicannOnWafer::of).toList())
                        .allowed(free(first, room.size(node)))
                        .advice(nearestFit(first, room.size(node), missing));
            }
        }
    }

    private boolean tryChip(int node, int chip, PlacementRequest request) {
        if (!room.tryChip(node, chip)) {
            return false;
        }
        fixed[node] = true;
        for (int block = 0; request.exclusive() && block < ChipRoom.BLOCKS; block++) {
            reserved[chip][block] = true;
        }
        return true;
    }

    private void take(int node, int chip, boolean exclusive, int block) {
        fixed[node] = true;
        reserved[chip][block] |= exclusive;
    }

    private void closeReserved() {
        for (Population p : network.populations()) {
            for (PlacementRequest r : p.placement()) {
                if (p.cellType().isSource() && r.exclusive()) {
                    r.hicanns().forEach(h -> Arrays.fill(reserved[h], true));
                }
            }
        }
        for (int chip = 0; chip < reserved.length; chip++) {
            for (int block = 0; block < ChipRoom.BLOCKS; block++) {
                if (reserved[chip][block]) {
                    room.room(chip).close(block);
                }
            }
        }
    }

    private static InputException refused(Population population, String what) {
        return InputException.of("placement of population \"" + population.label() + "\"", what);
    }

    private String free(int chip, int size) {
        StringBuilder text = new StringBuilder("free for size " + size + " on " + HicannOnWafer.of(chip) + ": ");
        for (int block = 0; block < ChipRoom.BLOCKS; block++) {
            text.append(block == 0 ? "" : ", ")
                    .append("block ")
                    .append(block)
                    .append(": ")
                    .append(room.room(chip).capacity(block, size));
        }
        return text.toString();
    }

    private String nearestFit(int chip, int size, int neurons) {
        HicannOnWafer wanted = HicannOnWafer.of(chip);
        return HicannOnWafer.all().stream()
                .filter(h -> room.room(h.id()).capacity(size) >= neurons)
                .min(Comparator.comparingInt(
                                (HicannOnWafer h) -> Math.abs(h.x() - wanted.x()) + Math.abs(h.y() - wanted.y()))
                        .thenComparingInt(HicannOnWafer::id))
                .map(h -> "The nearest chip with room for " + neurons + " of them is " + h.id() + ".")
                .orElse("No chip has room for " + neurons + " of them; name several chips or a smaller neuron_size.");
    }
}
