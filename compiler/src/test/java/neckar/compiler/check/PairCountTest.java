package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import neckar.base.RunContext;
import neckar.network.Network;
import neckar.spec.calib.Calibration;
import org.junit.jupiter.api.Test;

/** The short way for a pair of one request and one synapse counts what the long one does. */
class PairCountTest {
    private final WiredPair pair = new WiredPair();
    private final Network network = pair.parsedNetwork();
    private final Realisation realisation = Realisation.of(pair.wafer(), RunContext.quiet(1));
    private final NodeBinding nodes = new NodeBinding(network, realisation, pair.mapping, new ProblemLog());
    private final RequestedSynapses requests = new RequestedSynapses(network, RunContext.quiet(1));
    private final DecodedSynapses synapses =
            new DecodedSynapses(realisation.chip(WiredPair.NORTH).orElseThrow(), nodes, Calibration.nominal(), 0);

    /** What a way of counting left behind. */
    private static final class Result {
        private final AtomicLongArray realised = new AtomicLongArray(3);
        private final PairCount count;

        Result(PairCountTest test) {
            count = new PairCount(test.nodes, test.requests, realised);
        }

        /** Realised synapses and errors, by projection and of all. */
        List<Object> seen() {
            count.flush();
            List<Object> seen = new ArrayList<>();
            for (int projection = 0; projection < 3; projection++) {
                seen.add(realised.get(projection));
                count.weightErrors(projection).ifPresent(errors -> seen.add(List.of(errors.count(), errors.mean())));
            }
            seen.add(count.errors().count());
            seen.add(count.errors().count() == 0 ? 0.0 : count.errors().mean());
            return seen;
        }
    }

    @Test
    void simplePairsCountAsTheGeneralWayCountsThem() {
        int target = network.nodeOf(2, 0);
        long[] keys = new Result(this).count.requestsOf(target);
        int simple = 0;
        int refused = 0;
        for (int i = 0; i < keys.length; i++) {
            for (int synapse = 0; synapse < synapses.count(); synapse++) {
                int source = PairCount.sourceOf(keys[i]);
                if (synapses.source(synapse) != source) {
                    continue;
                }
                Result quick = new Result(this);
                Result general = new Result(this);
                boolean isSimple = quick.count.addSimple(target, keys[i], synapses, synapse);
                general.count.begin(target, source, keys, i, i + 1);
                general.count.add(synapses, synapse, PairCount.NO_CLAIM);
                general.count.finish();
                assertEquals(general.seen(), quick.seen(), "request " + i + ", synapse " + synapse);
                simple += isSimple ? 1 : 0;
                refused += isSimple ? 0 : 1;
            }
        }
        assertEquals(3, simple, "each request finds its synapse");
        assertEquals(2, refused, "the two signs of a and b do not fit each other");
    }
}
