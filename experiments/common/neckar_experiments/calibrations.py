"""Calibrations of dies, made by `neckar calibrate` when they are first needed and kept in the build folder."""

import hashlib
import os
import subprocess
import sys

from . import places

# Seed of all writings while calibrating: not the trial of an experiment, whose write noise is another.
TRIAL = 1000


def of(silicon, die, chips, parameters=None):
    """Folder with the calibration of some chips of a die; takes about two minutes of processor time a chip when new."""
    folder = where(silicon, die, chips, parameters)
    if not os.path.exists(os.path.join(folder, "calibration.json.gz")):
        words = [places.LAUNCHER, "calibrate", "--silicon", silicon, "--die-seed", str(die), "--trial", str(TRIAL)]
        words += ["--hicanns", ",".join(map(str, chips)), "-o", folder, "--min-yield", "0", "--quiet"]
        if parameters:
            words += ["--parameters", ",".join(parameters)]
        print(f"calibrates chips {', '.join(map(str, chips))} of {silicon} die {die} (kept in {folder})", file=sys.stderr)
        subprocess.run(words, check=True)
    return folder


def where(silicon, die, chips, parameters=None):
    """The folder for a calibration, whether it exists or not."""
    name = "-".join(map(str, chips)) if len(chips) <= 4 else f"{len(chips)}-" + _digest(chips)
    if parameters:
        name += "-" + _digest(sorted(parameters))
    kind = silicon if not os.path.exists(silicon) else "file-" + _digest([open(silicon, encoding="utf-8").read()])
    return os.path.join(places.BUILD, "calibration", f"{kind}-{die}", name)


def _digest(values):
    return hashlib.sha256(",".join(map(str, values)).encode()).hexdigest()[:8]
