"""What a run cost: neurons, synapses, chips, losses, times."""


def of(sim, substrate):
    """The cost of the back end's last run."""
    report = sim.report()
    if substrate.is_reference:
        return {"bio_s": report["duration_ms"] / 1000.0, "wall_s": report["wall_s"]}
    synapses = report["synapses"]
    emulation = report["emulation"]
    return {
        "neurons": report["neurons"]["requested"],
        "neurons_lost": report["neurons"]["requested"] - report["neurons"]["placed"],
        "synapses": synapses["requested"],
        "synapses_lost": synapses["lost"],
        "chips": report["resources"]["hicanns_used"],
        "bio_s": emulation["bio_s"],
        "hardware_s": emulation["hardware_s"],
        "wall_s": emulation["wall_s"],
        "real_time_factor": emulation["real_time_factor"],
        "events_lost": emulation["events"]["l2_down_lost"] + emulation["events"]["l2_up_lost"] + emulation["events"]["l1_lost"],
    }
