package neckar.compiler.emit;

import neckar.compiler.place.Placement;
import neckar.compiler.route.line.LinePlan;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.QuadConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.Half;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.QuadOnHicann;

/**
 * Joins denmems to neurons (hardware reference 3.2): all columns shorted top to bottom, both rows inside quads, and the top
 * row across quad borders, where the western denmem alone takes the fire input. The top left denmem fires.
 */
final class NeuronRegisters {
    private NeuronRegisters() {}

    /** The denmem that detects the threshold crossings of a neuron with the given first column. */
    static DenmemOnHicann firingDenmem(int column) {
        return DenmemOnHicann.at(column, Half.TOP);
    }

    static void set(WaferImage wafer, LinePlan lines) {
        Placement placement = lines.placement();
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            for (int node : placement.neuronsOn(hicann)) {
                HicannConfig.Builder chip = wafer.chip(hicann);
                int first = placement.column(node);
                int last = first + placement.size(node) / 2 - 1;
                for (int x = first; x <= last; x++) {
                    joinColumn(chip, x, x < last);
                }
                DenmemOnHicann firing = firingDenmem(first);
                DenmemConfig denmem = chip.denmem(firing);
                chip.denmem(
                        firing,
                        lines.lineOf(node) == LinePlan.NO_LINE ? silent(denmem) : denmem.firing(lines.addressOf(node)));
            }
        }
    }

    /** A neuron without an address still resets itself; its spikes leave the chip nowhere. */
    private static DenmemConfig silent(DenmemConfig denmem) {
        return new DenmemConfig(
                denmem.l1Address(), true, denmem.fireInput(), false, denmem.analogOut(), denmem.currentInput());
    }

    private static void joinColumn(HicannConfig.Builder chip, int x, boolean withNext) {
        boolean leftOfQuad = x % 2 == 0;
        QuadOnHicann quad = QuadOnHicann.of(x / 2);
        QuadConfig joints = chip.quad(quad);
        chip.quad(
                quad,
                new QuadConfig(
                        joints.verticalLeft() || leftOfQuad,
                        joints.verticalRight() || !leftOfQuad,
                        joints.horizontalTop() || (leftOfQuad && withNext),
                        joints.horizontalBottom() || (leftOfQuad && withNext)));
        if (!leftOfQuad && withNext) {
            DenmemOnHicann border = DenmemOnHicann.at(x, Half.TOP);
            chip.denmem(border, chip.denmem(border).withFireInput(true));
        }
    }
}
