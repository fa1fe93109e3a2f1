package neckar.emulator.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SendingRepeaterOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.topology.L1Topology;

/** Follows the events of every sending repeater to all enabled synapse drivers that they reach. */
final class RouteFinder {
    private final SortedMap<HicannOnWafer, HicannConfig> hicanns;
    private final L1Net net;
    private final Map<HicannOnWafer, DriverChains> chains;

    RouteFinder(SortedMap<HicannOnWafer, HicannConfig> hicanns, L1Net net, Map<HicannOnWafer, DriverChains> chains) {
        this.hicanns = hicanns;
        this.net = net;
        this.chains = chains;
    }

    /** The route of a sending repeater in output mode, with its targets in ascending order. */
    L1Route find(HicannOnWafer hicann, SendingRepeaterOnHicann sender, RepeaterConfig setting, boolean locked) {
        int segment = L1Topology.sendingSegment(hicann.id(), sender.id());
        List<Integer> repeaters = new ArrayList<>(List.of(segment));
        List<Integer> parents = new ArrayList<>(List.of(-1));
        List<Integer> nets = new ArrayList<>();
        List<Integer> hopOfNet = new ArrayList<>();
        int west = L1Topology.sendingWestSegment(hicann.id(), sender.id());
        if (setting.toRightOrBottom()) {
            nets.add(net.net(segment));
            hopOfNet.add(0);
        }
        if (setting.toLeftOrTop() && west != L1Topology.NONE) {
            nets.add(net.net(west));
            hopOfNet.add(0);
        }
        List<int[]> targets = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            int hop = hopOfNet.get(i);
            addTargets(nets.get(i), hop, targets);
            for (int r = net.firstTaker(nets.get(i)); r != L1Topology.NONE; r = net.nextTaker(r)) {
                repeaters.add(r);
                parents.add(hop);
                nets.add(net.target(r));
                hopOfNet.add(repeaters.size() - 1);
            }
        }
        targets.sort((a, b) -> Integer.compare(a[0], b[0]));
        return new L1Route(
                hicann.id(),
                sender.dncMerger().id(),
                locked,
                repeaters.stream().mapToInt(Integer::intValue).toArray(),
                parents.stream().mapToInt(Integer::intValue).toArray(),
                targets.toArray(new int[0][]));
    }

    private void addTargets(int lineNet, int hop, List<int[]> targets) {
        for (int driver : net.drivers(lineNet)) {
            HicannOnWafer hicann = HicannOnWafer.of(L1Topology.hicannOfDriver(driver));
            HicannConfig config = hicanns.get(hicann);
            if (config == null) {
                continue;
            }
            int y = L1Topology.yOfDriver(driver);
            if (!config.driver(SynapseDriverOnHicann.of(y)).locin()) {
                continue;
            }
            DriverChains driverChains = chains.get(hicann);
            if (driverChains == null) {
                throw new IllegalStateException("chains of every configured chip are known");
            }
            List<Integer> chain = driverChains.of(y);
            int at = chain.indexOf(y);
            for (int i = 0; i < chain.size(); i++) {
                int member = chain.get(i);
                if (config.driver(SynapseDriverOnHicann.of(member)).enable()) {
                    targets.add(new int[] {L1Topology.driver(hicann.id(), member), hop, Math.abs(i - at)});
                }
            }
        }
    }

    /** Whether a repeater puts its chip's own events onto a line. */
    static boolean sends(RepeaterConfig setting) {
        return setting.mode() == RepeaterMode.OUTPUT;
    }
}
