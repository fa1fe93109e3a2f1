"""Finds and starts the command neckar."""

import atexit
import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field

from .errors import NeckarFailure


@dataclass
class Outcome:
    """What a command left: exit status, the document on standard output, the text on standard error."""

    status: int
    document: dict = field(default_factory=dict)
    log: str = ""


def find():
    """Path of the launcher: NECKAR_HOME, else the source tree around this package, else the PATH."""
    here = os.path.dirname(os.path.abspath(__file__))
    places = []
    if os.environ.get("NECKAR_HOME"):
        places.append(os.environ["NECKAR_HOME"])
    places.append(os.path.dirname(os.path.dirname(here)))
    installed_from = os.path.join(here, "home.txt")
    if os.path.exists(installed_from):
        with open(installed_from, encoding="utf-8") as file:
            places.append(file.read().strip())
    for place in places:
        path = os.path.join(place, "neckar")
        if os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    path = shutil.which("neckar")
    if path is None:
        raise NeckarFailure(
            "the command neckar is not found; set NECKAR_HOME to the folder of neckar, or put it on the PATH"
        )
    return path


class Launcher:
    """Runs commands of neckar, each in a process of its own."""

    def __init__(self):
        self._folders = []
        atexit.register(self._remove)

    def remove_at_exit(self, folder):
        """Removes a folder when Python ends."""
        self._folders.append(folder)

    def _remove(self):
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, folder):
        """Keeps a folder that was to be removed, for the user to look into."""
        if folder in self._folders:
            self._folders.remove(folder)

    def run(self, words):
        """Runs one command that prints a document."""
        command = [find()] + words
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return outcome_of(done.returncode, done.stdout, done.stderr, command)


def outcome_of(status, output, log, command):
    """Reads what a command printed; raises when it failed for a reason that is not the input."""
    if status not in (0, 1, 2):
        raise NeckarFailure(f"exit status {status} of: {' '.join(command)}\n{log.strip()}")
    try:
        document = json.loads(output)
    except json.JSONDecodeError as error:
        raise NeckarFailure(f"no answer of: {' '.join(command)}\n{log.strip() or output[:500]}") from error
    return Outcome(status, document, log)
