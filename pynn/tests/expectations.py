"""What of PyNN's own tests and examples does not pass on this hardware, and why."""

EXPECTED = {}

EXAMPLES = [
    ["small_network.py", "neckar"],
    ["simpleRandomNetwork.py", "neckar"],
    ["brunel.py", "neckar"],
    ["VAbenchmarks.py", "neckar", "COBA"],
    ["VAbenchmarks.py", "neckar", "CUBA"],
    ["tsodyksmarkram.py", "neckar"],
    ["specific_network.py", "neckar"],
    ["connections.py", "neckar"],
    ["simple_STDP.py", "neckar"],
    ["current_injection.py", "neckar"],
    ["cell_type_demonstration.py", "neckar"],
    ["synaptic_input.py", "neckar"],
    ["random_numbers.py", "neckar"],
    ["varying_poisson.py", "neckar"],
    ["update_spike_source_array.py", "neckar"],
    ["parameter_changes.py", "neckar"],
    ["inhomogeneous_network.py", "neckar"],
    ["StepCurrentSource.py", "neckar"],
    ["stochastic_synapses.py", "neckar"],
    ["stochastic_deterministic_comparison.py", "neckar"],
    ["Izhikevich.py", "neckar"],
    ["HH_cond_exp2.py", "neckar"],
    ["gif_neuron.py", "neckar"],
    ["multiquantal_synapses.py", "neckar"],
    ["stdp_network.py", "neckar"],
]
