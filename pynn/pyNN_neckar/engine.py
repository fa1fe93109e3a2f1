"""Runs neckar for the network of a state, when it must."""

import hashlib
import json
import os
import re
import shutil
import tempfile
import warnings

import numpy as np

from .errors import HardwareWarning, LossError, NeckarInputError
from .launcher import Launcher
from .network_file import NetworkFile
from .notes import note_once
from .results import Results

_PLACE = re.compile(r"(populations|projections|currents)\[(\d+)\]")


class Engine:
    """Keeps the results of the present network; writes files, runs, reads when network or time have changed."""

    def __init__(self):
        self.launcher = Launcher()
        self.folder = None
        self.forget()

    def forget(self):
        """Forgets results and files of the last simulation."""
        self._results = None
        self._key = None
        self._watched = set()
        self._run = 0
        if self.folder is not None and self._temporary:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder = None
        self._temporary = True

    def watch(self, population):
        """Records the spikes of a population from now on, though the script did not ask for it."""
        self._watched.add(population)

    def latest(self):
        """Results of the last run, or None before the first."""
        return self._results

    def results(self, state):
        """Results of the state's network from 0 to now."""
        network = NetworkFile(state, self._watched)
        text = network.text()
        words = state.options.words()
        key = _hash(text, network.lists, words)
        if key != self._key:
            self._results = self._execute(state, network, text, words)
            self._key = key
        return self._results

    def _execute(self, state, network, text, words):
        folder = self._folder(state)
        path = os.path.join(folder, "network.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        for name, table in network.lists.items():
            np.save(os.path.join(folder, name), table)
        out = os.path.join(folder, f"run{self._run}")
        self._run += 1
        outcome = self.launcher.run(["run", path, "-o", out, "--force", "--quiet", "--json"] + words)
        if outcome.status == 1:
            raise NeckarInputError(outcome.document, _where(outcome.document, network))
        results = Results(out, network.labels)
        self._tell(state, network, results, outcome.status)
        return results

    def _folder(self, state):
        if self.folder is None:
            keep = state.options.own["keep"]
            self._temporary = keep is None
            if keep is None:
                self.folder = tempfile.mkdtemp(prefix="neckar-")
                self.launcher.remove_at_exit(self.folder)
            else:
                self.folder = os.path.abspath(keep)
                os.makedirs(self.folder, exist_ok=True)
        return self.folder

    def _tell(self, state, network, results, status):
        """Warnings about what the hardware does differently: each cause once."""
        report = results.report()
        synapses = report["synapses"]
        if synapses["lost"] and state.options.own["on_loss"] != "ignore":
            causes = ", ".join(f"{k} {v}" for k, v in synapses["lost_by_cause"].items() if v)
            text = (
                f"{synapses['lost']} of {synapses['requested']} synapses ({100 * synapses['loss']:.2f} %) "
                f"are lost for want of: {causes}. See sim.report(), setup(neuron_size=..., effort='high')"
            )
            if status == 2 and state.options.own["on_loss"] == "error":
                raise LossError(text)
            note_once(text, HardwareWarning)
        missing = report["not_recorded"]
        if missing:
            some = ", ".join(f"{m['population']}[{m['index']}].{m['variable']}" for m in missing[:5])
            note_once(
                f"{len(missing)} of the recorded signals cannot be read: {some}{', ...' if len(missing) > 5 else ''}. "
                f"{missing[0]['why']}. They are NaN; setup(probe='debug') reads them with a probe that no hardware has",
                HardwareWarning,
            )
        far = [a for a in report["approximations"] if _is_far(a)]
        if far:
            some = "; ".join(f"{a['population']} {a['what']}: {a['asked']:g} becomes {a['given']:g}" for a in far[:4])
            note_once(
                f"{len(far)} wishes are met in part only: {some}{'; ...' if len(far) > 4 else ''}. See sim.report()",
                HardwareWarning,
            )


def _is_far(approximation):
    asked, given = approximation["asked"], approximation["given"]
    is_number = isinstance(asked, (int, float)) and isinstance(given, (int, float))
    return is_number and abs(given - asked) > 0.1 * max(abs(asked), 1e-9)


def _hash(text, lists, words):
    digest = hashlib.sha256(text.encode())
    digest.update(json.dumps(words).encode())
    for name, table in lists.items():
        digest.update(name.encode())
        digest.update(table.tobytes())
    return digest.digest()


def _where(document, network):
    """The user's name and script line of the object that an error is about."""
    found = _PLACE.search(str(document.get("place", "")))
    if not found:
        return ""
    objects = network.origins[found.group(1)]
    number = int(found.group(2))
    if number >= len(objects):
        return ""
    name, line = objects[number]
    return f"{found.group(1)[:-1]} {name}" + (f" ({line})" if line else "")
