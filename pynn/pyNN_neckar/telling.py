"""Warns of what the hardware does differently than asked: each cause once in a simulation."""

from .errors import HardwareWarning, LossError
from .notes import note_once

_SOME = 4
_VOLTAGE_MV = 1.0
_RELATIVE = 0.1


def tell(state, report, probed):
    """Warns of losses, of signals that no pin shows, and of wishes that are met in part only."""
    _lost(state, report)
    missing = report["not_recorded"]
    if missing:
        names = [f"{m['population']}[{m['index']}].{m['variable']}" for m in missing]
        note_once(
            f"{len(missing)} of the recorded signals cannot be read and are NaN: {_list(names)} ({missing[0]['why']}); "
            "setup(probe='auto') reads them with a probe of the emulator",
            HardwareWarning,
        )
    if probed:
        names = [f"{p.label}[{i}]" for p, indices in probed.items() for i in sorted(indices)]
        note_once(
            f"hardware shows two membranes a reticle: v of {_list(names)} comes from a probe that only the emulator has; "
            "setup(probe='hardware') leaves it out",
            HardwareWarning,
        )
    far = [a for a in report["approximations"] if _is_far(a)]
    if far:
        names = [f"{a['population']} {a['what']}: {a['asked']:.4g} becomes {a['given']:.4g}" for a in far]
        note_once(f"wishes that are met in part only, see sim.report(): {_list(names, '; ')}", HardwareWarning)


def _lost(state, report):
    synapses = report["synapses"]
    policy = state.options.own["on_loss"]
    if not synapses["lost"] or policy == "ignore":
        return
    by_cause = {cause: count for cause, count in synapses["lost_by_cause"].items() if count}
    causes = ", ".join(f"{cause} {count}" for cause, count in by_cause.items())
    advice = []
    if set(by_cause) - {"input_bandwidth"}:
        advice.append("setup(neuron_size=..., effort='high')")
    if "input_bandwidth" in by_cause:
        advice.append("setup(speedup=...) below 1e4, or background_generator(sources) for Poisson sources")
    text = (
        f"{synapses['lost']} of {synapses['requested']} synapses ({100 * synapses['loss']:.2f} %) are lost, for want of: "
        f"{causes}. See sim.report(); maybe {'; '.join(advice)}?"
    )
    if report["status"] == 2 and policy == "error":
        raise LossError(text)
    note_once(text, HardwareWarning)


def _list(names, separator=", "):
    rest = len(names) - _SOME
    return separator.join(names[:_SOME]) + (f"{separator}{rest} more" if rest > 0 else "")


def _is_far(approximation):
    asked, given = approximation["asked"], approximation["given"]
    if not isinstance(asked, (int, float)) or not isinstance(given, (int, float)):
        return False
    if approximation["what"].startswith(("v_", "e_rev")):
        return abs(given - asked) > _VOLTAGE_MV
    return abs(given - asked) > _RELATIVE * abs(asked)
