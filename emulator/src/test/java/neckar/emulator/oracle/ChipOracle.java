package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.digital.EncoderOrder;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.experiment.CounterTable;

/** The digital part of one chip: registers as objects, one call an edge (emulator reference 2.2 to 2.4). */
final class ChipOracle {
    /** A frame that starts on a line. */
    record Frame(int dncMerger, int address) {}

    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final BrokenParts broken;
    private final boolean linked;
    private final DigitalParameters parameters;
    private final boolean[] locked = new boolean[8];
    private final Tally tally = new Tally();
    private final UpWay up;
    private final DownWay down;
    private final LinkReceiver[] channels = new LinkReceiver[8];

    private final Merger[] dnc = new Merger[8];
    /** Tree mergers by id: M0 0..7, M1 8..11, M2 12..13, M3 14. */
    private final Merger[] tree = new Merger[15];

    private final List<Merger> downstreamFirst = new ArrayList<>();
    private final Encoder[] encoders = new Encoder[8];
    private final Generator[] generators = new Generator[8];
    private final long[] lineBusyUntil = new long[8];
    private final List<Crossing> crossings = new ArrayList<>();

    /** A neuron crossed its threshold. */
    private record Crossing(Component neuron, long tick) {}

    ChipOracle(
            HicannOnWafer hicann,
            HicannConfig config,
            BrokenParts broken,
            boolean linked,
            int pllMhz,
            DigitalParameters parameters) {
        this.hicann = hicann;
        this.config = config;
        this.broken = broken;
        this.linked = linked;
        this.parameters = parameters;
        up = new UpWay(parameters, tally);
        down = new DownWay(parameters);
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            tree[merger.id()] = new Merger(
                    config.merger(merger).mode(), config.merger(merger).slow(), broken.has(merger));
            merger.rightMerger().ifPresent(right -> tree[merger.id()].connect(Merger.RIGHT, tree[right.id()]));
            merger.leftMerger().ifPresent(left -> tree[merger.id()].connect(Merger.LEFT, tree[left.id()]));
        }
        Locking locking = new Locking(config, broken, pllMhz);
        for (int d = 0; d < 8; d++) {
            DncMergerOnHicann merger = DncMergerOnHicann.of(d);
            DncMergerConfig setting = config.dncMerger(merger);
            dnc[d] = new Merger(setting.mode(), setting.slow(), false);
            dnc[d].connect(Merger.RIGHT, tree[merger.merger().id()]);
            downstreamFirst.add(dnc[d]);
            locked[d] = locking.isLocked(merger);
            channels[d] = new LinkReceiver(parameters);
            encoders[d] = new Encoder();
            BackgroundGeneratorOnHicann generator = BackgroundGeneratorOnHicann.of(d);
            generators[d] =
                    new Generator(broken.has(generator) ? BackgroundGeneratorConfig.OFF : config.generator(generator));
        }
        for (int id = 14; id >= 0; id--) {
            downstreamFirst.add(tree[id]);
        }
    }

    HicannOnWafer hicann() {
        return hicann;
    }

    /** Whether the line of a DNC merger is locked. */
    boolean isLocked(DncMergerOnHicann merger) {
        return locked[merger.id()];
    }

    Tally tally() {
        return tally;
    }

    UpWay up() {
        return up;
    }

    DownWay down() {
        return down;
    }

    LinkReceiver[] channels() {
        return channels;
    }

    /** A neuron crosses its threshold at a tick. */
    void cross(Component neuron, long tick) {
        tally.add(Tally.SPIKES);
        if (neuron.sends() && config.neuron().spl1ResetReleased()) {
            tally.add(CounterTable.L1_SENT);
            crossings.add(new Crossing(neuron, tick));
        }
    }

    /** One edge of the chip clock; returns the frames that start on locked lines. */
    List<Frame> edge(long tick) {
        downstreamFirst.forEach(Merger::beginEdge);
        List<Frame> frames = new ArrayList<>();
        Map<Integer, Event> looped = new TreeMap<>();
        for (int d = 0; d < 8; d++) {
            Event event = dnc[d].release();
            if (event != null) {
                leave(tick, d, event, frames, looped);
            }
        }
        for (Merger merger : downstreamFirst) {
            merger.move();
            merger.pull();
        }
        for (int block = 0; block < 8; block++) {
            encoders[block].step(tree[block], tally);
        }
        for (int i = 0; i < 8; i++) {
            if (generators[i].step()) {
                tally.add(CounterTable.BG_SENT);
                tree[i].overwrite(Merger.LEFT, generators[i].event(), tally);
            }
        }
        for (int d = 0; d < 8; d++) {
            for (Event event : channels[d].take()) {
                if (direction(d) == GbitDirection.TO_HICANN) {
                    dnc[d].offer(event, tally);
                } else {
                    tally.unrouted(event);
                }
            }
        }
        looped.forEach((d, event) -> dnc[d].offer(event, tally));
        setLatches(tick);
        return frames;
    }

    private GbitDirection direction(int d) {
        DncMergerOnHicann merger = DncMergerOnHicann.of(d);
        return linked && !broken.has(merger) ? config.gbitLink().direction(merger.gbitChannel()) : GbitDirection.OFF;
    }

    /** An event leaves a DNC merger: onto its line, to the FPGA, back into the partner. */
    private void leave(long tick, int d, Event event, List<Frame> frames, Map<Integer, Event> looped) {
        DncMergerOnHicann merger = DncMergerOnHicann.of(d);
        boolean onLine = drivesLine(merger);
        if (onLine && tick < lineBusyUntil[d]) {
            tally.lostOnBusyLine(event);
        } else {
            tally.frame(event);
            if (onLine) {
                lineBusyUntil[d] = tick + parameters.frameTicks();
            }
            if (onLine && locked[d]) {
                frames.add(new Frame(d, event.address()));
            } else if (onLine) {
                tally.add(CounterTable.UNLOCKED);
            }
        }
        if (config.dncMerger(merger).loopback() && !broken.has(merger)) {
            looped.put(merger.loopbackPartner().id(), new Event(Event.Origin.LOOPBACK, event.address()));
        } else if (direction(d) == GbitDirection.TO_DNC) {
            up.offer(tick, d, event.address());
        }
    }

    /** Whether events of a merger start frames: broken mergers and repeaters count as if there were no repeater. */
    private boolean drivesLine(DncMergerOnHicann merger) {
        HLineOnHicann line = merger.hline();
        RepeaterConfig repeater = config.repeater(line);
        boolean works = !broken.has(merger) && !broken.repeater(line) && repeater.mode() == RepeaterMode.OUTPUT;
        return works && (repeater.toRightOrBottom() || repeater.toLeftOrTop());
    }

    private void setLatches(long tick) {
        for (Crossing crossing : List.copyOf(crossings)) {
            if (crossing.tick() <= tick) {
                crossings.remove(crossing);
                Component neuron = crossing.neuron();
                int column = neuron.firing() % 256;
                int index = neuron.firing() / 256 * 32 + column % 32;
                int rank = parameters.encoderOrder() == EncoderOrder.INDEX ? index : neuron.address() * 64 + index;
                encoders[column / 32].latch(rank, neuron.address(), tally);
            }
        }
    }

    void countInFlight() {
        for (Encoder encoder : encoders) {
            encoder.countInFlight(tally);
        }
        downstreamFirst.forEach(merger -> merger.countInFlight(tally));
        int held = down.held();
        for (LinkReceiver channel : channels) {
            held += channel.held();
        }
        for (int i = 0; i < held; i++) {
            tally.add(CounterTable.IN_FLIGHT);
        }
        up.countInFlight();
    }
}
