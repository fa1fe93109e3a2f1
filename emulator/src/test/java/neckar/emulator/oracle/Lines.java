package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.Variation;
import neckar.spec.config.HicannConfig;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Topology;

/**
 * All lines of a wafer, with what happens to events on their way: losses in repeaters and long chains, and jumps to the
 * neighbouring line (emulator reference 4.3).
 */
final class Lines {
    /** An event that arrives at a driver. */
    record Arrival(HicannOnWafer hicann, ArrayOracle.DriverEvent event) {}

    private static final int RELIABLE_DRIVERS = 3;

    private final SortedMap<Integer, LineWalk> walks = new TreeMap<>();
    private final List<Integer> locked = new ArrayList<>();
    private final DigitalParameters parameters;
    private final Silicon silicon;
    private final double lossProbability;
    private final long lossKey;
    private final double jumpProbability;
    private final long jumpKey;

    Lines(
            SortedMap<HicannOnWafer, ChipOracle> chips,
            SortedMap<HicannOnWafer, HicannConfig> registers,
            DigitalParameters parameters,
            Silicon silicon) {
        this.parameters = parameters;
        this.silicon = silicon;
        lossProbability = silicon.sigma(Variation.L1_LOSS);
        lossKey = silicon.noiseKey(Variation.L1_LOSS, 0, 0);
        jumpProbability = silicon.sigma(Variation.L1_CROSSTALK);
        jumpKey = silicon.noiseKey(Variation.L1_CROSSTALK, 0, 0);
        for (Map.Entry<HicannOnWafer, ChipOracle> chip : chips.entrySet()) {
            for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
                int line = line(chip.getKey(), dnc.id());
                walks.put(line, LineWalk.from(chip.getKey(), dnc, registers, parameters, silicon));
                if (chip.getValue().isLocked(dnc)) {
                    locked.add(line);
                }
            }
        }
    }

    private static int line(HicannOnWafer hicann, int dncMerger) {
        return hicann.id() * 8 + dncMerger;
    }

    private LineWalk walk(int line) {
        LineWalk walk = walks.get(line);
        if (walk == null) {
            throw new IllegalArgumentException("no line " + line);
        }
        return walk;
    }

    /** Where a frame arrives that starts at a tick. */
    List<Arrival> arrivals(HicannOnWafer hicann, ChipOracle.Frame frame, long tick) {
        List<Arrival> arrivals = new ArrayList<>();
        int own = line(hicann, frame.dncMerger());
        long event = tick << 6 | frame.address();
        for (LineWalk.Hearer hearer : walk(own).hearers()) {
            if (!isLost(hearer.way(), hearer, event)) {
                arrivals.add(hearer.arrival(tick + hearer.delayTicks(), frame.address()));
            }
        }
        for (LineWalk.Drive drive : jumpProbability > 0 ? walk(own).drives() : List.<LineWalk.Drive>of()) {
            long jump = Draw.key(jumpKey, drive.repeater(), event);
            if (Draw.uniform(jump) < jumpProbability) {
                int flipped = (int) (6 * Draw.uniform(Draw.key(jump, 1)));
                addJumped(own, drive, event, frame.address() ^ 1 << flipped, arrivals);
            }
        }
        return arrivals;
    }

    /** On the neighbouring line the event goes on behind the repeater that drives it there. */
    private void addJumped(int own, LineWalk.Drive drive, long event, int address, List<Arrival> arrivals) {
        for (int other : locked) {
            for (LineWalk.Drive beside : walk(other).drives()) {
                if (other == own || beside.segment() != (drive.segment() ^ 1)) {
                    continue;
                }
                for (LineWalk.Hearer hearer : walk(other).hearers()) {
                    if (hearer.isBehind(beside.repeater())) {
                        List<Integer> way = new ArrayList<>(drive.way());
                        way.addAll(hearer.way()
                                .subList(beside.way().size(), hearer.way().size()));
                        if (!isLost(way, hearer, event)) {
                            int ticks = hearer.delayTicks() + delay(way) - delay(hearer.way());
                            arrivals.add(hearer.arrival((event >> 6) + ticks, address));
                        }
                    }
                }
            }
        }
    }

    private int delay(List<Integer> way) {
        int ticks = 0;
        for (int repeater : way) {
            ticks += silicon.repeaterDelayTicks(repeater, parameters.repeaterDelayTicks());
        }
        return ticks;
    }

    private boolean isLost(List<Integer> way, LineWalk.Hearer hearer, long event) {
        for (int repeater : way) {
            if (Draw.uniform(Draw.key(lossKey, repeater, event)) < lossProbability) {
                return true;
            }
        }
        long driver = L1Topology.driver(hearer.hicann().id(), hearer.driver().id());
        for (long link = RELIABLE_DRIVERS; link <= hearer.links(); link++) {
            if (Draw.uniform(Draw.key(lossKey, -1 - driver, link << 56 ^ event)) < lossProbability) {
                return true;
            }
        }
        return false;
    }
}
