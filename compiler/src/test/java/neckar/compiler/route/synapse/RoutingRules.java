package neckar.compiler.route.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import neckar.compiler.place.Placement;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.LossReport;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Topology;

/** Rebuilds connections from chains, rows and cells alone, and compares them with what the routing claims. */
final class RoutingRules {
    private final RandomMapping mapping;
    private final Availability availability;
    private final int[] cellsOfEdge;

    private RoutingRules(RandomMapping mapping, Availability availability) {
        this.mapping = mapping;
        this.availability = availability;
        cellsOfEdge = new int[mapping.table.edges()];
    }

    /** Fails on the first broken rule. */
    static void check(RandomMapping mapping, Availability availability) {
        RoutingRules rules = new RoutingRules(mapping, availability);
        mapping.routing.hicanns().forEach(rules::checkChip);
        rules.checkOutcomes();
        rules.checkReport();
    }

    private void checkChip(HicannSynapses chip) {
        HicannOnWafer hicann = HicannOnWafer.of(chip.hicann());
        Map<Integer, DriverChain> chainOfDriver = new HashMap<>();
        for (DriverChain chain : chip.chains()) {
            checkChain(chip, chain, chainOfDriver);
        }
        Map<List<Object>, Set<Integer>> settingOfQuadrant = new HashMap<>();
        chainOfDriver.keySet().forEach(y -> {
            SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(y);
            int setting = mapping.synapseOptions.stpSharing().blockSetting(chip.stpSet(y));
            if (setting != StpSharing.NO_SETTING) {
                settingOfQuadrant
                        .computeIfAbsent(List.of(driver.side(), driver.half()), k -> new HashSet<>())
                        .add(setting);
            }
        });
        settingOfQuadrant.values().forEach(sets -> assertEquals(1, sets.size(), "one STP setting for a quadrant"));
        int[] owner = columnOwners(hicann);
        Set<List<Integer>> positions = new HashSet<>();
        for (int cell = 0; cell < chip.cells(); cell++) {
            int row = chip.cellRow(cell);
            int column = chip.cellColumn(cell);
            assertTrue(positions.add(List.of(row, column)), "a cell is used once");
            assertTrue(availability.synapse(hicann.id(), row, column), "working cell");
            DriverChain chain = Objects.requireNonNull(chainOfDriver.get(row / 2), "a cell's driver is in a chain");
            checkCell(chip, cell, chain, owner[column]);
        }
    }

    private void checkChain(HicannSynapses chip, DriverChain chain, Map<Integer, DriverChain> chainOfDriver) {
        assertTrue(chain.length() <= mapping.options.chainLength());
        boolean hasPrimary = false;
        Optional<SynapseDriverOnHicann> expected = Optional.of(SynapseDriverOnHicann.of(chain.innermost()));
        for (int i = 0; i < chain.length(); i++) {
            SynapseDriverOnHicann driver = SynapseDriverOnHicann.of(chain.driver(i));
            assertEquals(expected, Optional.of(driver), "a chain goes outward driver by driver");
            expected = driver.outward();
            assertEquals(chain.tap().side(), driver.side());
            assertTrue(availability.driver(HicannOnWafer.of(chip.hicann()), driver), "working driver");
            assertEquals(null, chainOfDriver.put(driver.id(), chain), "a driver is used once");
            hasPrimary |= driver.id() == chain.primary();
            assertTrue(chip.stpSet(driver.id()) >= 0, "a driver in use has an STP set");
        }
        assertTrue(hasPrimary, "the primary is in the chain");
        int segment = chain.tap().segment();
        int synapseSwitch = L1Topology.synapseSwitchBetween(chain.primary(), L1Topology.lineOf(segment));
        assertTrue(synapseSwitch != L1Topology.NONE
                && availability.synapseSwitch(L1Topology.hicannOf(segment), synapseSwitch));
        assertEquals(
                L1Topology.driver(chip.hicann(), chain.primary()),
                L1Topology.fedDriver(L1Topology.hicannOf(segment), chain.primary(), L1Topology.lineOf(segment) / 128));
    }

