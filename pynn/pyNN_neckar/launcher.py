"""Finds the command neckar."""

import os
import shutil

from .errors import NeckarFailure


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
