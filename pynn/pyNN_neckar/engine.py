"""Has neckar compile and emulate the network of a state, when it must."""

import atexit
import hashlib
import json
import os
import re
import shutil
import tempfile

import numpy as np

from . import telling
from .errors import NeckarFailure, NeckarInputError
from .network_file import NetworkFile
from .results import Results
from .server import Server

_PLACE = re.compile(r"/(populations|projections|currents)/(\d+)\b")
_MOST_ON_HARDWARE = 2


class Engine:
    """Keeps the results of the present network; writes files, runs, reads when network or time have changed."""

    def __init__(self):
        self.server = Server()
        self.folder = None
        self._temporary = True
        self.forget()
        atexit.register(self.forget)

    def forget(self):
        """Forgets results and files of the last simulation."""
        self._results = None
        self._key = None
        self._watched = set()
        self._probed = {}
        self._runs = 0
        self.keep_zero = False
        if self.folder is not None and self._temporary:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder = None

    def watch(self, population):
        """Records the spikes of a population from now on, though the script did not ask for it."""
        self._watched.add(population)

    def latest(self):
        """Results of the last run, or None before the first."""
        return self._results

    def results(self, state):
        """Results of the state's network from 0 to now."""
        network = NetworkFile(state, self._watched, self._probed, self.keep_zero)
        words = state.options.reference_words() if state.options.is_reference else state.options.words()
        key = _hash(network, words)
        if key != self._key:
            execute = self._simulate if state.options.is_reference else self._execute
            self._results = execute(state, network, words)
            self._key = key
        return self._results

    def _execute(self, state, network, words):
        keeps = self._runs > 0 and state.keeps_mapping
        if state.options.own["probe"] == "auto" and network.voltages > _MOST_ON_HARDWARE:
            document = self._run("compile", state, network, words, keeps)[0]
            network = self._probe_the_rest(state, network, document)
            keeps = True
        document, out = self._run("run", state, network, words, keeps)
        if state.options.own["probe"] == "auto" and document["not_recorded"]:
            network = self._probe_the_rest(state, network, document)
            document, out = self._run("run", state, network, words, True)
        telling.tell(state, document, self._probed)
        return Results(out, network.labels, document)

    def _simulate(self, state, network, words):
        """The network as asked for in the reference simulator: no mapping, every signal can be read."""
        words = words + ["--reference-only"]
        if network.initial:
            path = os.path.join(self._folder(state), "initial.json")
            with open(path, "w", encoding="utf-8") as file:
                file.write(network.initial)
            words += ["--initial", path]
        document, out = self._run("validate", state, network, words, False)
        return Results(out, network.labels, document)

    def _probe_the_rest(self, state, network, document):
        """The same network with the emulator's probe at the cells whose voltage no pin can show."""
        populations = {label: population for population, label in network.labels.items()}
        for missing in document["not_recorded"]:
            if missing["variable"] == "v":
                self._probed.setdefault(populations[missing["population"]], set()).add(missing["index"])
        return NetworkFile(state, self._watched, self._probed, self.keep_zero)

    def _run(self, command, state, network, words, keeps):
        folder = self._folder(state)
        path = os.path.join(folder, "network.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(network.text)
        for name, table in network.lists.items():
            np.save(os.path.join(folder, name), table)
        out = os.path.join(folder, "out" if self._temporary else f"run{self._runs}")
        words = state.options.words(compile_only=True) if command == "compile" else words + self._formats()
        try:
            outcome = self.server.run([command, path, "-o", out, "--force", "--quiet", "--json"] + words, keeps)
        except NeckarFailure:
            self._temporary = False
            raise
        if outcome.status == 1:
            raise NeckarInputError(outcome.document, _where(outcome.document, network))
        self.mapping_kept = outcome.mapping_kept
        self._runs += command != "compile"
        return dict(outcome.document, status=outcome.status), out

    def _formats(self):
        """Only what is read here, unless the user keeps the folder."""
        return ["--formats", "npy"] if self._temporary else []

    def _folder(self, state):
        if self.folder is None:
            keep = state.options.own["keep"]
            self._temporary = keep is None
            if keep is None:
                self.folder = tempfile.mkdtemp(prefix="neckar-")
            else:
                self.folder = os.path.abspath(keep)
                os.makedirs(self.folder, exist_ok=True)
        return self.folder


def _hash(network, words):
    digest = hashlib.sha256(network.text.encode())
    digest.update(json.dumps(words).encode())
    digest.update(network.initial.encode())
    for name, table in network.lists.items():
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
