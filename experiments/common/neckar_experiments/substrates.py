"""What a network runs on: the reference simulator, ideal silicon, a die with mismatch and its calibration."""

import os
from dataclasses import dataclass, field

from . import calibrations

TITLES = {"reference": "reference simulator", "ideal": "ideal silicon", "real": "typical silicon"}


@dataclass(frozen=True)
class Substrate:
    """A machine by name (reference, ideal or real), and the arguments of setup() that choose it."""

    name: str
    arguments: dict = field(default_factory=dict)
    die: int = 0

    @property
    def is_reference(self):
        """Whether it is the reference simulator."""
        return self.name == "reference"

    @property
    def title(self):
        """Its name in pictures and tables."""
        return TITLES[self.name]


REFERENCE = Substrate("reference", {"machine": "reference"})


def ideal():
    """Silicon without mismatch, noise and defects."""
    return Substrate("ideal", {"silicon": "ideal"})


def real(silicon, die, trial, chips=None, parameters=None, calibrated=True):
    """
    A die with mismatch; with its calibration of the named chips where calibrated. The trial is the write noise of the
    experiment; the calibration was made under another.
    """
    arguments = {"silicon": silicon, "die_seed": die, "trial": trial}
    if calibrated and chips is not None:
        folder = calibrations.of(silicon, die, chips, parameters)
        arguments["calibration"] = os.path.join(folder, "calibration.json.gz")
        arguments["defects"] = os.path.join(folder, "defects.json")
    return Substrate("real", arguments, die)
