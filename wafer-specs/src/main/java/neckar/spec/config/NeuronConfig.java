package neckar.spec.config;

/**
 * Options that the neurons of a chip share (hardware reference 5.4 and 7.3).
 *
 * @param top options of the top row of denmems
 * @param bottom options of the bottom row
 * @param spl1ResetReleased whether the path from neurons to mergers is out of reset
 * @param sramTiming timing of the neuron builder's SRAM
 */
public record NeuronConfig(
        NeuronRowConfig top, NeuronRowConfig bottom, boolean spl1ResetReleased, SramTiming sramTiming) {
    /** Both rows at their default, nothing in reset. */
    public static final NeuronConfig DEFAULT =
            new NeuronConfig(NeuronRowConfig.DEFAULT, NeuronRowConfig.DEFAULT, true, SramTiming.DEFAULT);

    /** Options of one row of denmems: 0 top, 1 bottom. */
    public NeuronRowConfig row(int row) {
        return Require.inRange("row of denmems", row, 0, 1) == 0 ? top : bottom;
    }
}
