package neckar.emulator.silicon;

/** A die without any deviation from the nominal laws. */
public final class IdealSilicon implements Silicon {
    @Override
    public DenmemQuantities denmem(int hicann, int denmem, DenmemCodes codes) {
        return Nominal.denmem(codes);
    }

    @Override
    public double synapse(int hicann, int row, int column, int weight, double gmaxCode, double divisor) {
        return TransferLaws.synapse(weight, gmaxCode, divisor);
    }

    @Override
    public int repeaterDelayTicks(int segment, int nominalTicks) {
        return nominalTicks;
    }
}
