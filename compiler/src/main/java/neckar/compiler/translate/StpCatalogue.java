package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.synapse.StpSharing;
import neckar.network.Network;
import neckar.network.Projection;
import neckar.spec.unit.Scaling;

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
        Scaling scaling = Translator.scaling(network);
        int sets = 1;
        for (Projection projection : network.projections()) {
            sets = Math.max(sets, table.traits(projection.position()).stpSet() + 1);
        }
        List<Optional<StpFit>> fits = new ArrayList<>(Collections.nCopies(sets, Optional.empty()));
        for (Projection projection : network.projections()) {
            int set = table.traits(projection.position()).stpSet();
            if (!projection.dynamics().isStatic() && fits.get(set).isEmpty()) {
                fits.set(set, Optional.of(StpFit.of(projection.dynamics(), scaling)));
            }
        }
        return new StpCatalogue(fits, blockSettings(fits));
    }

    /** Number of the first set with which each set can share a block. */
    private static int[] blockSettings(List<Optional<StpFit>> fits) {
        int[] settings = new int[fits.size()];
        Arrays.fill(settings, NO_SETTING);
        for (int set = 0; set < settings.length; set++) {
            if (fits.get(set).isEmpty()) {
                continue;
            }
            StpFit own = fits.get(set).get();
            settings[set] = set;
            for (int earlier = 0; earlier < set; earlier++) {
                if (fits.get(earlier).filter(own::sharesBlockWith).isPresent()) {
                    settings[set] = settings[earlier];
                    break;
                }
            }
        }
        return settings;
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
