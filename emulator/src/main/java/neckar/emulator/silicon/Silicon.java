package neckar.emulator.silicon;

import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.DefectLevel;
import neckar.spec.unit.TimeBase;

/**
 * One die in one trial: nominal laws and the deviations of its components (emulator reference 4). What a component does
 * depends on the die, the trial and the component alone, never on what else is configured.
 */
public final class Silicon {
    private static final int ROWS = 24;
    private static final int COLUMNS = 129;
    private static final int SYNAPSE_COLUMNS = 256;
    private static final int ROWS_PER_ARRAY = 224;

    private final SiliconTable table;
    private final Deviations deviations;
    private final TrueDenmem denmems;

    /**
     * A die.
     *
     * @param table what it is like on the whole
     * @param dieSeed which of all such dies
     * @param trial number of its configuration and run
     */
    public Silicon(SiliconTable table, long dieSeed, long trial) {
        this.table = table;
        deviations = new Deviations(table, dieSeed, trial);
        denmems = new TrueDenmem(table, deviations);
    }

    /** A die without deviations. */
    public static Silicon ideal() {
        return new Silicon(SiliconTable.ideal(), 1, 0);
    }

    /** Parts that do not work. */
    public PlantedDefects defects() {
        return table.defects();
    }

    /** Limits of the circuits. */
    public CircuitLimits limits() {
        return table.limits();
    }

    /** Sigma or probability of a variation, in the unit of its key. */
    public double sigma(Variation variation) {
        return table.sigma(variation);
    }

    /** Key of the noise of a component in this trial, for {@link Draw}. */
    public long noiseKey(Variation variation, int owner, int component) {
        return deviations.noiseKey(variation, owner, component);
    }

    /**
     * What a floating-gate cell holds after programming, as a code: the error of writing (none for a cell left empty, with
     * code 0), then the gain of its row when it holds a voltage.
     *
     * @param hicann chip
     * @param block floating-gate block
     * @param row row 0..23, even ones hold voltages
     * @param column column 0..128
     * @param code programmed code
     * @param difference sum of the neighbouring codes in the row, less the code for each
     */
    public double cell(int hicann, int block, int row, int column, int code, int difference) {
        if (table.defects().isDead(DefectLevel.FG_BLOCK, hicann, block)) {
            return 0;
        }
        boolean voltage = row % 2 == 0;
        double held = code;
        if (code > 0) {
            Variation variation = voltage ? Variation.FG_WRITE_V : Variation.FG_WRITE_I;
            double perCode = voltage ? TransferLaws.voltage(1) : TransferLaws.current(1);
            int cell = (block * ROWS + row) * COLUMNS + column;
            held += deviations.anew(variation, hicann, cell) / perCode;
            held += table.sigma(Variation.FG_CROSSTALK) * difference;
            held = Math.max(0, Math.min(TransferLaws.MAX_CODE, held));
        }
        return voltage ? held * deviations.factor(Variation.VOLTAGE_GAIN, hicann, block * ROWS + row) : held;
    }

    /** Electrical quantities of a denmem whose cells hold some codes. */
    public DenmemQuantities denmem(int hicann, int denmem, DenmemCodes codes) {
        return denmems.of(hicann, denmem, codes);
    }

    /** Factor on all synapses of a row. */
    public double rowGain(int hicann, int row) {
        return deviations.factor(Variation.ROW_GAIN, hicann, row);
    }

    /** Conductance jump of a synapse in siemens but for its row's gain, see {@link TransferLaws#synapse}. */
    public double synapse(int hicann, int row, int column, int weight, double gmaxCode, double divisor) {
        int cell = row * SYNAPSE_COLUMNS + column;
        PlantedDefects defects = table.defects();
        if (!defects.isEmpty()
                && (defects.isDead(DefectLevel.SYNAPSE, hicann, cell)
                        || defects.isDead(DefectLevel.SYNAPSE_ROW, hicann, row)
                        || defects.isDead(DefectLevel.SYNAPSE_ARRAY, hicann, row / ROWS_PER_ARRAY))) {
            return 0;
        }
        return TransferLaws.synapse(weight, gmaxCode, divisor) * deviations.factor(Variation.WEIGHT, hicann, cell);
    }

    /**
     * Short-term plasticity of a driver.
     *
     * @param hicann chip
     * @param driver driver
     * @param cap capacitor setting 0..7
     * @param scaleCode what the cell of V_stdf holds
     * @param offsetCode what the cell of V_dep or V_fac holds
     * @param recoveryCode what the cell of V_dtc holds
     */
    public PlasticityQuantities plasticity(
            int hicann, int driver, int cap, double scaleCode, double offsetCode, double recoveryCode) {
        double lambda = deviations.factor(Variation.STP_LAMBDA, hicann, driver);
        return new PlasticityQuantities(
                Math.min(1, TransferLaws.utilisation(cap) * deviations.factor(Variation.STP_U, hicann, driver)),
                TransferLaws.voltage(scaleCode) * lambda,
                TransferLaws.voltage(offsetCode) * lambda,
                TransferLaws.tauRecovery(recoveryCode) * deviations.factor(Variation.STP_TAU_REC, hicann, driver));
    }

    /** Delay of a repeater in ticks, not below the nominal one; repeaters are numbered by their segments. */
    public int repeaterDelayTicks(int segment, int nominalTicks) {
        double nanosec = Math.abs(deviations.offset(Variation.REPEATER_DELAY, 0, segment));
        return nominalTicks + (int) StrictMath.rint(nanosec * TimeBase.TICKS_PER_NANOSEC);
    }

    /** The way from the membrane of a denmem through an analog output to the converter. */
    public ReadoutQuantities readout(int hicann, int output, int denmem) {
        HicannOnWafer chip = HicannOnWafer.of(hicann);
        int channel = 2 * chip.reticle().id() + output;
        PlantedDefects defects = table.defects();
        boolean dead = defects.isDead(DefectLevel.ANALOG_OUTPUT, hicann, output)
                || defects.isDead(DefectLevel.HICANN, 0, hicann)
                || defects.isDead(DefectLevel.FPGA, 0, chip.fpga().id());
        return new ReadoutQuantities(
                deviations.factor(Variation.ADC_GAIN, 0, channel),
                deviations.offset(Variation.ADC_OFFSET, 0, channel),
                deviations.offset(Variation.READOUT_OFFSET, hicann, denmem),
                table.sigma(Variation.ADC_NOISE),
                deviations.noiseKey(Variation.ADC_NOISE, 0, channel),
                !dead);
    }
}
