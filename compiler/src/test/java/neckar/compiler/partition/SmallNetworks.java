package neckar.compiler.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.network.CellType;
import neckar.network.Connector;
import neckar.network.HardwareSettings;
import neckar.network.Indices;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SelfConnections;
import neckar.network.Space;
import neckar.network.SpikeTimes;
import neckar.network.Structure;
import neckar.network.SynapseDynamics;
import neckar.network.ValueField;

/** Builds small networks for tests step by step. */
public final class SmallNetworks {

    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();

    /** Adds cells; returns the position of the population. */
    public int cells(int size, PlacementRequest... placement) {
        return add(size, CellType.IF_COND_EXP, 20, false, List.of(placement));
    }

    /** Adds cells of an expected rate. */
    public int cellsAt(double rateHz, int size) {
        return add(size, CellType.IF_COND_EXP, rateHz, false, List.of());
    }

    /** Adds Poisson sources of a rate. */
    public int sources(int size, double rateHz, PlacementRequest... placement) {
        return add(size, CellType.SPIKE_SOURCE_POISSON, rateHz, false, List.of(placement));
    }

    /** Adds Poisson sources that come from background generators. */
    public int generator(int size, double rateHz) {
        return add(size, CellType.SPIKE_SOURCE_POISSON, rateHz, true, List.of());
    }

    private int add(int size, CellType type, double rateHz, boolean generator, List<PlacementRequest> placement) {
        int position = populations.size();
        populations.add(new Population(
                position,
                "p" + position,
                size,
                type,
                Map.of(),
                SpikeTimes.NONE,
                List.of(),
                placement,
                rateHz,
                Structure.DEFAULT,
                generator,
                0));
        return position;
    }

    /** Connects two populations. */
    public SmallNetworks connect(int pre, int post, Receptor receptor, Connector connector) {
        return connect(pre, post, receptor, connector, SynapseDynamics.STATIC);
    }

    /** Connects two populations by synapses with short-term plasticity. */
    public SmallNetworks connect(int pre, int post, Receptor receptor, Connector connector, SynapseDynamics dynamics) {
        return connect(pre, post, receptor, connector, dynamics, 1);
    }

    private SmallNetworks connect(
            int pre, int post, Receptor receptor, Connector connector, SynapseDynamics dynamics, double priority) {
        int position = projections.size();
        projections.add(new Projection(
                position,
                "j" + position,
                pre,
                post,
                receptor,
                connector,
                new ValueField.Constant(0.001),
                new ValueField.Constant(1),
                dynamics,
                priority,
                "test"));
        return this;
    }

    /** Connects with a probability. */
    public SmallNetworks random(int pre, int post, Receptor receptor, double probability) {
        return connect(pre, post, receptor, new Connector.FixedProbability(probability, SelfConnections.ALLOWED));
    }

    /** Connects with a probability, by synapses whose loss weighs so much. */
    public SmallNetworks random(int pre, int post, Receptor receptor, double probability, double priority) {
        Connector connector = new Connector.FixedProbability(probability, SelfConnections.ALLOWED);
        return connect(pre, post, receptor, connector, SynapseDynamics.STATIC, priority);
    }

    /** The network with a seed. */
    public Network build(long seed) {
        return new Network(
                "test", 1000, seed, populations, projections, List.of(), HardwareSettings.DEFAULT, Space.DEFAULT);
    }

    /** A request for chips. */
    public static PlacementRequest onChips(int neurons, boolean exclusive, Integer... hicanns) {
        return new PlacementRequest(
                Indices.all(neurons), List.of(hicanns), List.of(), List.of(), OptionalInt.empty(), exclusive);
    }

    /** A run with some threads. */
    public static RunContext run(int threads) {
        return new RunContext(1, threads, Progress.NONE, new CancelFlag());
    }
}
