package neckar.emulator.silicon;

/** Quantities of a denmem by the nominal laws alone. */
final class Nominal {
    private Nominal() {}

    static DenmemQuantities denmem(DenmemCodes codes) {
        double capacitance = TransferLaws.capacitance(codes.bigCapacitor());
        double tau = TransferLaws.tauMem(codes.leakBias(), codes.bigCapacitor(), codes.leakSpeed());
        // The software that programs chips turns the two terms off by these codes (hardware reference 5.6).
        boolean off = codes.expThreshold() >= TransferLaws.MAX_CODE
                && codes.expSlope() >= TransferLaws.MAX_CODE
                && codes.expBias() >= TransferLaws.MAX_CODE;
        boolean adapts = codes.adaptation() > 0 || codes.adaptationJump() > 0;
        double limit = TransferLaws.current(codes.expBias());
        return new DenmemQuantities(
                capacitance,
                capacitance / tau,
                TransferLaws.voltage(codes.leak()),
                TransferLaws.excitatoryReversal(codes.reversalX()),
                TransferLaws.voltage(codes.reversalI()),
                TransferLaws.tauSyn(codes.timeConstantX()),
                TransferLaws.tauSyn(codes.timeConstantI()),
                TransferLaws.voltage(codes.threshold()),
                TransferLaws.voltage(codes.reset()),
                TransferLaws.tauRefrac(codes.refractory()),
                !off && limit > 0,
                TransferLaws.voltage(codes.expThreshold()),
                TransferLaws.slope(codes.expSlope()),
                limit,
                adapts ? TransferLaws.adaptation(codes.adaptation()) : 0,
                TransferLaws.tauAdapt(codes.adaptationTime()),
                adapts ? TransferLaws.adaptationJump(codes.adaptationJump()) : 0);
    }
}
