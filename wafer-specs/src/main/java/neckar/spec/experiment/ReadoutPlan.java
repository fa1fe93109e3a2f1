package neckar.spec.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import neckar.base.InputException;

/**
 * What the analog readout can serve in one run (hardware reference 8). The two outputs are shared by the eight chips of
 * a reticle, and the selection is a part of the configuration, so in a run each output of a reticle carries one membrane.
 * Inside a chip the membranes run over four buses, one per class (row, parity of x), and a bus carries one membrane.
 * Not for several threads.
 */
public final class ReadoutPlan {
    private final Map<Integer, Slot> slots = new TreeMap<>();
    private final Map<Integer, AdcRequest> buses = new TreeMap<>();

    /**
     * Adds a request when it can be served beside the ones before it.
     *
     * @return why it cannot be served, empty when it was added
     */
    public Optional<String> add(AdcRequest request) {
        int slotKey = request.hicann().reticle().id() * 2 + request.output().id();
        Slot slot = slots.get(slotKey);
        if (slot != null) {
            Optional<String> collision = slot.collision(request);
            if (collision.isPresent()) {
                return collision;
            }
        }
        int busKey = request.hicann().id() * 4 + readoutClass(request);
        AdcRequest onBus = buses.get(busKey);
        if (onBus != null && !onBus.denmem().equals(request.denmem())) {
            return Optional.of(
                    name(request) + " and " + name(onBus) + " share a bus of the chip (same row and same parity of x)");
        }
        buses.putIfAbsent(busKey, request);
        slots.computeIfAbsent(slotKey, k -> new Slot(request)).windows.put(request.fromTick(), request.toTick());
        return Optional.empty();
    }

    /**
     * Refuses a list of requests that the readout cannot serve, naming what collides.
     *
     * @param requests all requests of a run
     * @param place file or object, for the message
     * @throws InputException if any two collide
     */
    public static void require(List<AdcRequest> requests, String place) {
        ReadoutPlan plan = new ReadoutPlan();
        List<String> collisions = new ArrayList<>();
        int further = 0;
        for (AdcRequest request : requests) {
            Optional<String> collision = plan.add(request);
            if (collision.isPresent() && collisions.size() < 10) {
                collisions.add(collision.get());
            } else if (collision.isPresent()) {
                further++;
            }
        }
        if (!collisions.isEmpty()) {
            String list = String.join("; ", collisions) + (further > 0 ? "; and " + further + " more" : "");
            throw InputException.of(place, "the analog readout cannot serve all requests (" + list + ")")
                    .allowed("one membrane for each of the two outputs of a reticle, of different classes on one chip")
                    .advice("Record the rest in further runs, or with the debug probe.");
        }
    }

    /** Bus of a membrane, 0..3: twice the row plus the parity of x. */
    private static int readoutClass(AdcRequest request) {
        return request.denmem().id() / 256 * 2 + request.denmem().id() % 2;
    }

    private static String name(AdcRequest request) {
        return request.hicann() + "." + request.denmem() + " on output "
                + request.output().id();
    }

    /** The membrane that an output of a reticle carries, and the windows in which it is read. */
    private static final class Slot {
        private final AdcRequest first;
        private final TreeMap<Long, Long> windows = new TreeMap<>();

        private Slot(AdcRequest first) {
            this.first = first;
        }

        private Optional<String> collision(AdcRequest request) {
            if (!first.hicann().equals(request.hicann()) || !first.denmem().equals(request.denmem())) {
                return Optional.of(name(request) + " and " + name(first) + " need the same output of reticle "
                        + request.hicann().reticle().id());
            }
            Map.Entry<Long, Long> before = windows.lowerEntry(request.toTick());
            if (before != null && before.getValue() > request.fromTick()) {
                return Optional.of(name(request) + " is asked for twice from " + request.fromTick() + " to "
                        + StrictMath.min(before.getValue(), request.toTick()));
            }
            return Optional.empty();
        }
    }
}