    private int[] columnOwners(HicannOnWafer hicann) {
        Placement placement = mapping.plan.placement();
        int[] owner = new int[256];
        Arrays.fill(owner, -1);
        for (int node : placement.neuronsOn(hicann)) {
            Arrays.fill(owner, placement.column(node), placement.column(node) + placement.size(node) / 2, node);
        }
        return owner;
    }

    private void checkCell(HicannSynapses chip, int cell, DriverChain chain, int target) {
        int row = chip.cellRow(cell);
        int edge = chip.cellEdge(cell);
        assertTrue(availability.row(HicannOnWafer.of(chip.hicann()), SynapseRowOnHicann.of(row)), "working row");
        Line line = mapping.plan.line(chain.tap().line());
        int address = 16 * chip.rowDecoder(row, chip.cellColumn(cell) % 2) + chip.cellDecoder(cell);
        int source = -1;
        for (int i = 0; i < line.nodes().length; i++) {
            source = line.addresses()[i] == address ? line.nodes()[i] : source;
        }
        assertEquals(mapping.table.source(edge), source, "a cell hears the source of its edge");
        assertEquals(mapping.table.target(edge), target, "a cell lies under the target of its edge");
        assertEquals(mapping.table.inhibitory(edge), chip.rowSign(row) == HicannSynapses.INHIBITORY);
        assertEquals(mapping.table.stpSet(edge), chip.stpSet(row / 2));
        assertFalse(chip.cellDecoder(cell) == 1);
        cellsOfEdge[edge]++;
    }

    private void checkOutcomes() {
        for (int edge = 0; edge < mapping.table.edges(); edge++) {
            int lost = mapping.routing.lost(edge);
            int carrier = mapping.routing.carrier(edge);
            assertEquals(lost > 0, mapping.routing.cause(edge).isPresent());
            if (lost == 0) {
                assertTrue(cellsOfEdge[carrier] > 0, "a realised edge has a cell");
                assertEquals(mapping.table.source(edge), mapping.table.source(carrier));
                assertEquals(mapping.table.target(edge), mapping.table.target(carrier));
                assertEquals(mapping.table.inhibitory(edge), mapping.table.inhibitory(carrier));
                assertEquals(mapping.table.stpSet(edge), mapping.table.stpSet(carrier));
            } else {
                assertTrue(cellsOfEdge[edge] < mapping.table.multiplicity(edge));
                checkCause(edge, mapping.routing.cause(edge).orElseThrow());
            }
        }
    }

    private void checkCause(int edge, LossCause cause) {
        Placement placement = mapping.plan.placement();
        int source = mapping.table.source(edge);
        int target = mapping.table.target(edge);
        boolean served = mapping.plan.lineOf(source) != LinePlan.NO_LINE;
        if (!placement.isPlaced(target)) {
            assertEquals(LossCause.PLACEMENT, cause);
        } else if (!served) {
            boolean rate = mapping.plan.unserved(source) == LinePlan.Unserved.INPUT_BANDWIDTH;
            assertEquals(rate ? LossCause.INPUT_BANDWIDTH : LossCause.PLACEMENT, cause);
        } else {
            boolean arrives = mapping.routes.tapsOn(placement.hicann(target)).stream()
                    .anyMatch(tap -> tap.line() == mapping.plan.lineOf(source));
            boolean allowed = arrives
                    ? cause == LossCause.SYNAPSE_DRIVERS || cause == LossCause.SYNAPSE_ROWS
                    : cause == LossCause.L1_ROUTING || cause == LossCause.SYNAPSE_DRIVERS;
            assertTrue(allowed, () -> cause + " although arrives = " + arrives);
        }
    }

    private void checkReport() {
        LossReport report = mapping.routing.lossReport();
        long requested = 0;
        long lost = 0;
        for (int edge = 0; edge < mapping.table.edges(); edge++) {
            requested += mapping.table.multiplicity(edge);
            lost += mapping.routing.lost(edge);
        }
        assertEquals(requested, report.requested());
        assertEquals(mapping.table.requested(), report.requested());
        long byCause = 0;
        for (LossCause cause : LossCause.values()) {
            byCause += report.lost(cause);
        }
        assertEquals(requested - report.realised(), byCause);
        assertEquals(lost, byCause);
    }
}
