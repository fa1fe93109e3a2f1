"""What of PyNN's own tests and examples does not pass on this hardware, and why."""

_CODES = "the resting potential is a code of 10 bits, -64.92 instead of -65 mV, and the test compares exactly"
_STDP = ("refused", "")

EXPECTED = {
    "scenario2.scenario2": ("fails", "83 different currents; a block of neurons shares one waveform of stimulus"),
    "scenario3.scenario3": _STDP,
    "ticket166.ticket166": ("fails", _CODES),
    "test_recording.test_reset_recording": ("fails", _CODES),
    "test_recording.test_record_vm_and_gsyn_from_assembly": ("passes", "gsyn is NaN: only the membrane has a pin"),
    "test_cell_types.test_EIF_cond_alpha_isfa_ista": ("fails", "counts spikes exactly; alpha conductances are translated"),
    "test_cell_types.test_HH_cond_exp": ("refused", ""),
    "test_cell_types.issue367": ("fails", "the test looks 0.1 ms before a spike; the converter samples every 0.104 ms"),
    "test_electrodes.issue165": ("fails", _CODES),
    "test_electrodes.issue321": ("fails", "compares exactly a voltage of the converter with one of the probe"),
    "test_electrodes.issue437": ("fails", "noise currents: 129 steps of stimulus; exact comparison of voltages"),
    "test_electrodes.issue442": ("fails", _CODES),
    "test_electrodes.issue487": ("fails", _CODES),
    "test_electrodes.issue_465_474_630": ("refused", ""),
    "test_electrodes.issue631": ("refused", ""),
    "test_connection_handling.issue652": _STDP,
    "test_synapse_types.test_simple_stochastic_synapse": ("refused", ""),
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
