"""Tables of the README pages, made from expected.json and the results of a run; the gallery."""

import json
import os
import shutil
from dataclasses import dataclass

from . import acceptance, places
from .substrates import TITLES

ONE_RUN = "¹"  # mark of a figure that rests on one run
_COLUMNS = ("reference", "ideal", "real")


@dataclass(frozen=True)
class Verdict:
    """What became of one figure of merit on one substrate."""

    merit: str
    unit: str
    substrate: str
    value: str
    reference: str
    wanted: str
    passed: bool
    known: str

    def line(self):
        """One line of text, e.g. "rate 12 Hz (reference 12.4, ideal silicon 12 ± 10 %): pass"."""
        value = self.value + (f" {self.unit}" if self.unit else "")
        reference = f"reference {self.reference}, " if self.reference != "-" and self.substrate != "reference" else ""
        verdict = "pass" if self.passed else "not reached" + (f" (known: {self.known})" if self.known else "")
        return f"{self.merit} {value} ({reference}{TITLES[self.substrate]} {self.wanted}): {verdict}"


def verdicts(expected, results):
    """A verdict for each measured figure of merit that has a rule."""
    found = []
    for key, merit in expected["merits"].items():
        entries = results["merits"].get(key, {})
        for substrate in _COLUMNS:
            rule = acceptance.rule(merit, substrate, results["size"])
            entry = entries.get(substrate)
            if rule is None or entry is None:
                continue
            reference = acceptance.measured(entries.get("reference"))
            found.append(
                Verdict(
                    merit["title"],
                    merit.get("unit", ""),
                    substrate,
                    acceptance.measured(entry),
                    reference,
                    acceptance.wanted(rule, merit.get("unit", "")),
                    acceptance.meets(rule, entry["mean"]),
                    rule.get("not_reached", ""),
                )
            )
    return found


def table(expected, results):
    """The table published | reference simulator | ideal silicon | typical silicon, with verdicts."""
    real = TITLES["real"] + (", calibrated" if results["calibrated"] else ", not calibrated")
    lines = [
        f"| figure of merit | published | {TITLES['reference']} | {TITLES['ideal']} | {real} |",
        "|---|---|---|---|---|",
    ]
    reasons = []
    for key, merit in expected["merits"].items():
        entries = results["merits"].get(key, {})
        unit = f" ({merit['unit']})" if merit.get("unit") else ""
        cells = [merit["title"] + unit, acceptance.number(merit.get("published", float("nan")))]
        for substrate in _COLUMNS:
            cells.append(_cell(merit, entries.get(substrate), substrate, results, reasons))
        lines.append("| " + " | ".join(cells) + " |")
    lines += [""] + [_seeds(results)] + [f"- {reason}" for reason in reasons]
    lines += [f"- {note}" for note in results["notes"]]
    return "\n".join(lines)


def _cell(merit, entry, substrate, results, reasons):
    if entry is None:
        return merit.get("absent", {}).get(substrate, "-")
    text = acceptance.measured(entry) + (ONE_RUN if entry["n"] == 1 else "")
    rule = acceptance.rule(merit, substrate, results["size"])
    if rule is None:
        return text
    wanted = acceptance.wanted(rule)
    if acceptance.meets(rule, entry["mean"]):
        return f"{text} (pass: {wanted})"
    if rule.get("not_reached"):
        reasons.append(f"{merit['title']}, {TITLES[substrate]}: {rule['not_reached']}")
    return f"**not reached: {text} instead of {wanted}**"


def _seeds(results):
    counts = {entry["n"] for entries in results["merits"].values() for entry in entries.values()} - {0}
    repeated = ", ".join(map(str, sorted(counts - {1})))
    words = [f"Mean ± 95 % interval over repetitions (here {repeated})."] if repeated else []
    if 1 in counts:
        words.append(f"{ONE_RUN} rests on one run, hence no interval.")
    words.append(
        f"Form: {results['size']}, first seed {results['seed']}, first die {results['die_seed']}, trial {results['trial']}."
    )
    return " ".join(words)


def cost_table(results):
    """Neurons, synapses, chips, losses and times of each network."""
    lines = [
        "| network | on | neurons | synapses | chips | lost neurons, synapses | biology s | hardware s | wall s |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for label, entries in results["costs"].items():
        for name in _COLUMNS:
            if name in entries:
                e = entries[name]
                lost = f"{e['neurons_lost']}, {e['synapses_lost']}" if "chips" in e else "-"
                sizes = [str(e.get(key, "-")) for key in ("neurons", "synapses", "chips")]
                times = [acceptance.number(e["bio_s"]), f"{e['hardware_s']:.3g}" if "chips" in e else "-", f"{e['wall_s']:.2g}"]
                lines.append("| " + " | ".join([label, TITLES[name]] + sizes + [lost] + times) + " |")
    return "\n".join(lines + ["", f"The whole command took {results['wall_s']:g} s of wall time."])


def fill(text, name, content):
    """Text with the part between the markers of a name replaced."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    if begin not in text or end not in text:
        raise ValueError(f"the markers of {name} are missing")
    head, rest = text.split(begin, 1)
    return head + begin + "\n" + content + "\n" + end + rest.split(end, 1)[1]


def filled(folder):
    """The README of an experiment with its tables as its results.json has them."""
    with open(os.path.join(folder, "README.md"), encoding="utf-8") as file:
        text = file.read()
    path = os.path.join(folder, "results.json")
    if not os.path.exists(path):
        return text
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    text = fill(text, "results", table(acceptance.load(folder), results))
    return fill(text, "cost", cost_table(results))


def publish(folder, output):
    """Takes picture and results of a run into the experiment's folder, and fills README and gallery."""
    for name in ("figure.png", "results.json"):
        if os.path.exists(os.path.join(output, name)):
            shutil.copyfile(os.path.join(output, name), os.path.join(folder, name))
    text = filled(folder)
    with open(os.path.join(folder, "README.md"), "w", encoding="utf-8") as file:
        file.write(text)
    write_gallery()


def gallery():
    """The rows of the gallery page, from what exists."""
    rows = ["| | experiment | reached |", "|---|---|---|"]
    for name in places.names():
        folder = places.folder(name)
        expected = acceptance.load(folder)
        thumbnail = f'<img src="{name}/figure.png" width="200">' if os.path.exists(f"{folder}/figure.png") else ""
        reached = "-"
        if os.path.exists(f"{folder}/results.json"):
            with open(f"{folder}/results.json", encoding="utf-8") as file:
                found = verdicts(expected, json.load(file))
            reached = f"{sum(v.passed for v in found)} of {len(found)}"
        rows.append(f"| {thumbnail} | [{name}]({name}/README.md): {expected['question']} {expected['answer']} | {reached} |")
    return "\n".join(rows)


def write_gallery():
    """Fills the gallery page."""
    path = os.path.join(places.EXPERIMENTS, "README.md")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(fill(text, "gallery", gallery()))
