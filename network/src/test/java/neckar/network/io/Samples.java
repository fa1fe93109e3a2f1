package neckar.network.io;

import java.nio.file.Path;
import neckar.network.Network;

/** Network files for tests. */
final class Samples {
    /** Every kind of cell, connector, structure, distribution, current source and request. */
    static final String ALL = """
            {"format": "neckar-network/1", "name": "all", "duration_ms": 100.0, "seed": 42,
             "hardware": {"speedup": 10000, "voltage_scale": 10.0, "voltage_shift_v": 1.2, "pll_mhz": 125},
             "space": {"axes": "xy", "scale_factor": 1.0, "offset": 0.0, "periodic_boundaries": [[0, 10], null, null]},
             "populations": [
              {"label": "in", "size": 10, "cell_type": "SpikeSourcePoisson", "background_generator": true,
               "parameters": {"rate": {"uniform": {"low": 5, "high": 50}}, "start": 10, "duration": 80}},
              {"label": "arr", "size": 2, "cell_type": "SpikeSourceArray",
               "parameters": {"spike_times": [[1.5, 20], []]}, "placement": {"hicanns": [324]}},
              {"label": "exc", "size": 8, "cell_type": "IF_cond_exp", "rate_hz": 30,
               "parameters": {"v_thresh": {"normal_clipped": {"mu": -50, "sigma": 1, "low": -55, "high": -45}},
                "cm": [1, 1, 1, 1, 1, 1, 1, 2]},
               "record": ["spikes", {"variable": "v", "indices": [0, 1]},
                {"variable": "gsyn_exc", "indices": [3], "probe": "debug"}],
               "structure": {"type": "Grid2D", "aspect_ratio": 2.0, "dx": 1, "fill_order": "random"},
               "placement": [{"indices": [0, 1], "neurons": [{"hicann": 1, "x": 0, "size": 4}, {"hicann": 1, "x": 2, "size": 4}]},
                {"indices": [2], "neuron_blocks": [[324, 0]], "neuron_size": 8, "exclusive": true}]},
              {"label": "adex", "size": 3, "cell_type": "EIF_cond_exp_isfa_ista",
               "record": [{"variable": "w", "probe": "debug"}], "positions": [[0, 0, 0], [1, 0, 0], [2, 0, 0]]},
              {"label": "ce", "size": 8, "cell_type": "IF_curr_exp", "structure": {"type": "Grid3D"}},
              {"label": "ca", "size": 2, "cell_type": "IF_curr_alpha", "structure": {"type": "Line", "dx": 2}},
              {"label": "ga", "size": 2, "cell_type": "IF_cond_alpha",
               "structure": {"type": "RandomStructure", "boundary": {"type": "Sphere", "radius": 5}, "origin": [1, 2, 3]}},
              {"label": "ea", "size": 2, "cell_type": "EIF_cond_alpha_isfa_ista",
               "structure": {"type": "RandomStructure", "boundary": {"type": "Cuboid", "width": 1, "height": 1, "depth": 1}}}],
             "projections": [
              {"pre": "in", "post": "exc", "receptor": "excitatory", "label": "drive", "priority": 2,
               "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.5}, "weight": 0.004, "delay": 1.5,
               "synapse_type": {"type": "TsodyksMarkramSynapse", "U": 0.5, "tau_rec": 100.0, "tau_facil": 0.0, "fit_rates": [20, 100]}},
              {"pre": "in", "post": "exc", "connector": {"type": "AllToAllConnector"}, "weight": {"lognormal": {"mu": -6, "sigma": 0.3}}},
              {"pre": "exc", "post": "exc", "connector": {"type": "FixedNumberPreConnector", "n": 3, "allow_self_connections": false}, "weight": 0.001},
              {"pre": "exc", "post": "exc", "connector": {"type": "FixedNumberPostConnector", "n": 3, "with_replacement": true}, "weight": 0.001},
              {"pre": "exc", "post": "adex", "receptor": "inhibitory", "connector": {"type": "FixedTotalNumberConnector", "n": 5, "with_replacement": false}, "weight": 0.001,
               "delay": {"uniform": {"low": 1, "high": 2}}, "synapse_type": {"type": "StaticSynapse"}},
              {"pre": "exc", "post": "ce", "connector": {"type": "OneToOneConnector"}, "weight": 0},
              {"pre": "exc", "post": "exc", "connector": {"type": "DistanceDependentProbabilityConnector", "d_expression": "exp(-d/3)", "allow_self_connections": "NoMutual"}, "weight": 0.001},
              {"pre": "arr", "post": "ca", "connector": {"type": "FromListConnector", "connections": [[0, 1], [1, 0, 0.5, 2]]}, "weight": 0.25}],
             "currents": [
              {"type": "DCSource", "population": "exc", "indices": [3, 4], "amplitude": 0.5, "start": 20.0, "stop": 80.0},
              {"type": "StepCurrentSource", "population": "adex", "times": [0, 10], "amplitudes": [0.1, 0.2]},
              {"type": "ACSource", "population": "ce", "amplitude": 1, "offset": 0, "frequency": 10, "phase": 0},
              {"type": "NoisyCurrentSource", "population": "ca", "mean": 0.1, "stdev": 0.2, "dt": 1.0}]}""";

    /** Two populations and one projection, to be changed by tests. */
    static final String SMALL = """
            {"format": "neckar-network/1", "duration_ms": 100,
             "populations": [
              {"label": "a", "size": 4, "cell_type": "IF_cond_exp"},
              {"label": "b", "size": 5, "cell_type": "IF_cond_exp", "parameters": {"tau_m": 10.0}}],
             "projections": [
              {"pre": "a", "post": "b", "connector": {"type": "AllToAllConnector"}, "weight": 0.01}]}""";

    private Samples() {}

    /** Reads a network without a folder of its own. */
    static Network read(String text) {
        return NetworkReader.parse(text, "net.json", Path.of("."));
    }
}
