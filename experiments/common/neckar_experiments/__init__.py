"""What the experiments have in common: running on several substrates, statistics, pictures, acceptance, tables."""

from . import places  # first: puts the back end on the path
from .calibrations import CELLS
from .experiment import Experiment
from .substrates import Substrate

__all__ = ["CELLS", "Experiment", "Substrate", "places"]
