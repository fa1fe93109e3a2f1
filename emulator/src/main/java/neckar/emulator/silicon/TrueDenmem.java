package neckar.emulator.silicon;

import neckar.spec.topology.DefectLevel;

/** Electrical quantities of denmems: the nominal laws, distorted as the table says (emulator reference 3, 4.1). */
final class TrueDenmem {
    private static final int COLUMNS = 256;
    /** A threshold below all potentials: the comparator fires whenever it may. */
    private static final double BELOW_ALL_VOLT = -10;
    /** Bounds of what a die may be like, far below all that exists: the circuits are integrated in steps of some 10 ns. */
    private static final double MIN_CAPACITANCE_SHARE = 0.05;

    private static final double MIN_TAU_SYN_SEC = 20e-9;
    private static final double MIN_TAU_ADAPT_SEC = 100e-9;

    private final SiliconTable table;
    private final Deviations deviations;

    TrueDenmem(SiliconTable table, Deviations deviations) {
        this.table = table;
        this.deviations = deviations;
    }

    DenmemQuantities of(int hicann, int denmem, DenmemCodes codes) {
        double nominal = TransferLaws.capacitance(codes.bigCapacitor());
        double tau = TransferLaws.tauMem(codes.leakBias(), codes.bigCapacitor(), codes.leakSpeed())
                * factor(Variation.TAU_M, hicann, denmem);
        double leak = nominal / tau;
        double limit = table.limits().exponentialAmp() * codes.expBias() / TransferLaws.MAX_CODE;
        boolean adapts = !codes.adaptationOff();
        PlantedDefects defects = table.defects();
        boolean always = defects.firesAlways(hicann, denmem);
        double limitX = inputLimit(hicann, denmem, 0, codes.inputBiasX());
        double limitI = inputLimit(hicann, denmem, 1, codes.inputBiasI());
        return new DenmemQuantities(
                nominal * Math.max(MIN_CAPACITANCE_SHARE, factor(Variation.C_M, hicann, denmem)),
                leak,
                volt(TransferLaws.voltage(codes.leak()), Variation.E_L, hicann, denmem),
                volt(reversalX(codes), Variation.E_SYN, hicann, 2 * denmem),
                volt(TransferLaws.voltage(codes.reversalI()), Variation.E_SYN, hicann, 2 * denmem + 1),
                tauSyn(codes.timeConstantX(), hicann, 2 * denmem),
                tauSyn(codes.timeConstantI(), hicann, 2 * denmem + 1),
                always ? BELOW_ALL_VOLT : volt(TransferLaws.voltage(codes.threshold()), Variation.V_T, hicann, denmem),
                resetVolt(hicann, denmem, codes.reset()),
                TransferLaws.tauRefrac(codes.refractory()) * factor(Variation.TAU_REFRAC, hicann, denmem),
                !codes.exponentialOff() && limit > 0,
                volt(TransferLaws.voltage(codes.expThreshold()), Variation.V_EXP, hicann, denmem),
                TransferLaws.slope(codes.expSlope()) * factor(Variation.DELTA_T, hicann, denmem),
                limit,
                adapts ? TransferLaws.adaptation(codes.adaptation()) * factor(Variation.A, hicann, denmem) : 0,
                Math.max(
                        MIN_TAU_ADAPT_SEC,
                        TransferLaws.tauAdapt(codes.adaptationTime()) * factor(Variation.TAU_W, hicann, denmem)),
                adapts ? TransferLaws.adaptationJump(codes.adaptationJump()) * factor(Variation.B, hicann, denmem) : 0,
                restConductance(hicann, 2 * denmem, leak, codes.inputOffsetX(), limitX),
                restConductance(hicann, 2 * denmem + 1, leak, codes.inputOffsetI(), limitI),
                limitX,
                limitI,
                table.limits().inputVolt(),
                !defects.isDead(DefectLevel.NEURON, hicann, denmem));
    }

    private double tauSyn(double code, int hicann, int component) {
        return Math.max(MIN_TAU_SYN_SEC, TransferLaws.tauSyn(code) * factor(Variation.TAU_SYN, hicann, component));
    }

    private double reversalX(DenmemCodes codes) {
        return Math.min(table.limits().reversalVolt(), TransferLaws.excitatoryReversal(codes.reversalX()));
    }

    private double factor(Variation variation, int hicann, int component) {
        return deviations.factor(variation, hicann, component);
    }

    private double volt(double nominal, Variation variation, int hicann, int component) {
        double volt = nominal + deviations.offset(variation, hicann, component);
        return Math.max(0, Math.min(TransferLaws.FULL_SCALE_VOLT, volt));
    }

    /** The cells of V_reset belong to a row of denmems and a parity of columns (hardware reference 5.3). */
    private double resetVolt(int hicann, int denmem, double code) {
        int block = 2 * (denmem / COLUMNS) + denmem % 2;
        double ofBlock = TransferLaws.voltage(code) + deviations.offset(Variation.V_RESET_BLOCK, hicann, block);
        return volt(ofBlock, Variation.V_RESET_DENMEM, hicann, denmem);
    }

    /** An input without bias current, or a dead one, passes nothing, even on a die whose inputs do not saturate. */
    private double inputLimit(int hicann, int denmem, int input, double biasCode) {
        PlantedDefects defects = table.defects();
        boolean dead = defects.isDead(DefectLevel.NEURON, hicann, denmem)
                || defects.isDead(DefectLevel.SYNAPTIC_INPUT, hicann, 2 * denmem + input);
        return dead || biasCode <= 0 ? 0 : table.limits().inputSiemens() * (biasCode / TransferLaws.MAX_CODE);
    }

    private double restConductance(int hicann, int component, double leak, double convoffCode, double limit) {
        double offset = leak * Math.max(0, deviations.offset(Variation.G_OFF, hicann, component));
        double knee = deviations.offset(Variation.CONVOFF_KNEE, hicann, component);
        double open = table.limits().convoffSiemens() * Math.max(0, knee - convoffCode);
        double cells = table.limits().cellLeakSiemens() * CircuitLimits.CELLS_PER_INPUT;
        double sum = offset + open + cells;
        return limit == 0 ? 0 : sum / (1 + sum / limit);
    }
}
