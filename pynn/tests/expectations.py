"""What of PyNN's own tests and examples does not pass on this hardware, and why."""

_CODES = "the resting potential is a code of 10 bits, -64.92 instead of -65 mV, and the test compares exactly"
_ADAPTATION = (
    "a constant current is a shift of the resting potential, on which the adaptation acts too: spikes every 28 ms instead of "
    "every 15 to 32"
)
_NEWER = ("not applicable", "cells of compartments: not in PyNN 0.10, and a circuit has one membrane")
_POINT_NEURON = ("not applicable", "PointNeuron is not in PyNN 0.10")
_BRUNEL = (
    "silent on the wafer, and warned of: 5,000 sources of 400 Hz are more than links carry (15 % of the synapses are lost), and "
    "synapses of 0.1 ms that move a membrane by 5 mV are stronger than the chip's; 99 and 85 Hz on the reference machine"
)
_STDP = ("refused", "")

EXPECTED = {
    "scenario2.scenario2": ("differs", "83 different currents; a block of neurons shares one waveform of stimulus"),
    "scenario3.scenario3": _STDP,
    "ticket166.ticket166": ("differs", _CODES),
    "recording.reset_recording": ("differs", _CODES),
    "recording.record_vm_and_gsyn_from_assembly": ("passes", "gsyn is NaN: only the membrane has a pin"),
    "cell_types.EIF_cond_alpha_isfa_ista": ("differs", _ADAPTATION),
    "cell_types.HH_cond_exp": ("refused", ""),
    "cell_types.issue367": ("differs", "the test looks 0.1 ms before a spike; the converter samples every 0.104 ms"),
    "electrodes.issue165": ("differs", _CODES),
    "electrodes.issue321": ("differs", "compares exactly a voltage of the converter with one of the probe"),
    "electrodes.issue437": ("differs", "noise currents: 129 steps of stimulus; exact comparison of voltages"),
    "electrodes.issue442": ("differs", _CODES),
    "electrodes.issue487": ("differs", _CODES),
    "electrodes.issue_465_474_630": ("refused", ""),
    "electrodes.issue631": ("refused", ""),
    "connection_handling.issue652": _STDP,
    "synapse_types.simple_stochastic_synapse": ("refused", ""),
    "cell_types.IF_curr_delta_voltage_step": ("refused", ""),
    "mc.*": _NEWER,
    "scenario5.*": _NEWER,
    "cell_types.composed_neuron_model_homogeneous_receptors": _POINT_NEURON,
    "multi_synapse.py neckar": _POINT_NEURON,
    "monolith_vs_composed.py neckar": _POINT_NEURON,
    "simple_STDP.py neckar": _STDP,
    "stdp_network.py neckar": _STDP,
    "stochastic_synapses.py neckar": ("refused", ""),
    "stochastic_deterministic_comparison.py neckar": ("refused", ""),
    "synaptic_input.py neckar": ("refused", ""),
    "parameter_changes.py neckar": ("refused", ""),
    "Izhikevich.py neckar": ("refused", ""),
    "HH_cond_exp2.py neckar": ("refused", ""),
    "gif_neuron.py neckar": ("refused", ""),
    "multiquantal_synapses.py neckar": ("refused", ""),
    "cell_type_demonstration.py neckar": ("refused", ""),
    "brunel.py neckar": ("passes", _BRUNEL),
}

EXAMPLES = [
    [f"{name}.py", "neckar", *more]
    for name, *more in (
        ["small_network"],
        ["simpleRandomNetwork"],
        ["tsodyksmarkram"],
        ["specific_network"],
        ["connections"],
        ["simple_STDP"],
        ["current_injection"],
        ["cell_type_demonstration"],
        ["synaptic_input"],
        ["random_numbers"],
        ["varying_poisson"],
        ["update_spike_source_array"],
        ["parameter_changes"],
        ["inhomogeneous_network"],
        ["StepCurrentSource"],
        ["stochastic_synapses"],
        ["stochastic_deterministic_comparison"],
        ["Izhikevich"],
        ["HH_cond_exp2"],
        ["gif_neuron"],
        ["multiquantal_synapses"],
        ["stdp_network"],
        ["VAbenchmarks", "CUBA"],
        ["VAbenchmarks", "COBA"],
        ["brunel"],
    )
]

# Those of newer versions that the older has not.
NEWER_EXAMPLES = [["multi_synapse.py", "neckar"], ["monolith_vs_composed.py", "neckar"]]

# What the tests run where a checkout is at hand: each kind of outcome, every part of the back end, a second each.
QUICK = (
    "issue231.issue231",
    "issue274.issue274",
    "scenario1.scenario1",
    "ticket166.ticket166",
    "cell_types.EIF_cond_alpha_isfa_ista",
    "cell_types.update_SpikeSourceArray",
    "connection_handling.issue652",
    "connection_handling.issue672",
    "connectors.fixed_number_pre_with_replacement",
    "electrodes.issue165",
    "electrodes.issue451",
    "parameter_handling.issue505",
    "procedural_api.ticket195",
    "recording.issue259",
    "simulation_control.reset_with_spikes",
    "synapse_types.simple_stochastic_synapse",
    "small_network.py neckar",
    "Izhikevich.py neckar",
)
