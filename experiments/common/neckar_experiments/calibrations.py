"""Calibrations of dies, made by `neckar calibrate` when they are first needed and kept in the build folder."""

import hashlib
import os
import shutil
import subprocess
import sys

from . import places

# Seed of all writings while calibrating: not the trial of an experiment, whose write noise is another.
TRIAL = 1000
JOURNALS = "calibration.work"  # folder in that of a calibration: what was measured, a file a chip
# What cells need of a calibration, of all models: experiments without synapses that matter ask for the same, so that a chip is
# calibrated once for all of them (one minute of processor time).
CELLS = tuple("V_reset V_t E_l I_pl I_gl I_gl_slow I_radapt I_fire I_gladapt V_exp I_rexp".split())


def of(silicon, die, chips, parameters=None):
    """Folder with the calibration of some chips of a die; takes one to two minutes of processor time a chip when new."""
    folder = where(silicon, die, chips, parameters)
    if not os.path.exists(os.path.join(folder, "calibration.json.gz")):
        words = [places.LAUNCHER, "calibrate", "--silicon", silicon, "--die-seed", str(die), "--trial", str(TRIAL)]
        words += ["--hicanns", ",".join(map(str, chips)), "-o", folder, "--min-yield", "0", "--quiet", "--force"]
        if parameters:
            words += ["--parameters", ",".join(parameters)]
        _take_over(folder, chips, parameters)
        print(f"calibrates chips {', '.join(map(str, chips))} of {silicon} die {die} (kept in {folder})", file=sys.stderr)
        subprocess.run(words, check=True)
    return folder


def _take_over(folder, chips, parameters):
    """
    Copies the journals of these chips that other calibrations of the same die and parameters left: what stands in a journal is
    not measured again, and what is found about a chip does not depend on the others.
    """
    os.makedirs(os.path.join(folder, JOURNALS), exist_ok=True)
    others = [name for name in sorted(os.listdir(os.path.dirname(folder))) if parameters and name.endswith(_ending(parameters))]
    for other in others:
        for chip in chips:
            known = os.path.join(os.path.dirname(folder), other, JOURNALS, f"H{chip}.journal")
            if os.path.exists(known) and other != os.path.basename(folder):
                shutil.copy(known, os.path.join(folder, JOURNALS))


def where(silicon, die, chips, parameters=None):
    """The folder for a calibration, whether it exists or not."""
    name = "-".join(map(str, chips)) if len(chips) <= 4 else f"{len(chips)}-" + _digest(chips)
    name += _ending(parameters)
    kind = silicon if not os.path.exists(silicon) else "file-" + _digest([open(silicon, encoding="utf-8").read()])
    return os.path.join(places.BUILD, "calibration", f"{kind}-{die}", name)


def _ending(parameters):
    return "-" + _digest(sorted(parameters)) if parameters else ""


def _digest(values):
    return hashlib.sha256(",".join(map(str, values)).encode()).hexdigest()[:8]
