package neckar.emulator.digital;

import java.util.Optional;
import java.util.function.Predicate;
import neckar.base.Invariant;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.MergerOnHicann;
import org.jspecify.annotations.Nullable;

/**
 * Priority encoders, background generators and mergers of one chip, edge by edge (emulator reference 2.3, 2.4).
 *
 * <p>Mergers are numbered in the order of evaluation, downstream first, so that one pass over the set bits of a word
 * reads the old state and writes the new one: DNC mergers 0..7, M3 8, M2 9..10, M1 11..14, M0 15..22. Registers are bits
 * in words; an event is {@code origin << 6 | address}.
 */
public final class ChipTree {
    private static final int M3 = 8;
    private static final int M2 = 9;
    private static final int M1 = 11;
    private static final int M0 = 15;
    static final int MERGERS = 23;
    private static final int DNC_MASK = 0xff;
    private static final int BLOCKS = 8;
    private static final int RIGHT = 0;
    private static final int LEFT = 1;

    private final ChipCounters counters;
    private final Uplink uplink;
    private final BackgroundGenerators generators;
    private final int periodTicks;
    private final int frameTicks;
    private final int onLine;
    private final int locked;
    private final int toFpga;
    private final int fromFpga;
    private final int loopback;

    private final int merge;
    private final int selectLeft;
    private final int slow;
    private final int[] upstreamRight = new int[MERGERS];
    private final int[] upstreamLeft = new int[MERGERS];
    private final int[] consumers = new int[MERGERS];

    private int fullRight;
    private int fullLeft;
    private int fullOut;
    private int lastLeft = (1 << MERGERS) - 1;
    private int lock;
    private final int[] right = new int[MERGERS];
    private final int[] left = new int[MERGERS];
    private final int[] out = new int[MERGERS];
    private final long[] busyUntil = new long[BLOCKS];

    private final int[][] encoderAddress;
    private final long[] latch = new long[BLOCKS];
    private int latched;
    private int bufferFull;
    private final int[] buffer = new int[BLOCKS];

    private long firstEdge = 1;
    private long nextEdge = 1;
    private final long[] pending;
    private long pendingEdges;

    private long[] arrivals = new long[0];
    private int nextArrival;
    private @Nullable TreeWatch watch;
    private @Nullable HopBalance balance;
    private int loopbackFull;
    private final int[] looped = new int[BLOCKS];

