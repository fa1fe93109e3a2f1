package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import neckar.base.SeededRandom;
import neckar.emulator.analog.CircuitLayout;
import neckar.emulator.analog.EventNoise;
import neckar.emulator.analog.FloatCircuits;
import neckar.emulator.analog.NeuronParameters;
import neckar.emulator.analog.PackedRows;
import neckar.emulator.analog.ShortTermPlasticity;
import neckar.emulator.analog.SynapseRows;
import neckar.emulator.digital.ChipCounters;
import neckar.emulator.digital.ChipTree;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.digital.FrameLog;
import neckar.emulator.digital.Uplink;
import neckar.emulator.silicon.DenmemQuantities;
import neckar.spec.config.HicannConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Inner loops of the emulator's event side, in nanoseconds for each row, arrival or spike. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EventKernels {
    private static final int ROWS = 4096;
    private static final int SYNAPSES = 6;
    private static final int STEP_TICKS = 1008;
    private static final int PERIOD_TICKS = 504;
    private static final int NEURONS = 64;

    /** Chips with rows of six synapses each, as a spike meets them on a full wafer. */
    @State(Scope.Thread)
    public static class Chips {
        final FloatCircuits[] circuits = new FloatCircuits[384];
        final SynapseRows[] rows = new SynapseRows[circuits.length];
        final int[] order = new int[ROWS];
        final PackedRows[] packed = new PackedRows[circuits.length];
        final long[][] arrived = new long[circuits.length][];

        /** Draws the rows. */
        public Chips() {
            SeededRandom random = new SeededRandom(1);
            for (int c = 0; c < circuits.length; c++) {
                List<NeuronParameters> neurons = new ArrayList<>();
                for (int n = 0; n < NEURONS; n++) {
                    neurons.add(NeuronParameters.join(List.of(denmem()), 0));
                }
                circuits[c] = new FloatCircuits(new CircuitLayout(neurons, STEP_TICKS));
                short[] words = new short[ROWS * (SYNAPSES + 1)];
                for (int i = 0; i < words.length; i++) {
                    boolean head = i % (SYNAPSES + 1) == 0;
                    words[i] = (short) (head ? SYNAPSES : random.nextInt(2 * NEURONS) | random.nextInt(16) << 7);
                }
                float[] distinct = new float[512];
                Arrays.fill(distinct, 1e-9f);
                int[] plasticity = new int[224];
                Arrays.fill(plasticity, -1);
                rows[c] = new SynapseRows(
                        words, distinct, 7, false, plasticity, ShortTermPlasticity.none(), EventNoise.NONE);
            }
            Arrays.setAll(order, i -> random.nextInt(ROWS) * (SYNAPSES + 1));
            for (int c = 0; c < circuits.length; c++) {
                PackedRows own = PackedRows.of(rows[c], circuits[c], STEP_TICKS, PERIOD_TICKS / 2, 1)
                        .orElseThrow();
                packed[c] = own;
                arrived[c] = Arrays.stream(order, 0, 60)
                        .mapToObj(own::words)
                        .flatMapToLong(Arrays::stream)
                        .map(word -> Arrival.at(1 + random.nextInt(4), word))
                        .toArray();
            }
        }

        private static DenmemQuantities denmem() {
            double never = Double.POSITIVE_INFINITY;
            return new DenmemQuantities(
                    2e-12, 1e-6, 0.5, 1.2, 0.3, 5e-7, 5e-7, 0.7, 0.5, 1e-7, false, 0, 1e-3, 1, 0, 1e-6, 0, 0, 0, never,
                    never, never, true);
        }
    }

    /** Rows of one chip that are looked up one by one. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long deliverRows(Chips chips) {
        for (int row : chips.order) {
            chips.rows[0].event(chips.circuits[0], row, 0, 0, PERIOD_TICKS);
        }
        return chips.rows[0].synapticEvents();
    }

    /** Sixty rows of each chip in turn that came packed, as windows deliver them. */
    @Benchmark
    @OperationsPerInvocation(384 * 60)
    public void deliverPackedOverTheWafer(Chips chips) {
        for (int c = 0; c < chips.packed.length; c++) {
            chips.packed[c].deliver(chips.arrived[c], 0, chips.arrived[c].length);
        }
    }

    /** Boxes of all chips and what is drawn for them. */
    @State(Scope.Thread)
    public static class Boxes {
        final Mailboxes boxes = new Mailboxes(384, 1, 16, 64);
        final WindowScratch scratch = new WindowScratch(0);
        final BoxedArrivals[] boxed = new BoxedArrivals[384];
        final long[] arrivals = new long[384 * 60];
        final byte[] units = new byte[arrivals.length];
        final char[] chips = new char[arrivals.length];
        long window;

        /** Draws arrivals. */
        public Boxes() {
            SeededRandom random = new SeededRandom(2);
            Arrays.setAll(boxed, chip -> new BoxedArrivals(boxes, chip, 4));
            for (int i = 0; i < arrivals.length; i++) {
                chips[i] = (char) random.nextInt(384);
                units[i] = (byte) (17 + random.nextInt(32));
                arrivals[i] = Arrival.of(5, random.nextInt(1000));
            }
        }
    }

    /** The queue of events that are looked up: sixty arrivals of each chip sent, taken and sorted. */
    @Benchmark
    @OperationsPerInvocation(384 * 60)
    public int queue(Boxes state) {
        for (int i = 0; i < state.arrivals.length; i++) {
            state.boxes.send(state.window, 0, state.chips[i], state.units[i], state.arrivals, i, 1);
        }
        state.window++;
        int reached = 0;
        for (BoxedArrivals chip : state.boxed) {
            reached += chip.take(state.window, 4, state.scratch) ? 1 : 0;
        }
        return reached;
    }

    /** A merger tree with its encoders. */
    @State(Scope.Thread)
    public static class Tree {
        final FrameLog frames = new FrameLog();
        final ChipTree tree;
        long edge;

        /** All blocks send on lines of their own. */
        public Tree() {
            ChipCounters counters = new ChipCounters();
            Uplink uplink = new Uplink(DigitalParameters.DEFAULT, counters);
            tree = new ChipTree(
                    HicannConfig.IDLE,
                    false,
                    0xff,
                    0xff,
                    merger -> false,
                    new int[8][64],
                    PERIOD_TICKS,
                    DigitalParameters.DEFAULT,
                    counters,
                    uplink);
        }
    }

    /** Encoder and tree: windows of eight edges with one spike each. */
    @Benchmark
    @OperationsPerInvocation(64)
    public int encoderAndTree(Tree state) {
        state.frames.clear();
        for (int i = 0; i < 64; i++) {
            state.tree.crossing(i & 7, i, (state.edge + 1) * PERIOD_TICKS);
            state.tree.runWindow(8, state.frames);
            state.edge += 8;
        }
        return state.frames.count();
    }
}
