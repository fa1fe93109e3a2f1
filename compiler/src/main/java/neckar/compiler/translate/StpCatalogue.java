package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.synapse.StpSharing;
import neckar.network.Network;
import neckar.network.Projection;

/** The fitted plasticity of every STP set of a network. Immutable. */
public final class StpCatalogue implements StpSharing {
    private final List<Optional<StpFit>> fits;
    private final int[] blockSettings;

    private StpCatalogue(List<Optional<StpFit>> fits, int[] blockSettings) {
        this.fits = fits;
        this.blockSettings = blockSettings;
    }

    /** Fits each set that a projection uses. */
    public static StpCatalogue of(Network network, ConnectionTable table) {
        int sets = 1;
        for (Projection projection : network.projections()) {
            sets = Math.max(sets, table.traits(projection.position()).stpSet() + 1);
        }
        List<Optional<StpFit>> fits = new ArrayList<>(java.util.Collections.nCopies(sets, Optional.empty()));
        for (Projection projection : network.projections()) {
            int set = table.traits(projection.position()).stpSet();
            if (!projection.dynamics().isStatic() && fits.get(set).isEmpty()) {
                fits.set(set, Optional.of(StpFit.of(projection.dynamics())));
            }
        }
        int[] blockSettings = new int[sets];
        Arrays.fill(blockSettings, NO_SETTING);
        for (int set = 0; set < sets; set++) {
            if (fits.get(set).isPresent()) {
                blockSettings[set] = set;
                for (int earlier = set - 1; earlier >= 0; earlier--) {
                    if (fits.get(earlier).isPresent()
                            && fits.get(earlier)
                                    .get()
                                    .sharesBlockWith(fits.get(set).get())) {
                        blockSettings[set] = blockSettings[earlier];
                    }
                }
            }
        }
        return new StpCatalogue(fits, blockSettings);
    }

    @Override
    public int blockSetting(int stpSet) {
        return blockSettings[stpSet];
    }

    /** The fit of a set; empty for static synapses. */
    Optional<StpFit> fit(int stpSet) {
        return stpSet < 0 ? Optional.empty() : fits.get(stpSet);
    }

    /** Factor between a weight of the network and the conductance of its row: the first response. */
    double weightFactor(int stpSet) {
        return fit(stpSet).map(StpFit::weightFactor).orElse(1.0);
    }
}