    /**
     * Builds the tree of a chip in its reset state.
     *
     * @param config registers of the chip
     * @param linked whether the link to the FPGA is on
     * @param onLine bit d when the sending repeater of DNC merger d is in output mode
     * @param locked bit d when its line is locked
     * @param broken mergers of the tree whose output nobody can take
     * @param encoderAddress L1 address by block and rank in the encoder
     * @param periodTicks clock period
     * @param parameters properties of the digital part
     * @param counters where events are counted
     * @param uplink where events to the FPGA go
     */
    public ChipTree(
            HicannConfig config,
            boolean linked,
            int onLine,
            int locked,
            Predicate<MergerOnHicann> broken,
            int[][] encoderAddress,
            int periodTicks,
            DigitalParameters parameters,
            ChipCounters counters,
            Uplink uplink) {
        this.counters = counters;
        this.uplink = uplink;
        this.onLine = onLine;
        this.locked = locked;
        this.encoderAddress = encoderAddress;
        this.periodTicks = periodTicks;
        frameTicks = parameters.frameTicks();
        pending = new long[BLOCKS * Long.SIZE];
        BackgroundGeneratorConfig[] settings = new BackgroundGeneratorConfig[BLOCKS];
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            settings[generator.id()] = config.generator(generator);
        }
        generators = new BackgroundGenerators(settings);
        int up = 0;
        int down = 0;
        int loops = 0;
        for (GbitChannelOnHicann channel : GbitChannelOnHicann.all()) {
            GbitDirection direction = config.gbitLink().direction(channel);
            up |= linked && direction == GbitDirection.TO_DNC ? 1 << channel.id() : 0;
            down |= linked && direction == GbitDirection.TO_HICANN ? 1 << channel.id() : 0;
        }
        int mergeBits = 0;
        int leftBits = 0;
        int slowBits = 0;
        for (int p = 0; p < MERGERS; p++) {
            MergerMode mode;
            boolean isSlow;
            if (p < M3) {
                DncMergerConfig setting = config.dncMerger(DncMergerOnHicann.of(p));
                mode = setting.mode();
                isSlow = setting.slow();
                loops |= setting.loopback() ? 1 << p : 0;
            } else {
                MergerConfig setting = config.merger(MergerOnHicann.of(idOf(p)));
                mode = setting.mode();
                isSlow = setting.slow();
            }
            mergeBits |= mode == MergerMode.MERGE ? 1 << p : 0;
            leftBits |= mode == MergerMode.LEFT_ONLY ? 1 << p : 0;
            slowBits |= isSlow ? 1 << p : 0;
        }
        toFpga = up & ~loops;
        fromFpga = down;
        loopback = loops;
        merge = mergeBits;
        selectLeft = leftBits;
        slow = slowBits;
        wire(broken);
    }

    private void wire(Predicate<MergerOnHicann> broken) {
        for (int p = 0; p < MERGERS; p++) {
            upstreamRight[p] = -1;
            upstreamLeft[p] = -1;
            if (p < M3) {
                upstreamRight[p] = upstream(Optional.of(DncMergerOnHicann.of(p).merger()), broken);
            } else if (p < M0) {
                MergerOnHicann merger = MergerOnHicann.of(idOf(p));
                upstreamRight[p] = upstream(merger.rightMerger(), broken);
                upstreamLeft[p] = upstream(merger.leftMerger(), broken);
            }
            if (upstreamRight[p] >= 0) {
                consumers[upstreamRight[p]] |= 1 << p;
            }
            if (upstreamLeft[p] >= 0) {
                consumers[upstreamLeft[p]] |= 1 << p;
            }
        }
    }

    private static int upstream(Optional<MergerOnHicann> merger, Predicate<MergerOnHicann> broken) {
        return merger.filter(broken.negate()).map(ChipTree::positionOf).orElse(-1);
    }

    private static int positionOf(MergerOnHicann merger) {
        return switch (merger.level()) {
            case 0 -> M0 + merger.index();
            case 1 -> M1 + merger.index();
            case 2 -> M2 + merger.index();
            default -> M3;
        };
    }

    private static int idOf(int position) {
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            if (positionOf(merger) == position) {
                return merger.id();
            }
        }
        throw new IllegalArgumentException("no merger at position " + position);
    }

    /** Whether nothing can ever happen here: no generator runs and no event comes from the FPGA. */
    public boolean isSilent() {
        return generators.nextEdge() == Long.MAX_VALUE && arrivals.length == 0;
    }

    /**
     * Sets the events that come from the FPGA, ascending, packed as {@code edge << 9 | dncMerger << 6 | address}.
     */
    public void setArrivals(long[] packed) {
        arrivals = packed;
        nextArrival = 0;
    }

    /** Announces a threshold crossing within the present window: it sets its latch at the first edge not before it. */
    public void crossing(int block, int rank, long tick) {
        counters.sent[ChipCounters.NEURON]++;
        int offset = (int) ((tick + periodTicks - 1) / periodTicks - firstEdge);
        long bit = 1L << rank;
        if ((pending[offset * BLOCKS + block] & bit) != 0) {
            counters.lostInEncoder++;
            if (balance != null) {
                balance.enter(HopBalance.latches(block), 1);
                balance.lose(HopBalance.latches(block), 1);
            }
            return;
        }
        pending[offset * BLOCKS + block] |= bit;
        pendingEdges |= 1L << offset;
    }

    /**
     * Steps all edges of a window.
     *
     * @param edges number of edges, at most 64
     * @param log receives the frames that started on locked lines
     */
    public void runWindow(int edges, FrameLog log) {
        long end = firstEdge + edges;
        while (nextEdge < end) {
            if (isQuiet()) {
                long wake = Math.min(generators.nextEdge(), nextArrivalEdge());
                if (pendingEdges != 0) {
                    wake = Math.min(wake, firstEdge + Long.numberOfTrailingZeros(pendingEdges));
                }
                nextEdge = Math.min(end, Math.max(nextEdge, wake));
                if (nextEdge == end) {
                    break;
                }
            }
            step(nextEdge, log);
            if (watch != null) {
                show(watch, nextEdge * periodTicks);
            }
            nextEdge++;
        }
        firstEdge = end;
        if (balance != null) {
            check(balance);
        }
    }

    /** Counts events at each register from now on, and checks the counts after each window. */
    public void checkHops(int hicann) {
        balance = new HopBalance(hicann);
    }

    private void check(HopBalance hops) {
        for (int block = 0; block < BLOCKS; block++) {
            hops.present(HopBalance.latches(block), Long.bitCount(latch[block]));
            hops.present(HopBalance.buffer(block), bufferFull >> block & 1);
        }
        long onBusyLines = 0;
        long inMergers = 0;
        for (int p = 0; p < MERGERS; p++) {
            hops.present(HopBalance.merger(p, RIGHT), fullRight >> p & 1);
            hops.present(HopBalance.merger(p, LEFT), fullLeft >> p & 1);
            hops.present(HopBalance.merger(p, HopBalance.OUTPUT), fullOut >> p & 1);
        }
        for (int origin = 0; origin < ChipCounters.ORIGINS; origin++) {
            onBusyLines += counters.lostOnBusyLine[origin];
            inMergers += counters.lostInMerger[origin];
        }
        hops.check(firstEdge);
        Invariant.check(hops.lostInMergers() == inMergers - onBusyLines, "losses in mergers are counted", inMergers);
        Invariant.check(hops.lostInLatches() == counters.lostInEncoder, "losses in latches are counted", firstEdge);
        Invariant.check(
                hops.allUnrouted() == counters.unrouted() + counters.unrouted[ChipCounters.LOOPBACK],
                "events that are not routed are counted",
                firstEdge);
    }

    /** Lets a watch follow all registers. */
    public void watch(TreeWatch watching) {
        watch = watching;
        uplink.watch(watching);
    }

    private void show(TreeWatch watching, long tick) {
        for (int block = 0; block < BLOCKS; block++) {
            watching.encoder(block, tick, latch[block], (bufferFull >> block & 1) != 0, buffer[block]);
        }
        for (int p = 0; p < MERGERS; p++) {
            watching.register(p, RIGHT, tick, (fullRight >> p & 1) != 0, right[p]);
            watching.register(p, LEFT, tick, (fullLeft >> p & 1) != 0, left[p]);
            watching.register(p, 2, tick, (fullOut >> p & 1) != 0, out[p]);
        }
    }

    /** Name of the merger at a position. */
    static String name(int position) {
        if (position < M3) {
            return "DNC_" + position;
        }
        MergerOnHicann merger = MergerOnHicann.of(idOf(position));
        return "M" + merger.level() + "_" + merger.index();
    }

    private boolean isQuiet() {
        return (fullRight | fullLeft | fullOut | lock | latched | bufferFull) == 0;
    }

    private long nextArrivalEdge() {
        return nextArrival < arrivals.length ? arrivals[nextArrival] >> 9 : Long.MAX_VALUE;
    }

    private void step(long edge, FrameLog log) {
        int active = fullRight | fullLeft | lock;
        for (int bits = fullOut & ~DNC_MASK; bits != 0; bits &= bits - 1) {
            active |= consumers[Integer.numberOfTrailingZeros(bits)];
        }
        startFrames(edge, log);
        for (int bits = active; bits != 0; bits &= bits - 1) {
            int p = Integer.numberOfTrailingZeros(bits);
            move(p);
            pull(p);
        }
        stepEncoders();
        if (generators.nextEdge() == edge) {
            fireGenerators(edge);
        }
        receive(edge);
        setLatches(edge);
    }

    /** Events in the output registers of DNC mergers start on their lines and links. */
    private void startFrames(long edge, FrameLog log) {
        long tick = edge * periodTicks;
        for (int bits = fullOut & DNC_MASK; bits != 0; bits &= bits - 1) {
            int d = Integer.numberOfTrailingZeros(bits);
            int event = out[d];
            if (balance != null) {
                balance.pass(HopBalance.merger(d, HopBalance.OUTPUT));
            }
            int origin = event >> 6;
            int address = event & 63;
            boolean sends = (onLine >> d & 1) != 0;
            if (sends && busyUntil[d] > tick) {
                counters.lostInMerger[origin]++;
                counters.lostOnBusyLine[origin]++;
            } else {
                counters.framesStarted[origin]++;
                if (sends) {
                    busyUntil[d] = tick + frameTicks;
                    if (watch != null) {
                        watch.frame(d, tick, address);
                    }
                    if ((locked >> d & 1) != 0) {
                        log.add((int) (edge - firstEdge) + 1, d, address);
                    } else {
                        counters.unlocked++;
                    }
                }
            }
            if ((toFpga >> d & 1) != 0) {
                uplink.offer(tick, d, address);
            }
            if ((loopback >> d & 1) != 0) {
                loopbackFull |= 1 << (d ^ 1);
                looped[d ^ 1] = ChipCounters.LOOPBACK << 6 | address;
            }
        }
        fullOut &= ~DNC_MASK;
    }

    /** Moves an event from an input to the output; with both inputs full the side not served last wins. */
    private void move(int p) {
        int bit = 1 << p;
        if ((lock & bit) != 0) {
            lock ^= bit;
            return;
        }
        if ((fullOut & bit) != 0) {
            return;
        }
        boolean takeLeft;
        if ((merge & bit) != 0) {
            boolean preferLeft = (lastLeft & bit) == 0;
            takeLeft = preferLeft ? (fullLeft & bit) != 0 : (fullRight & bit) == 0;
        } else {
            takeLeft = (selectLeft & bit) != 0;
        }
        if (((takeLeft ? fullLeft : fullRight) & bit) == 0) {
            return;
        }
        if (takeLeft) {
            out[p] = left[p];
            fullLeft ^= bit;
            lastLeft |= bit;
        } else {
            out[p] = right[p];
            fullRight ^= bit;
            lastLeft &= ~bit;
        }
        fullOut |= bit;
        lock |= slow & bit;
        if (balance != null) {
            balance.move(HopBalance.merger(p, takeLeft ? LEFT : RIGHT), HopBalance.merger(p, HopBalance.OUTPUT));
        }
    }

    /** Pulls from the outputs upstream, which still hold what they held at the start of the edge. */
    private void pull(int p) {
        int bit = 1 << p;
        boolean merges = (merge & bit) != 0;
        boolean takesLeft = merges || (selectLeft & bit) != 0;
        boolean takesRight = merges || (selectLeft & bit) == 0;
        int up = upstreamRight[p];
        if (takesRight && up >= 0 && (fullRight & bit) == 0 && (fullOut >> up & 1) != 0) {
            right[p] = out[up];
            fullRight |= bit;
            fullOut ^= 1 << up;
            if (balance != null) {
                balance.pull(HopBalance.merger(up, HopBalance.OUTPUT), HopBalance.merger(p, RIGHT));
            }
        }
        up = upstreamLeft[p];
        if (takesLeft && up >= 0 && (fullLeft & bit) == 0 && (fullOut >> up & 1) != 0) {
            left[p] = out[up];
            fullLeft |= bit;
            fullOut ^= 1 << up;
            if (balance != null) {
                balance.pull(HopBalance.merger(up, HopBalance.OUTPUT), HopBalance.merger(p, LEFT));
            }
        }
    }

    private void stepEncoders() {
        for (int bits = bufferFull | latched; bits != 0; bits &= bits - 1) {
            int block = Integer.numberOfTrailingZeros(bits);
            int bit = 1 << block;
            if ((bufferFull & bit) != 0) {
                bufferFull ^= bit;
                if (balance != null) {
                    balance.pass(HopBalance.buffer(block));
                }
                overwrite(M0 + block, RIGHT, ChipCounters.NEURON << 6 | buffer[block]);
            } else {
                int rank = Long.numberOfTrailingZeros(latch[block]);
                latch[block] &= latch[block] - 1;
                if (latch[block] == 0) {
                    latched ^= bit;
                }
                buffer[block] = encoderAddress[block][rank];
                bufferFull |= bit;
                if (balance != null) {
                    balance.move(HopBalance.latches(block), HopBalance.buffer(block));
                }
            }
        }
    }

    private void fireGenerators(long edge) {
        for (int i = 0; i < BLOCKS; i++) {
            if (generators.isDue(i, edge)) {
                counters.sent[ChipCounters.GENERATOR]++;
                overwrite(M0 + i, LEFT, ChipCounters.GENERATOR << 6 | generators.address(i));
            }
        }
        generators.consume(edge);
    }

    /** Encoders and generators write without asking: an event not yet taken is lost. */
    private void overwrite(int p, int side, int event) {
        int bit = 1 << p;
        boolean admitted = (merge & bit) != 0 || (selectLeft & bit) != 0 == (side == LEFT);
        if (!admitted) {
            unroute(event);
            return;
        }
        if (balance != null) {
            balance.enter(HopBalance.merger(p, side), 1);
            balance.lose(HopBalance.merger(p, side), (side == LEFT ? fullLeft : fullRight) >> p & 1);
        }
        if (side == LEFT) {
            if ((fullLeft & bit) != 0) {
                counters.lostInMerger[left[p] >> 6]++;
            }
            left[p] = event;
            fullLeft |= bit;
        } else {
            if ((fullRight & bit) != 0) {
                counters.lostInMerger[right[p] >> 6]++;
            }
            right[p] = event;
            fullRight |= bit;
        }
    }

    private void unroute(int event) {
        counters.unrouted[event >> 6]++;
        if (balance != null) {
            balance.unrouted();
        }
    }

    /** Events from the FPGA and looped-back ones: refused while the register is full. */
    private void receive(long edge) {
        while (nextArrival < arrivals.length && arrivals[nextArrival] >> 9 == edge) {
            int event = (int) arrivals[nextArrival++] & 511;
            int d = event >> 6;
            if ((fromFpga >> d & 1) == 0) {
                unroute(ChipCounters.LINK << 6);
            } else {
                writeLink(d, ChipCounters.LINK << 6 | (event & 63));
            }
        }
        for (int bits = loopbackFull; bits != 0; bits &= bits - 1) {
            int d = Integer.numberOfTrailingZeros(bits);
            writeLink(d, looped[d]);
        }
        loopbackFull = 0;
    }

    private void writeLink(int d, int event) {
        int bit = 1 << d;
        boolean admitted = (merge & bit) != 0 || (selectLeft & bit) != 0;
        if (balance != null && admitted) {
            balance.enter(HopBalance.merger(d, LEFT), 1);
            balance.lose(HopBalance.merger(d, LEFT), fullLeft >> d & 1);
        }
        if (!admitted) {
            unroute(event);
        } else if ((fullLeft & bit) != 0) {
            counters.lostInMerger[event >> 6]++;
        } else {
            left[d] = event;
            fullLeft |= bit;
        }
    }

    private void setLatches(long edge) {
        int offset = (int) (edge - firstEdge);
        if ((pendingEdges >> offset & 1) == 0) {
            return;
        }
        pendingEdges ^= 1L << offset;
        for (int block = 0; block < BLOCKS; block++) {
            long bits = pending[offset * BLOCKS + block];
            if (bits != 0) {
                pending[offset * BLOCKS + block] = 0;
                counters.lostInEncoder += Long.bitCount(latch[block] & bits);
                if (balance != null) {
                    balance.enter(HopBalance.latches(block), Long.bitCount(bits));
                    balance.lose(HopBalance.latches(block), Long.bitCount(latch[block] & bits));
                }
                latch[block] |= bits;
                latched |= 1 << block;
            }
        }
    }

    /** Counts what still sits in registers, at the end of the run. */
    public void countInFlight() {
        for (int block = 0; block < BLOCKS; block++) {
            counters.inFlight[ChipCounters.NEURON] += Long.bitCount(latch[block]) + (bufferFull >> block & 1);
        }
        for (int p = 0; p < MERGERS; p++) {
            if ((fullRight >> p & 1) != 0) {
                counters.inFlight[right[p] >> 6]++;
            }
            if ((fullLeft >> p & 1) != 0) {
                counters.inFlight[left[p] >> 6]++;
            }
            if ((fullOut >> p & 1) != 0) {
                counters.inFlight[out[p] >> 6]++;
            }
        }
        counters.linkPending += arrivals.length - nextArrival;
    }
}
