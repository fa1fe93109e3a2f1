package neckar.calibration.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A way of events over L1 lines, from a sending repeater to a repeater that records them at its test port.
 *
 * @param source DNC merger that sends, as {@link L1Part}
 * @param west whether its sending repeater drives to the left
 * @param segments segments in the order of the way, the one behind the recording repeater last
 * @param links what leads from each segment to the next: a repeater or a crossbar switch; the last one records
 */
public record LinePath(int source, boolean west, List<Integer> segments, List<Integer> links) {
    /** Copies the lists. */
    public LinePath {
        segments = List.copyOf(segments);
        links = List.copyOf(links);
    }

    /** Everything that must work for the events to be recorded; what lies behind the recording repeater need not. */
    public List<Integer> parts() {
        List<Integer> parts = new ArrayList<>(links);
        parts.addAll(segments.subList(0, segments.size() - 1));
        parts.add(source);
        return Collections.unmodifiableList(parts);
    }

    /** The repeater that records. */
    int recording() {
        return links.get(links.size() - 1);
    }
}
