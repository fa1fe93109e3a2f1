package neckar.emulator.kernel;

import java.util.Arrays;
import neckar.emulator.silicon.Silicon;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.FloatingGateConfig;
import neckar.spec.config.SharedParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;

/** What the floating gates of a chip hold after programming: real numbers of codes, not those that were asked for. */
final class ProgrammedCells {
    private final FloatingGateConfig config;
    private final Silicon silicon;
    private final int hicann;

    ProgrammedCells(FloatingGateConfig config, Silicon silicon, HicannOnWafer hicann) {
        this.config = config;
        this.silicon = silicon;
        this.hicann = hicann.id();
    }

    /** A parameter of a denmem. */
    double denmem(DenmemOnHicann denmem, DenmemParameter parameter) {
        FgBlockOnHicann block = denmem.fgBlock();
        return cell(block, parameter.row(block.side()), denmem.fgColumn());
    }

    /** A shared parameter of a block. */
    double shared(FgBlockOnHicann block, SharedParameter parameter) {
        return cell(block, parameter.row(block.side()).orElseThrow(), 0);
    }

    private double cell(FgBlockOnHicann block, int row, int column) {
        int code = config.code(block, row, column);
        int difference = 0;
        for (int neighbour : new int[] {column - 1, column + 1}) {
            if (neighbour >= 0 && neighbour < FloatingGateConfig.COLUMNS) {
                difference += config.code(block, row, neighbour) - code;
            }
        }
        return silicon.cell(hicann, block.id(), row, column, code, difference);
    }

    /** Whether some parameters of a denmem are all programmed to one code. */
    boolean areAll(DenmemOnHicann denmem, int code, DenmemParameter... parameters) {
        return Arrays.stream(parameters).allMatch(parameter -> config.denmem(denmem, parameter) == code);
    }
}
